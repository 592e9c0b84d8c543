import type { Entry } from '../../../electron/engine/sync/sync.ts';
import { partsOf } from '../../../shared/cases/cases.ts';
import type { Scene } from '../scene.ts';
import { serverNames, serverOf } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { signingOf } from './signing.ts';
import { namesOf, retractOf, wasHeld } from './written.ts';

const lost = (detail: string): Finding => ({ kind: 'lost', detail });

/** Nothing that a person was told had been kept, signed or sent may be missing. */
export function findLost(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return [
    ...left.flatMap((one) => [...ofCase(scene, one), ...ofEntries(scene, one)]),
    ...unaccounted(scene, left),
  ];
}

/** Everything said is in the log of its case; everything signed is kept, and put into the outbox whole. */
function ofCase(scene: Scene, left: Left): readonly Finding[] {
  const { client, events, records, entries } = left;
  const { said, signed, addenda } = scene.ledger;
  return scene.people.flatMap((patient) => {
    const about = (one: { readonly client: string; readonly patient: string }): boolean =>
      one.client === client.name && one.patient === patient;
    const log = events.get(patient) ?? [];
    const single = log.flatMap(partsOf);
    const count = (kind: string): number => single.filter((event) => event.body.kind === kind).length;
    const kinds = new Set(said.filter(about).map((one) => one.kind));
    const missing = [...kinds].filter(
      (kind) => count(kind) < said.filter((one) => about(one) && one.kind === kind).length,
    );
    const wasSigned = signed.some(about) || count('signed-off') > 0;
    return [
      ...missing.map((kind) => lost(`${client.name}: something said (${kind}) is not in the case`)),
      ...(addenda.filter(about).length > count('addendum')
        ? [lost(`${client.name}: an addendum is not in the case`)]
        : []),
      ...(signed.filter(about).length > count('signed-off')
        ? [lost(`${client.name}: a sign-off is not in the case`)]
        : []),
      ...(wasSigned && !records.has(patient) ? [lost(`${client.name}: the signed record is not kept`)] : []),
      ...(wasSigned
        ? notQueued(
            client.name,
            scene.written.endpoint,
            {
              facts: (entry) => signingOf(scene, left, entry)?.facts ?? 0,
              records: [
                Math.max(1, signed.filter(about).length) + addenda.filter(about).length,
                count('signed-off') + count('addendum'),
              ],
            },
            entries.filter((entry) => entry.person === patient),
          )
        : []),
    ];
  });
}

type Reckoned = {
  /** Rows with an established history, at the signature that an entry came from. */
  readonly facts: (entry: Entry) => number;
  /** The record, and again with each addendum somebody was told of; a withdrawal leaves an addendum that no paper goes with. */
  readonly records: readonly [fewest: number, most: number];
};

/**
 * Reckoned from what was shown: a statement to each record for each row with an established history, lists, the record itself, and
 * the record again with each addendum.
 */
function notQueued(
  name: string,
  written: string,
  { facts, records: [fewest, most] }: Reckoned,
  entries: readonly Entry[],
): readonly Finding[] {
  const papers = entries.filter(
    ({ endpoint, kind }) => endpoint === 'home' && kind === 'signed-record',
  ).length;
  const signings = [...Map.groupBy(entries, ({ createdAt }) => createdAt).values()].filter((ofOne) =>
    ofOne.some(({ kind }) => ofSignature.includes(kind)),
  );
  return [
    ...signings.flatMap((ofOne) =>
      ofSigning(name, written, ofOne[0] === undefined ? 0 : facts(ofOne[0]), ofOne),
    ),
    ...(papers >= fewest && papers <= most
      ? []
      : [lost(`${name}: signed, and the record is not meant for the trust`)]),
  ];
}

const ofSignature: readonly string[] = ['history-fact', 'confirmed-decision', 'list-now', 'list-changes'];

function ofSigning(
  name: string,
  written: string,
  facts: number,
  entries: readonly Entry[],
): readonly Finding[] {
  const count = (endpoint: string, kinds: readonly string[]): number =>
    entries.filter((entry) => entry.endpoint === endpoint && kinds.includes(entry.kind)).length;
  // A record that could not be asked who the patient is there gets nothing; but never a part.
  const records = [written, 'letters'].filter((endpoint) => count(endpoint, ofSignature) > 0);
  const statements = records.filter(
    (endpoint) => count(endpoint, ['history-fact', 'confirmed-decision']) < facts,
  );
  // What is taken now is listed; a list of changes is written only where something changed, and neither is written twice.
  const lists = records.filter((endpoint) => {
    const goesOn = entries.some((entry) => entry.endpoint === endpoint && isLiveStatement(entry));
    const [now, changes] = [count(endpoint, ['list-now']), count(endpoint, ['list-changes'])];
    return now > 1 || changes > 1 || (goesOn && now === 0);
  });
  return [
    ...statements.map((endpoint) =>
      lost(`${name}: signed, and not every history fact is meant for ${endpoint}`),
    ),
    ...lists.map((endpoint) => lost(`${name}: signed, and a list is not meant for ${endpoint}`)),
  ];
}

const isLiveStatement = ({ type, body }: Entry): boolean =>
  type === 'MedicationStatement' && /"status":"(?:active|on-hold|intended)"/.test(body);

/** An entry is where it says it is, and on the screen. */
function ofEntries(scene: Scene, { client, entries, listed }: Left): readonly Finding[] {
  return entries.flatMap((entry) => {
    const found: Finding[] = [];
    if (!listed.has(entry.id)) found.push(lost(`${client.name}: ${entry.kind} ${entry.id} is on no screen`));
    const name = serverOf[entry.endpoint];
    if (entry.state.kind !== 'acknowledged' || name === undefined) return found;
    const kept = scene.servers[name].store.get(entry.type, entry.state.id);
    if (kept === undefined || !wasHeld(kept, entry))
      found.push(
        lost(`${client.name}: ${entry.kind} ${entry.id} counts as received and ${name} never held it`),
      );
    return found;
  });
}

/** Whatever a client wrote has its entry somewhere: else the entry was lost after it had been sent. */
function unaccounted(scene: Scene, left: readonly Left[]): readonly Finding[] {
  const entries = left.flatMap((one) => one.entries);
  const known = new Set(entries.flatMap((entry) => [entry.id, retractOf(entry.id), ...placesOf(entry)]));
  const names = new Set(scene.clients.map((client) => client.name));
  // Without a name nobody can tell whose it is.
  const naming = serverNames.filter((server) => scene.servers[server].traits.drops !== 'identifier');
  return naming.flatMap((server) =>
    scene.servers[server].store
      .all()
      .filter((kept) => kept.versions.some((version) => names.has(version.by)))
      .filter(
        (kept) =>
          !kept.versions.some(
            ({ resource }) =>
              resource !== undefined &&
              [`${kept.type}/${kept.id}`, ...namesOf(resource)].some((name) => known.has(name)),
          ),
      )
      .map((kept) => lost(`${server} holds ${kept.type}/${kept.id}, which no outbox knows`)),
  );
}

/** Where an entry is known to be. */
const placesOf = ({ type, guard, state }: Entry): readonly string[] => [
  ...(guard.kind === 'if-match' ? [`${type}/${guard.id}`] : []),
  ...(state.kind === 'acknowledged' ? [`${type}/${state.id}`] : []),
];

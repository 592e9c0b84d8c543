import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { Scene, Signed, SignedRow } from '../scene.ts';
import { idAt, patients, serverNames, serverOf, type ServerName } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { heldVersion } from './held.ts';
import { signingOf } from './signing.ts';

const statements: readonly string[] = ['history-fact', 'confirmed-decision'];

/**
 * Read as a clinician reads it: every statement that counts as received says of the patient what was on the screen when it was
 * signed: which medicine, how it is taken, whether, why not, and who said so. Nothing of the program's own planning is
 * asked; only what a person saw and what a server holds.
 */
export function findMeansOtherwise(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return left.flatMap((one) =>
    one.entries
      .filter((entry) => statements.includes(entry.kind) && entry.state.kind === 'acknowledged')
      .flatMap((entry) => ofStatement(scene, one, entry)),
  );
}

function ofStatement(scene: Scene, left: Left, entry: Entry): readonly Finding[] {
  const { client } = left;
  const server = serverOf[entry.endpoint];
  const signed = signingOf(scene, left, entry);
  // Signed, and the process died before anybody was told: what was on the screen is not known.
  if (server === undefined || signed === undefined) return [];
  const otherwise = (detail: string): readonly Finding[] => [
    { kind: 'means-otherwise', detail: `${client.name}: ${entry.kind} ${entry.id} at ${server}: ${detail}` },
  ];
  const row = signed.rows.find((one) => one.row === entry.row);
  const resource = heldVersion(scene, server, entry, client.name)?.resource;
  if (row?.fact === undefined) return otherwise('of a medicine nobody said anything about');
  if (resource === undefined) return otherwise('its version is not there');
  const person = patients[scene.people.indexOf(entry.person)];
  const patient = person === undefined ? '' : `Patient/${idAt(server, person)}`;
  return differences(resource, signed, sentBefore(scene, signed.atMs), row, patient)
    .filter(({ field }) => !scene.ledger.theirs.has(`${entry.id} ${field}`))
    .filter(({ field }) => !mayLack(scene, server, field))
    .flatMap(({ field, says, expected }) => otherwise(`${field} says ${says}, signed as ${expected}`));
}

/** What a server drops and is no clinical matter is shown as not kept; a clinical field never counts as received without. */
const mayLack = (scene: Scene, server: ServerName, field: string): boolean =>
  scene.servers[server].traits.drops === field && field !== 'dosage';

/** Every dosage that any record held before then. */
const sentBefore = (scene: Scene, atMs: number): ReadonlySet<string> =>
  new Set(
    serverNames.flatMap((name) => {
      const { store, traits } = scene.servers[name];
      return store
        .all()
        .flatMap((kept) => kept.versions)
        .filter((version) => version.atMs - traits.clockSkewMs <= atMs)
        .map(({ resource }) => JSON.stringify(resource?.['dosage']));
    }),
  );

type Difference = { readonly field: string; readonly says: string; readonly expected: string };

function differences(
  resource: JsonObject,
  { asked }: Signed,
  sent: ReadonlySet<string>,
  { terms, directions, fact }: SignedRow,
  patient: string,
): readonly Difference[] {
  const doses = [resource['dosage'] ?? []].flat().filter(isObject);
  const told = fact !== undefined && 'doses' in fact ? fact.doses.map(({ asTaken }) => asTaken) : [];
  const differently = fact?.kind === 'taking-differently' ? [fact.asTaken] : directions;
  const expectedDose = told.length > 0 ? told : differently;
  const reason = fact?.kind === 'not-taking' ? fact.why : '';
  const checks: readonly (Difference & { readonly holds: boolean })[] = [
    check('medicationCodeableConcept', text(resource['medicationCodeableConcept'], 'text'), terms),
    check('dosage', doses.map(inWords).join('; '), expectedDose),
    check('status', String(resource['status']), [statusOf(fact)]),
    check('statusReason', text([resource['statusReason'] ?? []].flat()[0], 'text'), [reason]),
    check('subject', text(resource['subject'], 'reference'), [patient]),
    check('informationSource', text(resource['informationSource'], 'reference'), [
      asked === 'patient' ? patient : '',
    ]),
    // As directed is the source's own dosage, with whatever it sent along; anything else is words of ours.
    check(
      'dosage',
      expectedDose !== directions || sent.has(JSON.stringify(resource['dosage'])) ? 'as sent' : 'rewritten',
      ['as sent'],
    ),
  ];
  return checks.filter(({ holds }) => !holds);
}

const check = (
  field: string,
  says: string,
  expected: readonly string[],
): Difference & { readonly holds: boolean } => ({
  field,
  says,
  expected: expected.join(' or '),
  holds: expected.includes(says),
});

/** As a case shows directions: the words of the source, and what it tells the patient. */
const inWords = (dose: JsonObject): string =>
  [text(dose, 'text'), text(dose, 'patientInstruction')].filter((words) => words !== '').join('. ');

function text(value: unknown, field: string): string {
  const found = isObject(value) ? value[field] : undefined;
  return typeof found === 'string' ? found : '';
}

function statusOf(fact: SignedRow['fact']): string {
  switch (fact?.kind) {
    case 'taking-as-directed':
    case 'taking-differently':
      return 'active';
    case 'not-taking':
      return fact.never ? 'not-taken' : 'stopped';
    default:
      return 'nothing at all';
  }
}

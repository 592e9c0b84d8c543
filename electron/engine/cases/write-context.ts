import { fromMillis } from '../../../shared/core/instant.ts';
import { patientThere, reasonOf, type WriteContext } from '../../../shared/cases/cases.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { writeTargets } from '../../../shared/records/records.ts';
import { entryById } from '../db/queries/outbox.ts';
import { personById } from '../db/queries/people.ts';
import type { ReadDb } from '../db/store.ts';
import { locatedBase } from '../records/records.ts';
import { stateOfEntry } from '../sync/sync.ts';
import { actorOf } from './events.ts';
import type { OpenCase } from './open-case.ts';
import { ownEntries, ownLists } from './own-entries.ts';
import { homeOf, whereabouts, type Whereabouts } from './patient-there.ts';
import { isUnanswered, putToPrescriber } from './put-to-prescriber.ts';
import type { DecidedRow } from './rows-state.ts';
import { answered } from './state-words.ts';
import type { Unlocked } from './unlocked.ts';
import { allergiesToWrite } from './allergies-to-write.ts';
import { uuidOf } from './write-uuid.ts';

/** Somebody about to sign a case, or to write something of it before. */
export type Signing = Unlocked & {
  readonly person: string;
  readonly open: OpenCase;
  readonly rows: readonly DecidedRow[];
};

const isReopened = ({ state }: OpenCase): boolean => (state.opened?.value.version ?? 1) > 1;

/** What was put to the prescriber before, stands no more and nobody answered or ended: of each the latest version. */
function withdrawnTasks(signing: Signing): WriteContext['withdrawn'] {
  // When what stands was recommended: the moment a `Task` names as `authoredOn`.
  const standing: ReadonlySet<string> = new Set(
    signing.rows.flatMap(({ standing: { decision } }) => decision.recommendation?.at ?? []),
  );
  const confirmed: ReadonlySet<string> = new Set(
    [...(signing.open.current.before?.rows.values() ?? [])].flatMap((row) =>
      row.confirmed === null ? [] : (row.recommendation?.at ?? []),
    ),
  );
  return putToPrescriber(signing).flatMap(({ endpoint, row, there, at, status, body }) =>
    there === null || !isUnanswered(status) || standing.has(at) || confirmed.has(at)
      ? []
      : [{ endpoint, row, ...there, body }],
  );
}

/**
 * Nothing is written to a record that did not answer for this very patient: whose identity disagreed, was not checked, or
 * which does not know them. A record that merely did not answer now was checked before, and its link stands.
 */
export const identityAgreed = (open: Pick<OpenCase, 'copy'>, endpoint: string): boolean =>
  denialOf(open, endpoint) === undefined;

/** The answer by which a record is not known to hold this very patient; `undefined` where it is. */
export function denialOf({ copy }: Pick<OpenCase, 'copy'>, endpoint: string): SourceState | undefined {
  const read = copy.endpoints.find(({ source }) => source.id === endpoint);
  const answers = [read?.state, read?.failedSince].filter((state) => state !== undefined);
  return read === undefined ? notRead : answers.find(deniesPatient);
}

const notRead: SourceState = { kind: 'unavailable', reason: { kind: 'not-read-yet' } };

/** The trust's own store need not have been read of this patient, but must not have denied them either. */
const mayWriteTo = (open: OpenCase, { id, role }: SourceConfig): boolean =>
  identityAgreed(open, id) ||
  (role === 'home' && !open.copy.endpoints.some(({ source }) => source.id === id));

const deniesPatient = (state: SourceState): boolean =>
  state.kind === 'patient-not-known' ||
  (state.kind === 'unavailable' &&
    ['identity-disagrees', 'restricted', 'not-read-yet'].includes(state.reason.kind));

export function writeContext(signing: Signing): WriteContext {
  const { context, store, user, person, open, rows } = signing;
  const there = whereabouts(context, store, person);
  const nhsNumber = store.read.get(personById, { person })?.nhs_number ?? null;
  const { current, state } = open;
  const before = current.before === undefined ? null : (state.opened?.value.from ?? null);
  // Nothing was said yet: what is written once is named anew, and by nobody else.
  const key = current.id ?? context.host.randomUuid();
  return {
    caseId: key,
    reason: reasonOf(state),
    at: fromMillis(context.host.now()),
    signedBy: actorOf(user),
    organisation: context.config.trust,
    deviceVersion: context.host.appVersion,
    nhsNumber,
    // Whoever has no NHS number can be named to no record.
    records: nhsNumber === null ? [] : recordsOf(signing, there),
    home: nhsNumber === null ? null : homeOf(context, there),
    sources: open.columns.map((column) => ({
      name: column.list.name,
      state: answered(column),
      asOf: column.list.asOf.kind === 'known' ? column.list.asOf.value : null,
    })),
    informant: informantOf(signing),
    takesNothing:
      state.takesNothing !== null &&
      open.columns.some(({ list }) => list.role === 'history' && list.state.kind === 'complete'),
    own: ownEntries({ store, person, open, rows }, context.config.trust.odsCode),
    ownLists: ownLists({ store, person, open }, context.config.trust.odsCode),
    replaces: before !== null && isReopened(open) ? uuidOf(before, 'signed record') : null,
    withdrawn: before === null ? [] : withdrawnTasks(signing),
    allergies: allergiesToWrite({ ...open, caseKey: key }),
    uuid: (name) => notTakenBack(store.read, (nth) => uuidOf(key, nth === 1 ? name : `${name} ${nth}`)),
  };
}

/** What was taken back may be said again, and is another entry then: the first of the names whose entry was not. */
function notTakenBack(db: ReadDb, uuid: (nth: number) => string): string {
  for (let nth = 1; ; nth += 1) {
    const entry = db.get(entryById, { entry: uuid(nth) });
    if (entry === undefined || stateOfEntry(entry.state).kind !== 'withdrawn') return uuid(nth);
  }
}

const recordsOf = ({ context, store, person, open }: Signing, there: Whereabouts): WriteContext['records'] =>
  writeTargets(context.config).flatMap(({ source, appendOnly, standsFor }) => {
    const known = there.patientAt(source.id);
    // A record that does not know the patient is not written to; in the trust's own store they are found before sending.
    const patient = source.role === 'home' ? (known ?? patientThere) : known;
    if (patient === undefined || !mayWriteTo(open, source)) return [];
    return [
      {
        endpoint: source.id,
        patient,
        encounter: there.encounterAt(source.id),
        appendOnly,
        standsFor: standsFor.map((one) => ({
          endpoint: one.id,
          base: locatedBase(store.read, one, person),
        })),
      },
    ];
  });

function informantOf({ context, open }: Signing): WriteContext['informant'] {
  const asked = open.state.asked?.value;
  return asked === undefined || asked.who === 'nobody'
    ? { kind: 'organisation', name: context.config.trust.name }
    : { kind: asked.who, name: asked.name };
}

import { err, ok, type Result } from '../../../shared/core/result.ts';
import { valueOf } from '../../../shared/core/known.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import { decideIdentity, readPatient } from '../../../shared/patients/patients.ts';
import { pullPlan } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { personById } from '../db/queries/people.ts';
import type { Page } from '../http/http.ts';
import type { WholeRecord } from '../records/records.ts';
import { askedFor, concluded, type Found } from './find-patient.ts';
import { keepIdentity } from './keep-identity.ts';
import type { Place, PullParts } from './parts.ts';
import { beginRun, finishRun, recordFailure } from './run.ts';
import { createPageGroup } from './save-page.ts';

/**
 * Reads one person at a source that answers with the whole record at once: whose it is is decided from the patient in the
 * answer, before anything of it is kept. What an earlier answer held and this one does not has gone.
 */
export async function pullWhole(
  parts: PullParts,
  source: SourceConfig,
  person: string,
): Promise<SourceState> {
  const place: Place = { endpoint: source.id, person };
  const answered = await readChecked(parts, source, person);
  if (parts.stopped()) return { kind: 'partial', reasons: [{ kind: 'still-reading' }] };
  if (!answered.ok) return recordFailure(parts, place, answered.fault, undefined);
  const { record, found } = answered.value;
  const begun = beginRun(parts, place, { full: true }, (tx, run) =>
    keepIdentity(tx, parts, place, run, ownId(found, person)),
  );
  const facts = found.decision.patient;
  const subject = { id: facts.id, nhsNumber: valueOf(facts.nhsNumber), keepsCompanions: true };
  const pages = createPageGroup(parts, { ...source, fhirBase: record.address }, place, subject);
  const run = byType(
    keyedTo(person, record.page),
    pullPlan(source).map(({ type }) => type),
  ).reduce((sofar, { type, page }) => pages.take(sofar, type, page), {
    ...begun,
    asOf: begun.asOf ?? found.asOf ?? null,
  });
  pages.write(run);
  return finishRun(parts, place, run, pullPlan(source));
}

/**
 * Ids of an answer are the practice's own, and another practice may give them to somebody else: here each is kept under its
 * person, and one that comes twice under a number of its own, so that nothing takes another's place.
 */
function keyedTo(person: string, page: Page): Page {
  const seen = new Map<string, number>();
  return {
    ...page,
    entries: page.entries.map((entry) => {
      const name = `${entry.type}/${entry.id}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { ...entry, id: `${person}.${entry.id}${count === 1 ? '' : `~${count}`}` };
    }),
  };
}

const ownId = (found: Found, person: string): Found => ({
  ...found,
  entry: { ...found.entry, id: `${person}.${found.entry.id}` },
  decision: {
    ...found.decision,
    patient: { ...found.decision.patient, id: `${person}.${found.decision.patient.id}` },
  },
});

async function readChecked(
  parts: PullParts,
  source: SourceConfig,
  person: string,
): Promise<Result<{ readonly record: WholeRecord; readonly found: Found }, SourceState>> {
  const asked = askedFor(parts.store.read.get(personById, { person }));
  const disagrees = (detail: string): Result<never, SourceState> =>
    err({ kind: 'unavailable', reason: { kind: 'identity-disagrees', detail } });
  if (asked === undefined) return disagrees('the census gives no NHS number and birth date to ask with');
  const record = await parts.reader.whole(source, asked.nhsNumber, parts.correlation);
  if (!record.ok) return record;
  const { page } = record.value;
  const candidates = page.entries.flatMap((entry) => {
    const facts = entry.type === 'Patient' ? readPatient(entry.resource) : undefined;
    return facts === undefined ? [] : [{ facts, entry, asOf: page.serverTime }];
  });
  if (candidates.length === 0) return disagrees('the record that came says nobody’s name');
  const found = concluded(
    decideIdentity(
      asked,
      candidates.map(({ facts }) => facts),
    ),
    candidates,
  );
  if (found.ok) return ok({ record: record.value, found: found.value });
  return err(found.fault.kind === 'unavailable' ? found.fault : { kind: 'patient-not-known' });
}

/** The one answer as a page for each type that is asked for elsewhere, and one for whatever else came along. */
function byType(
  page: Page,
  types: readonly string[],
): readonly { readonly type: string; readonly page: Page }[] {
  const rest = page.entries.filter(({ type }) => type !== 'Patient' && !types.includes(type));
  return [
    ...types.map((type) => ({
      type,
      page: { ...page, unidentified: 0, entries: page.entries.filter((entry) => entry.type === type) },
    })),
    { type: 'Bundle', page: { ...page, entries: rest } },
  ];
}

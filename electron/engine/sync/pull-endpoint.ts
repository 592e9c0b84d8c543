import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { PartialReason, SourceState, UnavailableReason } from '../../../shared/medicines/source.ts';
import { valueOf } from '../../../shared/core/known.ts';
import { isLocated, isReadWhole, pullPlan } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { personById } from '../db/queries/people.ts';
import { dropLinks, locatedStore, saveLocatedStore } from '../db/queries/located-stores.ts';
import { bookmarksOfRun, endRun, removeBookmarks } from '../db/queries/pull-runs.ts';
import { locate, type Offer } from '../records/records.ts';
import { findPatient } from './find-patient.ts';
import { keepIdentity } from './keep-identity.ts';
import { keyedFound } from './key-in-store.ts';
import type { Place, PullParts, Run } from './parts.ts';
import { pullWhole } from './pull-whole.ts';
import { readReferencedMedications } from './referenced-medications.ts';
import { beginRun, finishRun, recordFailure, stopType } from './run.ts';
import { createPageGroup, type Subject } from './save-page.ts';
import { searchType, type TypeSearch } from './search-type.ts';
import { addReasons } from './state-json.ts';

/** Reads one person at one source: who it is first, then type by type. Gives the state of the copy afterwards. */
export async function pullEndpoint(
  parts: PullParts,
  configured: SourceConfig,
  person: string,
  full: boolean,
): Promise<SourceState> {
  if (isReadWhole(configured)) return pullWhole(parts, configured, person);
  const place: Place = { endpoint: configured.id, person };
  const stoppedState: SourceState = { kind: 'partial', reasons: [{ kind: 'still-reading' }] };
  const located = await storeOf(parts, configured, person);
  if (parts.stopped()) return stoppedState;
  if (!located.ok)
    return recordFailure(parts, place, { kind: 'unavailable', reason: located.fault }, undefined);
  const source = located.value;
  const found = await findPatient(parts, source, person);
  if (parts.stopped()) return stoppedState;
  if (!found.ok) return recordFailure(parts, place, found.fault, undefined);
  const offer = await parts.reader.offer(source, parts.correlation);
  if (parts.stopped()) return stoppedState;
  // A delta over some types only would leave the copy half old.
  const deltas = pullPlan(source).every(({ type }) => offer.searches(type) && offer.deltas(type));
  const moved = isLocated(source) && keepStore(parts, place, source);
  const run = beginRun(parts, place, { full: full || !deltas || moved }, (tx, begun) =>
    keepIdentity(tx, parts, place, begun, keyedFound(source, found.value)),
  );
  const facts = found.value.decision.patient;
  const subject: Subject = { id: facts.id, nhsNumber: valueOf(facts.nhsNumber) };
  const pages = createPageGroup(parts, source, place, subject);
  const read = await readTypes(
    { parts, source, place, subject, offer, pages },
    {
      ...run,
      asOf: run.asOf ?? found.value.asOf ?? null,
    },
  );
  // Locked or cancelled: what was not written is read again, behind the last page that was.
  if (parts.stopped()) return stoppedState;
  pages.write(read.run);
  if (read.cutOff !== undefined) return recordFailure(parts, place, read.cutOff, read.run);
  const unnamed = await readReferencedMedications(parts, source, place, offer, read.run);
  if (parts.stopped()) return stoppedState;
  const complete = { ...read.run, reasons: addReasons(read.run.reasons, unnamed) };
  return finishRun(parts, place, complete, pullPlan(source));
}

/** The store that is asked for this person. Without an NHS number there is nothing to ask a locator with. */
async function storeOf(
  parts: PullParts,
  source: SourceConfig,
  person: string,
): Promise<Result<SourceConfig, UnavailableReason>> {
  if (!isLocated(source)) return ok(source);
  const nhsNumber = parts.store.read.get(personById, { person })?.nhs_number;
  return nhsNumber === null || nhsNumber === undefined
    ? err({ kind: 'identity-disagrees', detail: 'no NHS number to ask the record locator with' })
    : locate(parts.reader, source, nhsNumber, parts.correlation);
}

/** Remembers the store; true where it is another one than before, so that nothing of the old one is taken up again. */
function keepStore(parts: PullParts, place: Place, source: SourceConfig): boolean {
  const before = parts.store.read.get(locatedStore, place)?.base;
  if (before === source.fhirBase) return false;
  const detail = { endpoint: place.endpoint, again: before !== undefined };
  const entry = { user: parts.user, action: 'store-located', subject: place.person, detail };
  parts.store.inTransaction('keep a located store', entry, (tx) => {
    tx.run(removeBookmarks, place);
    tx.run(endRun, place);
    tx.run(dropLinks, place);
    tx.run(saveLocatedStore, { ...place, base: source.fhirBase });
  });
  return before !== undefined;
}

/** A type that the server says it does not have is a gap of that type, unless the trust says that none is kept there. */
const notOffered = (source: SourceConfig, offer: Offer): readonly PartialReason[] =>
  pullPlan(source)
    .filter(({ type }) => !offer.searches(type))
    .map(({ type }) => ({ kind: 'type-not-read', type, detail: 'not offered' }));

type TypesRead = { readonly run: Run; readonly cutOff: SourceState | undefined };

async function readTypes(reading: Omit<TypeSearch, 'search'>, begun: Run): Promise<TypesRead> {
  const { parts, source, place, offer, pages } = reading;
  const plan = pullPlan(source).filter(({ type }) => offer.searches(type));
  let run: Run = { ...begun, reasons: addReasons(begun.reasons, notOffered(source, offer)) };
  let forbidden = 0;
  const bookmarks = parts.store.read.all(bookmarksOfRun, { ...place, run: run.run });
  for (const search of plan) {
    const bookmark = bookmarks.find((one) => one.type === search.type);
    if (bookmark !== undefined && bookmark.state !== 'reading') continue;
    const end = await searchType({ ...reading, search }, run, bookmark);
    run = end.run;
    if (end.kind === 'cut-off') return { run, cutOff: { kind: 'unavailable', reason: end.reason } };
    if (end.kind !== 'gap') continue;
    forbidden += end.forbidden ? 1 : 0;
    run = { ...run, reasons: addReasons(run.reasons, [end.reason]) };
    if (parts.stopped()) return { run, cutOff: undefined };
    pages.write(run);
    stopType(parts, place, run, search.type, end.page);
    if (forbidden === plan.length) {
      const detail = end.reason.kind === 'items-withheld' ? end.reason.detail : '';
      return { run, cutOff: { kind: 'unavailable', reason: { kind: 'not-permitted', detail } } };
    }
  }
  return { run, cutOff: undefined };
}

import { isObject } from '../../../shared/core/brand.ts';
import type { PartialReason } from '../../../shared/medicines/source.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { bodiesReferring, fetchedAt } from '../db/queries/resources.ts';
import { readJson, readPages, type PageEntry } from '../http/http.ts';
import type { Offer } from '../records/records.ts';
import { keyOf } from './key-in-store.ts';
import { nowOf, type Place, type PullParts, type Run } from './parts.ts';
import { saveEntry } from './save-page.ts';

/** Ids asked for in one request. */
const batchSize = 25;
/** A Medication read within this time is not read again: it is shared by many patients and seldom changes. */
const freshMs = 60 * 60_000;

/**
 * Reads the Medications that a person's resources refer to and that did not come along with them, in batches, each once.
 * What cannot be had is a gap: its lines have no name.
 */
export async function readReferencedMedications(
  parts: PullParts,
  source: SourceConfig,
  place: Place,
  offer: Offer,
  run: Run,
): Promise<readonly PartialReason[]> {
  const wanted = missingIds(parts, source, place, run);
  let missed = 0;
  let why = '';
  for (let at = 0; at < wanted.length && !parts.stopped(); at += batchSize) {
    const ids = wanted.slice(at, at + batchSize);
    const read = offer.searches('Medication')
      ? await searchFor(parts, source, ids)
      : await readEach(parts, source, ids);
    if (parts.stopped()) return [];
    const found = read.entries.filter((entry) => entry.type === 'Medication' && ids.includes(entry.id));
    if (found.length > 0)
      save(
        parts,
        place,
        run,
        found.map((entry) => ({ ...entry, id: keyOf(source, entry.id) })),
      );
    missed += ids.filter((id) => !found.some((entry) => entry.id === id)).length;
    why = read.why === '' ? why : `, ${read.why}`;
  }
  return missed === 0
    ? []
    : [{ kind: 'type-not-read', type: 'Medication', detail: `${missed} of those referred to${why}` }];
}

/** What is referred to by what this source holds of the person, and is not there or was read long ago. */
function missingIds(parts: PullParts, source: SourceConfig, place: Place, run: Run): readonly string[] {
  const { read } = parts.store;
  const referred = new Set<string>();
  for (const { body } of read.all(bodiesReferring, { person: place.person, source: place.endpoint })) {
    for (const [, id = ''] of body.matchAll(
      /"reference"\s*:\s*"(?:https?:[^"]*\/)?Medication\/([A-Za-z0-9.-]{1,64})"/g,
    ))
      referred.add(id);
  }
  return [...referred].filter((id) => {
    const held = read.get(fetchedAt, {
      source: place.endpoint,
      type: 'Medication',
      id: keyOf(source, id),
    });
    if (held === undefined) return true;
    return run.whole && parts.host.now() - Date.parse(held.fetched_at) > freshMs;
  });
}

type BatchRead = { readonly entries: readonly PageEntry[]; readonly why: string };

async function searchFor(parts: PullParts, source: SourceConfig, ids: readonly string[]): Promise<BatchRead> {
  const entries: PageEntry[] = [];
  const end = await readPages({
    read: (url) => parts.reader.get(source, url, parts.correlation),
    address: (link) => parts.reader.address(source, link),
    first: `Medication?_id=${ids.map(encodeURIComponent).join(',')}&_count=${batchSize}`,
    type: 'Medication',
    firstNumber: 1,
    onPage: (page) => entries.push(...page.entries),
  });
  if (end.kind !== 'failed') return { entries, why: end.kind === 'stopped' ? end.why : '' };
  return { entries, why: 'status' in end.fault ? `status ${end.fault.status}` : end.fault.kind };
}

/** For a server that does not search them: one read each. */
async function readEach(parts: PullParts, source: SourceConfig, ids: readonly string[]): Promise<BatchRead> {
  const entries: PageEntry[] = [];
  let why = '';
  for (const id of ids) {
    const answer = await parts.reader.get(source, `Medication/${encodeURIComponent(id)}`, parts.correlation);
    const json = answer.ok ? readJson(answer.value.text) : answer;
    if (!answer.ok || !json.ok) why = json.ok ? '' : json.fault.kind;
    else if (isObject(json.value) && json.value['resourceType'] === 'Medication' && json.value['id'] === id)
      entries.push({ type: 'Medication', id, text: answer.value.text, resource: json.value, included: true });
  }
  return { entries, why };
}

function save(parts: PullParts, place: Place, run: Run, found: readonly PageEntry[]): void {
  const detail = { endpoint: place.endpoint, type: 'Medication', kept: found.length };
  const entry = { user: parts.user, action: 'page-read', subject: place.person, detail };
  parts.store.inTransaction('save referenced medications', entry, (tx) => {
    const read = { run: run.run, at: nowOf(parts.host) };
    for (const one of found) saveEntry(tx, place, read, one, '');
  });
}

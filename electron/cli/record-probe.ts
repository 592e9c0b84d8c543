import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { err, ok, type Result } from '../../shared/core/result.ts';
import { unavailableWords } from '../../shared/medicines/source-words.ts';
import { nhsNumberSystem } from '../../shared/patients/patients.ts';
import type { SourceConfig } from '../../shared/records/config.ts';
import { pullPlan, type PlannedSearch } from '../../shared/records/records.ts';
import { faultDetail, readJson } from '../engine/http/http.ts';
import { locate, unavailableBecause, type ReadFault, type RecordReader } from '../engine/records/records.ts';

/**
 * What became of one thing that was tried. `ignored`: it was answered as if it had not been asked for. `not-shown`: nothing there
 * could show it, one way or the other.
 */
export type Probe = {
  readonly result: 'works' | 'ignored' | 'refused' | 'not-shown';
  readonly words: string;
};

/** Where a patient's entries lie at a source, and under which of the server's own ids. */
export type Place = { readonly source: SourceConfig; readonly patient: string };

export type Asking = { readonly reader: RecordReader; readonly correlation: string };

export const probe = (result: Probe['result'], words: string): Probe => ({ result, words });
export const refused = (fault: ReadFault): Probe => probe('refused', faultWords(fault));

/** A fault in the words of a source's state, with the status or the scope that it came with. */
export function faultWords(fault: ReadFault): string {
  if (fault.kind === 'rejected') return `the record refused it (${faultDetail(fault)})`;
  const reason = unavailableBecause(fault);
  const detail = 'detail' in reason && reason.detail !== '' ? ` (${reason.detail})` : '';
  return `${unavailableWords(reason)}${detail}`;
}

/** Finds the store and the id of the patient with this NHS number; exactly one, or why not in words. */
export async function placeOf(
  { reader, correlation }: Asking,
  configured: SourceConfig,
  nhsNumber: string,
): Promise<Result<Place, string>> {
  const located = await locate(reader, configured, nhsNumber, correlation);
  if (!located.ok) return err(unavailableWords(located.fault));
  const source = located.value;
  const query = `Patient?identifier=${encodeURIComponent(`${nhsNumberSystem}|${nhsNumber}`)}`;
  const found = await pageAt({ reader, correlation }, source, query);
  if (!found.ok) return err(faultWords(found.fault));
  const [only, ...more] = found.value.matches;
  const id = only?.['id'];
  if (typeof id !== 'string' || more.length > 0)
    return err(`${found.value.matches.length} patients have this NHS number there`);
  return ok({ source, patient: id });
}

/** Reads only: paging, `_include` and `_lastUpdated`, on the first type of the source that this patient has entries of. */
export async function readProbes(asking: Asking, place: Place): Promise<Readonly<Record<string, Probe>>> {
  for (const search of pullPlan(place.source)) {
    const first = await pageAt(asking, place.source, `${search.query(place.patient)}&_count=1`);
    if (!first.ok) return { search: refused(first.fault) };
    if (first.value.matches.length > 0) return probesOf(asking, place, search, first.value);
  }
  return { search: probe('not-shown', 'the patient has no entries there') };
}

async function probesOf(
  asking: Asking,
  { source, patient }: Place,
  { type, query, include }: PlannedSearch,
  first: PageSeen,
): Promise<Readonly<Record<string, Probe>>> {
  const asked = query(patient);
  const later = await pageAt(asking, source, `${asked}&_count=1&_lastUpdated=ge2999-01-01T00:00:00Z`);
  return {
    search: probe('works', `${type} by patient`),
    paging: await paging(asking, source, first),
    onlyWhatChanged: !later.ok
      ? refused(later.fault)
      : later.value.matches.length === 0
        ? probe('works', '_lastUpdated is kept to')
        : probe('ignored', '_lastUpdated is ignored: everything is read each time'),
    ...(include === undefined
      ? {}
      : { medicationsSentAlong: await including(asking, source, `${asked}&_count=20&${include}`) }),
  };
}

async function paging(asking: Asking, source: SourceConfig, first: PageSeen): Promise<Probe> {
  if (first.next === undefined)
    return first.matches.length > 1
      ? probe('ignored', `_count=1 gave ${first.matches.length} entries and no next page`)
      : probe('not-shown', 'one entry only, so nothing to page through');
  const second = await pageAt(asking, source, first.next);
  if (!second.ok) return refused(second.fault);
  const had = new Set(first.matches.map((one) => one['id']));
  return second.value.matches.some((one) => !had.has(one['id']))
    ? probe('works', 'the next page holds other entries')
    : probe('ignored', 'the next page holds nothing new');
}

async function including(asking: Asking, source: SourceConfig, url: string): Promise<Probe> {
  const page = await pageAt(asking, source, url);
  if (!page.ok) return refused(page.fault);
  if (page.value.included > 0) return probe('works', `${page.value.included} sent along`);
  return page.value.matches.some(refersToMedication)
    ? probe('ignored', 'Medications are referred to and not sent along: they are fetched by id')
    : probe('not-shown', 'no entry refers to a Medication of its own');
}

function refersToMedication(resource: JsonObject): boolean {
  const reference = isObject(resource['medicationReference'])
    ? resource['medicationReference']['reference']
    : undefined;
  return typeof reference === 'string' && !reference.startsWith('#');
}

type PageSeen = {
  readonly matches: readonly JsonObject[];
  readonly included: number;
  /** An address that may be asked. */
  readonly next: string | undefined;
};

async function pageAt(
  { reader, correlation }: Asking,
  source: SourceConfig,
  url: string,
): Promise<Result<PageSeen, ReadFault>> {
  const answer = await reader.get(source, url, correlation);
  if (!answer.ok) return answer;
  const json = readJson(answer.value.text);
  if (!json.ok) return err({ kind: 'answer-unreadable', detail: 'not JSON' });
  if (json.value['resourceType'] !== 'Bundle')
    return err({ kind: 'answer-unreadable', detail: 'not a Bundle' });
  const entries = objects(json.value['entry']);
  const modeOf = (entry: JsonObject): unknown => (isObject(entry['search']) ? entry['search']['mode'] : '');
  const resources = (some: readonly JsonObject[]): readonly JsonObject[] =>
    some.flatMap(({ resource }) =>
      isObject(resource) && resource['resourceType'] !== 'OperationOutcome' ? [resource] : [],
    );
  const link = objects(json.value['link']).find((one) => one['relation'] === 'next')?.['url'];
  const next = typeof link === 'string' ? reader.address(source, link) : undefined;
  if (next !== undefined && !next.ok)
    return err({ kind: 'answer-unreadable', detail: 'next page elsewhere' });
  return ok({
    matches: resources(entries.filter((one) => modeOf(one) !== 'include')),
    included: entries.filter((one) => modeOf(one) === 'include').length,
    next: next?.value.href,
  });
}

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

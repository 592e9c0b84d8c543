import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { isLocated, isReadWhole, pullPlan } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { linksOfPerson } from '../db/queries/people.ts';
import { versionsOfPerson } from '../db/queries/resources.ts';
import { saveSourceRead, sourceRead } from '../db/queries/source-reads.ts';
import { readPages } from '../http/http.ts';
import { nowOf, type PullParts } from './parts.ts';
import { readState } from './state-json.ts';
import { recentWholeRead } from './run.ts';
import { table } from '../../../shared/core/table.ts';

/** Patients asked about in one search. */
const batchSize = 20;
const pageSize = 100;

/** Where a type names its patient; asked for so that each entry can be laid to its owner. */
const ownerElement = table<string>({ AllergyIntolerance: 'patient', Task: 'for' });

type Copy = { readonly person: string; readonly patient: string };
/** Version by `Type/id`. */
type Versions = ReadonlyMap<string, string>;

/**
 * Asks a source what it now has of many patients at once, by id and version alone, and says whose copy is exactly that: for
 * them nothing needs to be read, and nothing has gone. It trusts no silence: a patient of whom anything is missing, new, of
 * another version or without one, and everybody in a batch whose answer has a gap, is left to be read by themselves.
 */
export async function confirmCurrent(
  parts: PullParts,
  source: SourceConfig,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const confirmed = new Set<string>();
  if (isReadWhole(source) || isLocated(source)) return confirmed;
  if (parts.reader.onlyPatient(source) !== undefined) return confirmed;
  const copies = people.flatMap((person) => copyOf(parts, source, person));
  for (let at = 0; at < copies.length && !parts.stopped(); at += batchSize) {
    const batch = copies.slice(at, at + batchSize);
    const listed = await listVersions(parts, source, batch);
    if (listed === undefined || parts.stopped()) continue;
    const same = batch.filter((copy) => isSame(held(parts, source, copy), listed.of(copy.patient)));
    if (same.length > 0) keep(parts, source, same, listed.asOf);
    for (const { person } of same) confirmed.add(person);
  }
  return confirmed;
}

/** A copy that may be confirmed: complete, its last read went well, and whole not long ago. */
function copyOf(parts: PullParts, source: SourceConfig, person: string): readonly Copy[] {
  const place = { endpoint: source.id, person };
  const last = parts.store.read.get(sourceRead, place);
  if (last === undefined || readState(last.state).kind !== 'complete' || last.outcome !== last.state)
    return [];
  if (!recentWholeRead(parts, last)) return [];
  const links = parts.store.read.all(linksOfPerson, { person }).filter((one) => one.endpoint === source.id);
  const [only, ...more] = links;
  return only === undefined || more.length > 0 ? [] : [{ person, patient: only.patient_id }];
}

type Listed = { readonly of: (patient: string) => Versions; readonly asOf: string };

async function listVersions(
  parts: PullParts,
  source: SourceConfig,
  batch: readonly Copy[],
): Promise<Listed | undefined> {
  const offer = await parts.reader.offer(source, parts.correlation);
  const types = pullPlan(source).map(({ type }) => type);
  if (!types.every(offer.searches)) return undefined;
  const ids = batch.map(({ patient }) => encodeURIComponent(patient));
  const found = new Map<string, Map<string, string>>();
  let asOf: string | undefined;
  const searches = [
    { type: 'Patient', query: `_id=${ids.join(',')}&_elements=meta` },
    ...types.map((type) => ({
      type,
      query: `patient=${ids.map((id) => `Patient/${id}`).join(',')}&_elements=meta,${ownerElement[type] ?? 'subject'}`,
    })),
  ];
  for (const { type, query } of searches) {
    let gaps = 0;
    const end = await readPages({
      read: (url) => parts.reader.get(source, url, parts.correlation),
      address: (link) => parts.reader.address(source, link),
      first: `${type}?${query}&_count=${pageSize}`,
      type,
      firstNumber: 1,
      onPage: (page) => {
        asOf ??= page.serverTime;
        gaps += page.issues.length + page.unidentified;
        for (const entry of page.entries)
          if (entry.type === type) note(found, ownerOf(entry.resource), entry.resource);
      },
    });
    if (end.kind !== 'end' || gaps > 0 || parts.stopped()) return undefined;
  }
  return {
    of: (patient) => found.get(patient) ?? new Map<string, string>(),
    asOf: asOf ?? nowOf(parts.host),
  };
}

function note(found: Map<string, Map<string, string>>, patient: string, resource: JsonObject): void {
  const versions = found.get(patient) ?? new Map<string, string>();
  versions.set(`${String(resource['resourceType'])}/${String(resource['id'])}`, versionOf(resource));
  found.set(patient, versions);
}

function ownerOf(resource: JsonObject): string {
  if (resource['resourceType'] === 'Patient') return String(resource['id']);
  const subject = [resource['subject'], resource['patient'], resource['for']].find(isObject);
  const reference = subject?.['reference'];
  return typeof reference === 'string' ? (reference.split('Patient/').at(-1) ?? '') : '';
}

/** Both marks of a version, where there are any; nothing is equal to an entry without. */
function versionOf({ meta }: JsonObject): string {
  const { versionId, lastUpdated } = isObject(meta) ? meta : {};
  return typeof versionId === 'string' || typeof lastUpdated === 'string'
    ? `${typeof versionId === 'string' ? versionId : ''} ${typeof lastUpdated === 'string' ? lastUpdated : ''}`
    : '';
}

function held(parts: PullParts, source: SourceConfig, { person, patient }: Copy): Versions {
  const types = new Set(['Patient', ...pullPlan(source).map(({ type }) => type)]);
  const rows = parts.store.read
    .all(versionsOfPerson, { person, source: source.id })
    // Earlier entries of a replaced patient are not what is listed under the one that stands.
    .filter((row) => types.has(row.type) && (row.type !== 'Patient' || row.id === patient));
  return new Map(
    rows.map((row) => [
      `${row.type}/${row.id}`,
      row.version_id === null && row.last_updated === null
        ? ''
        : `${row.version_id ?? ''} ${row.last_updated ?? ''}`,
    ]),
  );
}

const isSame = (ours: Versions, theirs: Versions): boolean =>
  ours.size > 0 &&
  ours.size === theirs.size &&
  [...ours].every(([key, version]) => version !== '' && theirs.get(key) === version);

/** The copy is as new as the answer that confirmed it; what stands in it does not change. */
function keep(parts: PullParts, source: SourceConfig, same: readonly Copy[], asOf: string): void {
  const detail = { endpoint: source.id, patients: same.length };
  const entry = { user: parts.user, action: 'copies-confirmed', subject: source.id, detail };
  parts.store.inTransaction('confirm copies', entry, (tx) => {
    for (const { person } of same) {
      const place = { endpoint: source.id, person };
      const last = tx.get(sourceRead, place);
      if (last !== undefined)
        tx.run(saveSourceRead, { ...place, ...last, as_of: asOf, attempted_at: nowOf(parts.host) });
    }
  });
}

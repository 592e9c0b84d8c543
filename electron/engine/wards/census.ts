import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { PartialReason } from '../../../shared/medicines/source.ts';
import { readPatient, type PatientFacts } from '../../../shared/patients/patients.ts';
import { partialReasonsOf } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { readJson, readPages, type PageEntry } from '../http/http.ts';
import type { ReadFault, RecordReader } from '../records/records.ts';

/** One inpatient as the census has them. `text` of the Patient is kept as received. */
export type CensusStay = {
  readonly encounter: string;
  readonly ward: string;
  readonly bed: string | undefined;
  /** FHIR dateTime as sent. */
  readonly admitted: string | undefined;
  readonly reason: string | undefined;
  readonly facts: PatientFacts;
  readonly patient: PageEntry;
};

export type Census = {
  readonly wards: readonly { readonly id: string; readonly name: string }[];
  readonly stays: readonly CensusStay[];
  readonly asOf: string | undefined;
  readonly reasons: readonly PartialReason[];
};

type Reading = { readonly reader: RecordReader; readonly source: SourceConfig; readonly correlation: string };
type Collected = {
  readonly entries: readonly PageEntry[];
  readonly asOf: string | undefined;
  readonly reasons: readonly PartialReason[];
};

/** Reads who lies where: Locations, then the encounters under way with their patients. A census with a gap says so. */
export async function readCensus(
  reader: RecordReader,
  source: SourceConfig,
  correlation: string,
): Promise<Result<Census, ReadFault>> {
  if (reader.onlyPatient(source) !== undefined)
    return err({ kind: 'not-permitted', detail: 'the sign-in is for one patient only' });
  const reading = { reader, source, correlation };
  const locations = await collect(reading, 'Location', '_count=100');
  if (!locations.ok) return locations;
  const encounters = await collect(
    reading,
    'Encounter',
    'status=in-progress&_include=Encounter:patient&_count=100',
  );
  if (!encounters.ok) return encounters;
  const places = new Map(resources(locations.value, 'Location').map((entry) => [entry.id, entry.resource]));
  const patients = await withMissing(reading, encounters.value);
  const found = resources(encounters.value, 'Encounter').map((entry) => stayOf(entry, places, patients));
  const unplaced = found.filter((one) => one === undefined).length;
  return ok({
    wards: [...places]
      .filter(([, place]) => physicalType(place) === 'wa')
      .map(([id, place]) => ({ id, name: nameOf(place) ?? id })),
    stays: found.flatMap((one) => one ?? []),
    asOf: locations.value.asOf,
    reasons: [
      ...locations.value.reasons,
      ...encounters.value.reasons,
      ...(unplaced === 0
        ? []
        : [
            {
              kind: 'page-unreadable' as const,
              page: 1,
              detail: `${unplaced} encounters without a ward or a patient`,
            },
          ]),
    ],
  });
}

async function collect(
  { reader, source, correlation }: Reading,
  type: string,
  query: string,
): Promise<Result<Collected, ReadFault>> {
  const entries: PageEntry[] = [];
  const reasons: PartialReason[] = [];
  let asOf: string | undefined;
  const end = await readPages({
    read: (url) => reader.get(source, url, correlation),
    address: (link) => reader.address(source, link),
    first: `${type}?${query}`,
    type,
    firstNumber: 1,
    onPage: (page) => {
      entries.push(...page.entries);
      reasons.push(...partialReasonsOf(page.issues));
      asOf ??= page.serverTime;
    },
  });
  if (end.kind === 'stopped') reasons.push({ kind: 'paging-stopped', detail: end.why });
  if (end.kind === 'short') reasons.push({ kind: 'fewer-than-said', type, said: end.said, came: end.came });
  if (end.kind !== 'failed') return ok({ entries, asOf, reasons });
  if (end.fault.kind === 'unauthorised') return err({ kind: 'sign-in-needed', audience: source.audience });
  if (end.page === 1) return err(end.fault);
  reasons.push({ kind: 'page-unreadable', page: end.page, detail: end.fault.kind });
  return ok({ entries, asOf, reasons });
}

const resources = (collected: Collected, type: string): readonly PageEntry[] =>
  collected.entries.filter((entry) => entry.type === type);

/** Patients by id: those that came along, and one read each for those that did not. */
async function withMissing(reading: Reading, encounters: Collected): Promise<ReadonlyMap<string, PageEntry>> {
  const patients = new Map(resources(encounters, 'Patient').map((entry) => [entry.id, entry]));
  const wanted = resources(encounters, 'Encounter').flatMap(
    (entry) => idIn(entry.resource['subject'], 'Patient') ?? [],
  );
  for (const id of new Set(wanted.filter((one) => !patients.has(one)))) {
    const answer = await reading.reader.get(
      reading.source,
      `Patient/${encodeURIComponent(id)}`,
      reading.correlation,
    );
    const json = answer.ok ? readJson(answer.value.text) : undefined;
    if (!answer.ok || json?.ok !== true) continue;
    patients.set(id, { type: 'Patient', id, text: answer.value.text, resource: json.value, included: true });
  }
  return patients;
}

function stayOf(
  { id, resource }: PageEntry,
  places: ReadonlyMap<string, JsonObject>,
  patients: ReadonlyMap<string, PageEntry>,
): CensusStay | undefined {
  const patient = patients.get(idIn(resource['subject'], 'Patient') ?? '');
  const facts = patient === undefined ? undefined : readPatient(patient.resource);
  const at = objects(resource['location'])
    .filter((one) => one['status'] !== 'completed')
    .flatMap((one) => idIn(one['location'], 'Location') ?? []);
  const ward = at.map((place) => wardOf(place, places)).find((one) => one !== undefined);
  const bed = at
    .map((place) => places.get(place))
    .find((place) => place !== undefined && physicalType(place) === 'bd');
  if (facts === undefined || patient === undefined || ward === undefined) return undefined;
  const period = resource['period'];
  return {
    encounter: id,
    ward,
    bed: bed === undefined ? undefined : nameOf(bed)?.replace(/^bed\s+/i, ''),
    admitted: isObject(period) && typeof period['start'] === 'string' ? period['start'] : undefined,
    reason: reasonOf(resource),
    facts,
    patient,
  };
}

/** The ward a place is, or is part of; at most a bay and a bed deep. */
function wardOf(id: string, places: ReadonlyMap<string, JsonObject>): string | undefined {
  let at: string | undefined = id;
  for (let depth = 0; at !== undefined && depth < 5; depth += 1) {
    const place = places.get(at);
    if (place === undefined) return undefined;
    if (physicalType(place) === 'wa') return at;
    at = idIn(place['partOf'], 'Location');
  }
  return undefined;
}

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

const physicalType = (place: JsonObject): unknown =>
  isObject(place['physicalType']) ? objects(place['physicalType']['coding'])[0]?.['code'] : undefined;

const nameOf = (place: JsonObject): string | undefined =>
  typeof place['name'] === 'string' ? place['name'] : undefined;

function idIn(reference: unknown, type: string): string | undefined {
  const text = isObject(reference) ? reference['reference'] : undefined;
  const [, found, id] =
    typeof text === 'string' ? (/(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(text) ?? []) : [];
  return found === type ? id : undefined;
}

function reasonOf(encounter: JsonObject): string | undefined {
  const concepts = objects(encounter['reasonCode']);
  const words = concepts.flatMap((one) => {
    const display = objects(one['coding'])[0]?.['display'];
    return typeof one['text'] === 'string' ? one['text'] : typeof display === 'string' ? display : [];
  });
  return words.length === 0 ? undefined : words.join(', ');
}

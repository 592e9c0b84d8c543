import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { readPatient } from '../../../shared/patients/patients.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { readJson, type PageEntry } from '../http/http.ts';
import type { ReadFault, RecordReader } from '../records/records.ts';
import { readMembers } from './census-of-members.ts';
import { collect, ofType, type Collected, type Reading } from './collect.ts';
import { idIn, objects, textIn } from './fhir-fields.ts';
import type { Census, CensusStay } from './stays.ts';

/** Reads who lies where: from Locations and the encounters under way, or from Groups or Lists of patients. A census with a gap says so. */
export async function readCensus(
  reader: RecordReader,
  source: SourceConfig,
  correlation: string,
): Promise<Result<Census, ReadFault>> {
  if (reader.onlyPatient(source) !== undefined)
    return err({ kind: 'not-permitted', detail: 'the sign-in is for one patient only' });
  const reading = { reader, source, correlation };
  if (source.census === 'groups' || source.census === 'lists') return readMembers(reading, source.census);
  return readEncounters(reading);
}

async function readEncounters(reading: Reading): Promise<Result<Census, ReadFault>> {
  const locations = await collect(reading, 'Location', '_count=100');
  if (!locations.ok) return locations;
  const encounters = await collect(
    reading,
    'Encounter',
    'status=in-progress&_include=Encounter:patient&_count=100',
  );
  if (!encounters.ok) return encounters;
  const places = new Map(ofType(locations.value, 'Location').map((entry) => [entry.id, entry.resource]));
  const patients = await withMissing(reading, encounters.value);
  const found = ofType(encounters.value, 'Encounter').map((entry) => stayOf(entry, places, patients));
  const unplaced = found.filter((one) => one === undefined).length;
  return ok({
    wards: [...places]
      .filter(([, place]) => physicalType(place) === 'wa')
      .map(([id, place]) => ({ id, name: textIn(place, 'name') ?? id })),
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

/** Patients by id: those that came along, and one read each for those that did not. */
async function withMissing(reading: Reading, encounters: Collected): Promise<ReadonlyMap<string, PageEntry>> {
  const patients = new Map(ofType(encounters, 'Patient').map((entry) => [entry.id, entry]));
  const wanted = ofType(encounters, 'Encounter').flatMap(
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
    key: id,
    ward,
    bed: bed === undefined ? undefined : textIn(bed, 'name')?.replace(/^bed\s+/i, ''),
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

const physicalType = (place: JsonObject): unknown =>
  isObject(place['physicalType']) ? objects(place['physicalType']['coding'])[0]?.['code'] : undefined;

function reasonOf(encounter: JsonObject): string | undefined {
  const concepts = objects(encounter['reasonCode']);
  const words = concepts.flatMap((one) => {
    const display = objects(one['coding'])[0]?.['display'];
    return typeof one['text'] === 'string' ? one['text'] : typeof display === 'string' ? display : [];
  });
  return words.length === 0 ? undefined : words.join(', ');
}

import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { readPatient } from '../../../shared/patients/patients.ts';
import { memberKey } from '../db/stay-key.ts';
import type { PageEntry } from '../http/http.ts';
import type { ReadFault } from '../records/records.ts';
import { collect, ofType, type Reading } from './collect.ts';
import { idIn, objects, textIn } from './fhir-fields.ts';
import type { Census, CensusStay } from './stays.ts';

/** Where a census keeps its wards as lists of patients: a Group or a List each. */
export type ListKind = 'groups' | 'lists';

type Member = { readonly list: string; readonly patient: string; readonly since: string | undefined };

/** Patients asked for in one search. */
const batchSize = 50;

/**
 * Reads a census whose wards are Groups or Lists of patients. It knows no beds, no reasons and no Encounters; who has left is whoever is
 * no member any more. A member who is no patient that can be read is a gap.
 */
export async function readMembers(reading: Reading, kind: ListKind): Promise<Result<Census, ReadFault>> {
  const [type, query] =
    kind === 'groups'
      ? (['Group', 'type=person&_include=Group:member&_count=50'] as const)
      : (['List', 'status=current&_include=List:item&_count=50'] as const);
  const lists = await collect(reading, type, query);
  if (!lists.ok) return lists;
  const wards = ofType(lists.value, type).filter(({ resource }) => holdsPatients(resource));
  const members = wards.flatMap((list) => membersOf(list));
  const patients = new Map(ofType(lists.value, 'Patient').map((entry) => [entry.id, entry]));
  const missing = [...new Set(members.map(({ patient }) => patient))].filter((id) => !patients.has(id));
  const reasons = [...lists.value.reasons];
  for (let at = 0; at < missing.length; at += batchSize) {
    const ids = missing.slice(at, at + batchSize).map(encodeURIComponent);
    const read = await collect(reading, 'Patient', `_id=${ids.join(',')}&_count=${batchSize}`);
    if (!read.ok) return read;
    reasons.push(...read.value.reasons);
    for (const entry of ofType(read.value, 'Patient')) patients.set(entry.id, entry);
  }
  const stays = members.map((member) => stayOf(member, patients));
  const unread = stays.filter((stay) => stay === undefined).length;
  return ok({
    wards: wards.map(({ id, resource }) => ({
      id,
      name: textIn(resource, 'name') ?? textIn(resource, 'title') ?? id,
    })),
    stays: stays.flatMap((stay) => stay ?? []),
    asOf: lists.value.asOf,
    reasons:
      unread === 0
        ? reasons
        : [
            ...reasons,
            { kind: 'page-unreadable', page: 1, detail: `${unread} on a list without a patient to read` },
          ],
  });
}

/** A Group of people, or a List that holds nothing but patients; another List is no ward. */
function holdsPatients(list: JsonObject): boolean {
  if (list['resourceType'] === 'Group') return list['active'] !== false;
  const items = objects(list['entry']).map((entry) => entry['item']);
  return items.length > 0 && items.every((item) => idIn(item, 'Patient') !== undefined);
}

function membersOf({ id, resource }: PageEntry): readonly Member[] {
  const isGroup = resource['resourceType'] === 'Group';
  return objects(resource[isGroup ? 'member' : 'entry']).flatMap((one): readonly Member[] => {
    const patient = idIn(one[isGroup ? 'entity' : 'item'], 'Patient');
    const period = isObject(one['period']) ? one['period'] : {};
    const left = one['inactive'] === true || one['deleted'] === true || period['end'] !== undefined;
    if (left || (isGroup && patient === undefined && idIn(one['entity'], 'Practitioner') !== undefined))
      return [];
    return [{ list: id, patient: patient ?? '', since: textIn(period, 'start') ?? textIn(one, 'date') }];
  });
}

function stayOf(
  { list, patient, since }: Member,
  patients: ReadonlyMap<string, PageEntry>,
): CensusStay | undefined {
  const entry = patients.get(patient);
  const facts = entry === undefined ? undefined : readPatient(entry.resource);
  return entry === undefined || facts === undefined
    ? undefined
    : {
        key: memberKey(list, patient),
        ward: list,
        bed: undefined,
        admitted: since,
        reason: undefined,
        facts,
        patient: entry,
      };
}

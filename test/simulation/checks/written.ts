import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { Kept } from '../model-store.ts';

const uuidSystems: readonly unknown[] = ['https://tools.ietf.org/html/rfc4122', 'urn:concord:write'];

const list = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value : []).filter(isObject);

/** The names under which a resource is known across systems: our identifiers, and the tag where a type has none. */
export function namesOf(resource: JsonObject): readonly string[] {
  const retracts = list(resource['identifier']).find((one) => one['system'] === 'urn:concord:retracts');
  if (retracts !== undefined) return [retractOf(String(retracts['value']))];
  const tags = isObject(resource['meta']) ? list(resource['meta']['tag']) : [];
  return [
    ...list(resource['identifier']).flatMap((one) =>
      uuidSystems.includes(one['system']) ? [String(one['value'])] : [],
    ),
    ...tags.flatMap((one) => (uuidSystems.includes(one['system']) ? [String(one['code'])] : [])),
  ];
}

/** The name of the entry that takes back another where nothing is ever changed. */
export const retractOf = (entry: string): string => `retracts ${entry}`;

/** Whether some version of the resource says what an entry was to write. References get their ids on the way. */
export function wasHeld(kept: Kept, entry: Entry): boolean {
  const body: unknown = JSON.parse(entry.body);
  if (!isObject(body)) return false;
  // What the screen says that the record does not keep; what it means to a clinician is looked at by `meaning.ts`.
  const { state } = entry;
  const without =
    state.kind === 'acknowledged' ? [...state.without, ...(state.byOthers === true ? whoDidIt : [])] : [];
  const said = Object.fromEntries(Object.entries(body).filter(([field]) => !without.includes(field)));
  return kept.versions.some(({ resource }) => resource !== undefined && says(resource, said));
}

/** What another desk that did the same first said of itself. */
const whoDidIt: readonly string[] = ['statusReason', 'lastModified'];

/** Fields that only point at other entries: those may be pruned of what was taken back. */
const pointing: readonly string[] = ['entry', 'target', 'entity', 'emptyReason'];

const says = (resource: JsonObject, body: JsonObject): boolean =>
  Object.entries(body)
    .filter(([field]) => !['meta', 'text', 'id', ...pointing].includes(field))
    .every(([field, value]) => same(resource[field], value));

function same(theirs: unknown, ours: unknown): boolean {
  if (typeof ours === 'string' && ours.startsWith('urn:uuid:')) return typeof theirs === 'string';
  if (Array.isArray(ours))
    return (
      Array.isArray(theirs) &&
      theirs.length === ours.length &&
      ours.every((item, at) => same(theirs[at], item))
    );
  if (!isObject(ours)) return theirs === ours;
  return isObject(theirs) && Object.entries(ours).every(([key, value]) => same(theirs[key], value));
}

/** When and by whom a list was signed, as the comparison shows it; the same in every record. */
export function signatureOf(list: JsonObject | undefined): string {
  const source = list?.['source'];
  return `${String(list?.['date'])} ${isObject(source) ? String(source['display']) : ''}`;
}

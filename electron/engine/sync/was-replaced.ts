import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { isEnded, isOurEntry } from '../../../shared/cases/cases.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Outcome } from '../../../shared/sync/sync.ts';
import { liveBeside, updatedAt } from './own-in-record.ts';
import { searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';
import type { ReadyEntry } from './ready-entry.ts';

/**
 * Our update ended an entry that goes on again without it, and a colleague has put a live one about the medicine there since: brought
 * back, it would stand beside that one.
 */
export async function wasReplaced(
  asking: Asking,
  ready: ReadyEntry,
  found: InRecord,
  before: JsonObject,
): Promise<Result<boolean, Outcome>> {
  const { type, guard } = ready;
  if (type === 'List') return hasNewerList(asking, ready, found, before);
  const endedByUs = isEnded(found.resource['status']) && !isEnded(before['status']);
  if (type !== 'MedicationStatement' || guard.kind !== 'if-match' || !endedByUs) return ok(false);
  const other = await liveBeside(asking, ready, guard, before);
  if (!other.ok) return other;
  if (other.value === undefined) return ok(false);
  return ok(!(Date.parse(updatedAt(other.value.resource)) < Date.parse(updatedAt(found.resource))));
}

/** Our update retired a list that would be current again, and a colleague has signed one meanwhile that is: one is. */
async function hasNewerList(
  asking: Asking,
  { guard, odsCode, isOurs }: ReadyEntry,
  found: InRecord,
  before: JsonObject,
): Promise<Result<boolean, Outcome>> {
  const retiredByUs = found.resource['status'] === 'retired' && before['status'] === 'current';
  if (guard.kind !== 'if-match' || !retiredByUs) return ok(false);
  const subject = isObject(before['subject']) ? textOf(before['subject']['reference']) : '';
  const lists = await searchAll(asking, 'List', `patient=${encodeURIComponent(subject)}`);
  if (!lists.ok) return err(lists.fault);
  const code = codesOf(before);
  return ok(
    lists.value.some(
      ({ resource }) =>
        resource['status'] === 'current' &&
        textOf(resource['id']) !== guard.id &&
        isOurEntry(resource, odsCode) &&
        !isOurs(resource) &&
        codesOf(resource).some((one) => code.includes(one)),
    ),
  );
}

function codesOf({ code }: JsonObject): readonly string[] {
  const codings = isObject(code) && Array.isArray(code['coding']) ? code['coding'].filter(isObject) : [];
  return codings.map((one) => `${textOf(one['system'])}|${textOf(one['code'])}`);
}

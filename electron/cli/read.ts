import type { Allergy } from '../../shared/medicines/allergy.ts';
import type { ResourceKey } from '../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import { readList } from './files.ts';
import { answer, type Answer } from './usage.ts';

const keyOf = (key: ResourceKey): string => `${key.type}/${key.id}`;

/** `read`: the lines and allergies of one file, with every resource received accounted for. */
export function read(path: string): Answer {
  const list = readList(path, 'history');
  if (!list.ok) return list;
  const {
    name,
    state,
    received,
    lines,
    allergies,
    withdrawn,
    supporting,
    notUnderstood,
    noKnownMedications,
    allergyListEmpty,
  } = list.value;
  return answer({
    name,
    status: state.kind,
    ...(state.kind === 'partial'
      ? { reasons: state.reasons }
      : state.kind === 'unavailable'
        ? { reasons: [state.reason] }
        : {}),
    received,
    lines: lines.map(lineView),
    allergies: allergies.map(allergyView),
    noKnownMedications,
    allergyListEmpty,
    withdrawn: withdrawn.map(keyOf),
    supporting: supporting.map(keyOf),
    notUnderstood: notUnderstood.map((one) => ({ ...one, key: keyOf(one.key) })),
  });
}

/** A line with its keys as `Type/id`; what belongs to it says so by its own key. */
const lineView = (line: MedicineLine): unknown => ({
  ...line,
  key: keyOf(line.key),
  text: line.medicine.term,
  evidence: line.evidence.map((one) => ({ ...one, key: keyOf(one.key) })),
  mergedFrom: line.mergedFrom.map(keyOf),
  replaced: line.replaced.map(keyOf),
});

const allergyView = (allergy: Allergy): unknown => ({
  ...allergy,
  key: keyOf(allergy.key),
  text: allergy.substance.text,
});

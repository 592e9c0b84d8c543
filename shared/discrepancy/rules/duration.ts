import { coursesDiffer } from '../course.ts';
import { isAcute } from '../current.ts';
import { dosageText } from '../../dosage/dosage.ts';
import { isHighRisk, isTimeCritical } from '../context.ts';
import type { Difference, Side } from '../pairs.ts';
import type { PairRule } from '../rule.ts';

/**
 * Course length, end date or number of doses stated on both sides and different, or on one side only where a line is
 * acute. Source: NICE NG15 (antimicrobial stewardship). Hazard: course too long or too short.
 */
export const duration: PairRule = {
  id: 'duration',
  version: '2',
  hazard: 'wrong-duration',
  source: 'NICE NG15 (2015)',
  compare: ({ a, b }) => {
    const steps = stepsOfOne(a, b);
    if (steps !== undefined) return steps;
    const [one, other] = [a.first.course, b.first.course];
    const working = coursesDiffer(
      one,
      other,
      isAcute(a.first.candidate.line) || isAcute(b.first.candidate.line),
    );
    return working === undefined
      ? undefined
      : { fields: ['duration'], why: `Course differs: ${working}`, working };
  },
};

/** A course that changes on one side and does not on the other: that alone is said, with both in words. */
function stepsOfOne(a: Side, b: Side): Difference | undefined {
  const [stepped, plain] = a.dosing.stepped ? [a, b] : [b, a];
  if (!stepped.dosing.stepped || plain.dosing.stepped || plain.dosing.parts.length === 0) return undefined;
  const says = plain.dosing.parts.some(({ amount, often }) => amount !== undefined || often !== undefined);
  if (!says) return undefined;
  const working = `${dosageText(stepped.dosing.meanings)} against ${dosageText(plain.dosing.meanings)}`;
  const items = [...a.items, ...b.items];
  return {
    fields: ['duration', 'dose', 'frequency'],
    why: `The course changes in ${stepped.first.source.name} and not in ${plain.first.source.name}: ${working}`,
    working,
    circumstances: items.some((item) => isHighRisk(item) || isTimeCritical(item)) ? ['steps-lost'] : [],
  };
}

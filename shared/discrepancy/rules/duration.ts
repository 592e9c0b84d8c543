import { courseOf, coursesDiffer } from '../course.ts';
import { isAcute } from '../current.ts';
import type { PairRule } from '../rule.ts';

/**
 * Course length, end date or number of doses stated on both sides and different, or on one side only where a line is
 * acute. Source: NICE NG15 (antimicrobial stewardship). Hazard: course too long or too short.
 */
export const duration: PairRule = {
  id: 'duration',
  version: '1',
  hazard: 'wrong-duration',
  source: 'NICE NG15 (2015)',
  compare: ({ a, b }) => {
    const [one, other] = [courseOf(a.first), courseOf(b.first)];
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

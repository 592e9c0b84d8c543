import { isHighRisk, nameOf, type Item } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * An order for an anti-infective, an as-needed or a high-risk medicine without its indication. Never on history lines.
 * Source: NICE NG15; RPS; PRSB. Hazard: no flag read as checked.
 */
export const indicationMissing: Rule = {
  id: 'indication-missing',
  version: '1',
  hazard: 'indication-unknown',
  source: 'NICE NG15 (2015); PRSB medicines standard',
  find: ({ items }) =>
    items
      .filter(
        (item) =>
          item.order &&
          item.current &&
          item.candidate.line.indication.kind === 'not-recorded' &&
          needsOne(item) &&
          !hasReason(item),
      )
      .map((item) => ({
        lines: [item.key],
        rows: [item.row],
        fields: ['indication'],
        why: `${nameOf(item)} has no indication`,
      })),
};

const needsOne = (item: Item): boolean =>
  isHighRisk(item) || item.candidate.about.lists.has('anti-infective') || item.dosing.asNeeded === true;

/** "When required for pain" says what it is for. */
const hasReason = (item: Item): boolean =>
  item.dosing.meanings.some((meaning) => meaning.asNeeded?.kind === 'for');

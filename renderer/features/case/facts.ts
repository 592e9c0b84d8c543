import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { mapKnown } from '../../../shared/core/known.ts';
import { caseText, dateOfFact } from '../../text/case.ts';
import { raised } from '../../../shared/core/raised.ts';
import { factName } from '../../text/facts.ts';
import { sayKnown } from '../../text/known.ts';

type Fact = CaseView['facts'][number];

export type DatedFacts = { readonly when: string; readonly facts: readonly Fact[] };

const whenOf = (fact: Fact): string =>
  fact.date.kind === 'not-recorded' ? caseText.undated : sayKnown(fact.date, dateOfFact);

const inWords = (fact: Fact): Fact => ({
  ...fact,
  name: factName(fact.name),
  value: mapKnown(fact.value, raised),
});

/** Facts under their date, in the order they came; a value never stands without saying when it was true. */
export const datedFacts = (facts: readonly Fact[]): readonly DatedFacts[] =>
  [...groupBy(facts, whenOf)].map(([when, group]) => ({ when, facts: group.map(inWords) }));

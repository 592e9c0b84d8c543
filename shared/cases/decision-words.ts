import { showDateTime } from '../core/instant.ts';
import type { HistoryFact, Recommendation } from './sayings.ts';
import { reasonWords } from './vocabulary.ts';

/** "Taking as directed", "Taking differently: one at night", "Never took any": the same on screen and on paper. */
export function historyWords(fact: HistoryFact): string {
  switch (fact.kind) {
    case 'taking-as-directed':
      return `Taking as directed${directedWords(fact)}${dosesWords(fact)}`;
    case 'taking-differently':
      return `Taking differently: ${fact.asTaken} (${fact.difference})${dosesWords(fact)}`;
    case 'not-taking': {
      const what = fact.never
        ? 'Never took any'
        : `Not taking${fact.since === null ? '' : ` since ${showDateTime(fact.since)}`}`;
      return fact.why === '' ? what : `${what}: ${fact.why}`;
    }
    case 'started-here':
      return 'Started here, not taken at home';
    case 'unable-to-establish':
      return fact.why === '' ? 'Unable to establish' : `Unable to establish: ${fact.why}`;
  }
}

/** Whose directions are followed, where sources contradict each other. */
const directedWords = ({ directedBy }: Extract<HistoryFact, { kind: 'taking-as-directed' }>): string =>
  directedBy === undefined ? '' : ` by ${directedBy.name}: ${directedBy.words}`;

/** Doses said product by product, and who said them. */
const dosesWords = ({ doses, doseFrom }: Extract<HistoryFact, { doses: unknown }>): string => {
  const taken = doses.filter((dose) => dose.asTaken !== '').map((dose) => dose.asTaken);
  return taken.length === 0 ? '' : `: ${taken.join(' + ')}${doseFrom === '' ? '' : `, said by ${doseFrom}`}`;
};

/** What goes to the prescriber beside the action, in one breath. */
export const recommendationDetail = (said: Recommendation): string =>
  [
    said.proposed,
    [said.reason === null ? '' : reasonWords[said.reason], said.words]
      .filter((part) => part !== '')
      .join(': '),
    said.restartWhen === '' ? '' : `Start again: ${said.restartWhen}`,
    restoreWords(said.restoreAtDischarge),
  ]
    .filter((part) => part !== '')
    .join('. ');

function restoreWords(restore: boolean | null): string {
  if (restore === null) return '';
  return restore ? 'Restore at discharge' : 'Do not restore at discharge';
}

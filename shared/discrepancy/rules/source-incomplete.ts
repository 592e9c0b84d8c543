import { unavailableWords, withheldBy } from '../../medicines/source-words.ts';
import type { SourceState } from '../../medicines/source.ts';
import type { Rule } from '../rule.ts';

/**
 * A source that answered in part, did not answer, or withholds. Source: GP Connect warnings; `3-records`.
 * Hazard: outage shown as none, withheld items unseen, page lost.
 */
export const sourceIncomplete: Rule = {
  id: 'source-incomplete',
  version: '3',
  hazard: 'outage-shown-as-none',
  source: 'GP Connect Access Record: Structured, list warnings',
  find: ({ sources }) =>
    sources
      .filter((source) => source.state.kind !== 'complete')
      .map((source) => ({
        lines: [`${source.id}#`],
        rows: [],
        fields: ['source'] as const,
        why: `${source.name} ${words(source.state)}`,
      })),
};

function words(state: SourceState): string {
  switch (state.kind) {
    case 'complete':
      return 'answered in full';
    case 'partial':
      return state.reasons.some(({ kind }) => kind === 'another-patient')
        ? 'answered only in part, and holds entries that say they are about another patient'
        : 'answered only in part';
    case 'unavailable':
      return state.reason.kind === 'not-read-yet'
        ? 'has not been read yet'
        : `was not read: ${unavailableWords(state.reason)}`;
    case 'withheld':
      return `is withheld ${withheldBy(state.by)}`.trim();
    case 'patient-not-known':
      return 'does not know the patient';
  }
}

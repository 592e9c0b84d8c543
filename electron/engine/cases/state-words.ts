import { stateMeaning, standingWords } from '../../../shared/medicines/source-words.ts';
import type { Column } from './columns.ts';

/** "Complete, offline copy, stale: 130 days" */
export const answered = ({ list, offlineCopy, staleDays }: Column): string =>
  standingWords({ state: list.state, offlineCopy, staleDays });

/** What a signature and a paper say of a source that is not complete and as of now; nothing of one that is. */
export const caveatOf = ({ list, since }: Pick<Column, 'list' | 'since'>): readonly string[] =>
  list.state.kind === 'complete' && since === ''
    ? []
    : [[`${list.name}:`, stateMeaning(list.state), since].filter((part) => part !== '').join(' ')];

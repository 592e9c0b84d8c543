import { expect, test } from 'vitest';
import { makeList } from '../../../build/gold/make.ts';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import type { SourceState, UnavailableReason } from '../../../shared/medicines/source.ts';
import { stateLine, stateMeaning } from '../../../shared/medicines/source-words.ts';

const unavailable = (reason: UnavailableReason): SourceState => ({ kind: 'unavailable', reason });
const silent = (layer: 'record' | 'answer' | 'this-computer'): SourceState =>
  unavailable({ kind: 'not-answering', layer, detail: '' });

test('only who was silent is said not to have answered, and a gap that nobody is named for has words of its own', () => {
  const more = (state: SourceState): string => stateLine(state).more;
  expect(more(silent('record'))).toBe('the record did not answer');
  expect(more(silent('answer'))).toBe('its answer could not be read');
  expect(more(silent('this-computer'))).toBe('reading was stopped on this computer');
  const gap = (provider: string): SourceState => ({
    kind: 'partial',
    reasons: [{ kind: 'provider-not-answering', provider, detail: 'empty without a reason' }],
  });
  expect(more(gap('Oak Surgery'))).toBe('Oak Surgery did not answer');
  expect(stateMeaning(gap(''))).toBe('Part of it was not given. A medicine missing here may still exist.');
});

test('the finding about a source says why it was not read, and does not call every reason a silence', () => {
  const found = (state: SourceState): string | undefined => {
    const lists = [{ ...makeList('gp', 'history', []), name: 'GP record', state }];
    const matching = matchLines(lists, {});
    return findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' }).caseFindings[0]?.why;
  };
  expect(found(silent('record'))).toBe('GP record was not read: the record did not answer');
  expect(found(unavailable({ kind: 'sign-in-needed' }))).toBe('GP record was not read: sign-in needed');
  expect(found(unavailable({ kind: 'not-read-yet' }))).toBe('GP record has not been read yet');
  expect(found({ kind: 'withheld', by: '' })).toBe('GP record is withheld');
  expect(found({ kind: 'withheld', by: 'the practice' })).toBe('GP record is withheld by the practice');
  expect(found({ kind: 'withheld', by: '“Not shared”' })).toBe('GP record is withheld “Not shared”');
});

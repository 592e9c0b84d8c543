import { expect, test } from 'vitest';
import { makeList } from '../../../build/gold/make.ts';
import { viewAllergies } from '../../../electron/engine/cases/allergies.ts';
import type { PartialReason, SourceState } from '../../../shared/medicines/source.ts';

const nothingSaid = { allergies: null, recordedAllergies: [] };
const saidOf = (state: SourceState) => {
  const view = viewAllergies([{ ...makeList('gp', 'history', []), name: 'GP record', state }], nothingSaid);
  const { notRecordedIn, notInPartOf, withheldIn, notKnownTo, notReadFrom } = view;
  return Object.entries({ notRecordedIn, notInPartOf, withheldIn, notKnownTo, notReadFrom })
    .filter(([, names]) => names.includes('GP record'))
    .map(([absence]) => absence);
};
const inPart = (...reasons: readonly PartialReason[]): SourceState => ({ kind: 'partial', reasons });

test('only a source that was asked about allergies in full records none; any other says why it states none', () => {
  expect(saidOf({ kind: 'complete' })).toEqual(['notRecordedIn']);
  expect(saidOf(inPart({ kind: 'still-reading' }))).toEqual(['notInPartOf']);
  expect(saidOf(inPart({ kind: 'items-withheld', detail: '' }))).toEqual(['notInPartOf']);
  expect(saidOf({ kind: 'withheld', by: '' })).toEqual(['withheldIn']);
  expect(saidOf({ kind: 'patient-not-known' })).toEqual(['notKnownTo']);
  expect(saidOf({ kind: 'unavailable', reason: { kind: 'not-read-yet' } })).toEqual(['notReadFrom']);
});

test('a gap of another type is none of allergies, and one of theirs is', () => {
  const notRead = (type: string): PartialReason => ({ kind: 'type-not-read', type, detail: '' });
  expect(saidOf(inPart(notRead('MedicationRequest')))).toEqual(['notRecordedIn']);
  expect(saidOf(inPart(notRead('AllergyIntolerance')))).toEqual(['notInPartOf']);
  expect(saidOf(inPart(notRead('MedicationRequest'), notRead('AllergyIntolerance')))).toEqual([
    'notInPartOf',
  ]);
});

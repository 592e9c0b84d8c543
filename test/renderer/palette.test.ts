import { expect, test } from 'vitest';
import { known, notRecorded } from '../../shared/core/known.ts';
import type { PatientSearchView } from '../../shared/ipc/ward-views.ts';
import { commands, findCommands, foundElsewhere } from '../../renderer/features/shell/commands.ts';
import { patients } from './fixtures/ward.ts';

const nothing = (): void => undefined;
const all = commands({
  patients,
  openCase: nothing,
  fixed: [{ id: 'outbox', words: 'Go to the outbox', run: nothing }],
});
const found = (typed: string): readonly string[] => findCommands(all, typed).map(({ words }) => words);
const bedTwelve = patients.find(({ bed }) => bed.kind === 'known' && bed.value === '12');
if (bedTwelve === undefined) throw new Error('no bed 12 in the fixture');
const born = bedTwelve.born.kind === 'known' ? bedTwelve.born.value : '';
const number = bedTwelve.nhsNumber.kind === 'known' ? bedTwelve.nhsNumber.value : '';

test('“bed 12” finds who lies in bed 12 and nobody whose number has a 12 in it', () => {
  expect(patients.some(({ nhsNumber, bed }) => JSON.stringify([nhsNumber, bed]).match(/12/g)?.length)).toBe(
    true,
  );
  expect(found('bed 12')).toEqual([expect.stringMatching(/^PENHALIGON, .*Bed 12\. Born 04-Mar-1948\. NHS/i)]);
  expect(found('12')).toEqual(found('bed 12'));
});

test.each([born, '04-Mar-1948', '04/03/1948', '04031948', '4 mar 48', number, number.slice(0, 6)])(
  'who lies in bed 12 is found by %s',
  (typed) => {
    expect(found(typed)).toEqual(expect.arrayContaining([...found('bed 12')]));
  },
);

test('a screen is found by its words, and nothing of a patient is one', () => {
  expect(found('outbox')).toEqual(['Go to the outbox']);
  expect(found('')).toHaveLength(patients.length + 1);
});

const elsewhere = (patient: string): PatientSearchView['found'][number] => ({
  patient,
  family: 'Penhaligon',
  given: 'Dorothy',
  born: known('1948-03-04'),
  nhsNumber: known('9990347522'),
  ward: known('Ward 9'),
  bed: notRecorded,
});

test('whom the engine finds is listed unless they are among the hits already, with a birth date to tell them apart', () => {
  const words = (typed: string, patient: string): readonly string[] =>
    foundElsewhere(findCommands(all, typed), [elsewhere(patient)], nothing).map((one) => one.words);
  expect(words('bed 12', bedTwelve.patient)).toEqual([]);
  expect(words('bed 12', 'somebody else')).toEqual([
    expect.stringMatching(/Ward 9\. Born 04-Mar-1948\. NHS number 999 034 7522$/),
  ]);
  // What was typed fits nobody by the words of the list, and the engine knows better.
  expect(words('no such words', bedTwelve.patient)).toHaveLength(1);
});

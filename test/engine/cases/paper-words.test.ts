import { expect, test } from 'vitest';
import { cellLine } from '../../../electron/engine/cases/lines.ts';
import {
  saidBesideHistory,
  statedOnPaper,
  type NamedCell,
} from '../../../electron/engine/cases/paper-words.ts';
import { line } from '../../support/lines.ts';
import { at, ruth } from '../../support/writes.ts';

const cell = (source: string, dosage: Readonly<Record<string, unknown>>): NamedCell => ({
  source,
  cell: {
    kind: 'lines',
    lines: [
      { ...cellLine(line(source, 'Methotrexate 2.5mg tablets', { dosage: [dosage] }), true), differs: [] },
    ],
  },
});
const none: NamedCell = { source: 'Own drugs', cell: { kind: 'absent', absence: 'not-recorded' } };

test('“once a week” in any source stands on paper, whatever the first source says', () => {
  const words = statedOnPaper([
    cell('GP record', { text: 'as directed' }),
    none,
    cell('Patient interview', { text: '10 mg once a week on Monday' }),
  ]);
  expect(words).toMatch(/GP record: .*as directed/);
  expect(words).toMatch(/Patient interview: DOSE 10 mg – route not recorded – once a week, Monday/);
});

test('what several sources state alike stands once, without their names', () => {
  const same = { text: '10 mg once a week' };
  expect(statedOnPaper([cell('GP record', same), cell('Patient interview', same)])).toBe(
    'DOSE 10 mg – route not recorded – once a week',
  );
});

test('text and structure that disagree both stand on paper', () => {
  const words = statedOnPaper([
    cell('GP record', {
      text: '10 mg once a week',
      doseAndRate: [{ doseQuantity: { value: 10, unit: 'mg' } }],
      timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
    }),
  ]);
  expect(words).toMatch(/once a week/);
  expect(words).toMatch(/once a day/);
});

test('the day somebody took it last stands on paper as a ward writes days', () => {
  const lastTaken = { value: '2026-11-17', at, by: ruth, event: 'e', covers: [] };
  expect(saidBesideHistory({ indication: null, lastTaken })).toEqual(['Last taken 17-Nov-2026']);
});

import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines, type PairDecision } from '../../../shared/match/match.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { goldPack } from '../../../build/gold/pack.ts';
import { allFound, chart, gp, listOf, wordsFound, type Entry } from '../../support/found.ts';

const dmd = 'https://dmd.nhs.uk';
const coded = (code: string, term: string): Partial<MedicineLine> => {
  const [line] = gp([term, 'ONE DAILY']).lines;
  return line === undefined ? {} : { medicine: { ...line.medicine, term, codes: [{ system: dmd, code }] } };
};

test('a medicine that was sent as a code without words is named as dm+d names it, with its code', () => {
  const lists = [gp(['318135008', 'ONE DAILY', coded('318135008', '318135008')]), chart()];
  expect(wordsFound('omission', lists, { pack: goldPack })).toEqual([
    'significant: Co-amilofruse 2.5mg/20mg tablets (318135008) is taken and has no order',
  ]);
  const worded = [gp(['Frumil LS tablets', 'ONE DAILY', coded('318135008', 'Frumil LS tablets')]), chart()];
  expect(wordsFound('omission', worded, { pack: goldPack })).toEqual([
    'significant: Frumil LS tablets is taken and has no order',
  ]);
});

const statins = [gp(['Simvastatin 40mg tablets', 'ONE ON']), chart(['Atorvastatin 20mg tablets', 'ONE ON'])];
const found = (lists: readonly SourceList[], decisions: readonly PairDecision[] = []) => {
  const matching = matchLines(lists, { decisions });
  const { rows } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  return [...new Set([...rows.values()].flat())].map((one) => one.class);
};
const decided = (kind: PairDecision['kind']): PairDecision => ({
  kind,
  lines: ['gp#MedicationStatement/a', 'chart#MedicationStatement/a'],
});

test('a link, suggested or accepted, is one finding for both rows and no omission or addition', () => {
  expect(found(statins)).toEqual(['different-medicine']);
  expect(found(statins, [decided('linked')])).toEqual(['different-medicine']);
  expect(found(statins, [decided('unlinked')])).toEqual(['omission', 'addition']);
});

test('a link that a person made of two medicines of no one group stands for both rows too', () => {
  const lists = [gp(['Ramipril 5mg capsules', 'ONE DAILY']), chart(['Losartan 50mg tablets', 'ONE DAILY'])];
  expect(found(lists, [decided('linked')])).not.toContain('omission');
  expect(found(lists, [decided('linked')])).not.toContain('addition');
});

test('one substance whose products must not be equated is compared across the link', () => {
  const lists = [
    gp(['Morphine sulfate 30mg modified-release tablets', 'ONE BD']),
    chart(['Morphine sulfate 30mg tablets', '30 mg twice a day']),
  ];
  expect(found(lists)).toEqual(['strength-or-form', 'indication-missing']);
  expect(allFound(lists).find((one) => one.class === 'strength-or-form')?.severity).toBe('serious');
});

test('a code that says one medicine and words that say another make nobody miss either', () => {
  const doubtful: Entry = ['Ramipril 5mg capsules', 'ONE DAILY', coded('318135008', 'Ramipril 5mg capsules')];
  const classes = allFound([gp(doubtful), chart()], { pack: goldPack }).map((one) => one.class);
  expect(classes).toContain('code-against-display');
  expect(classes).not.toContain('omission');
  const ordered = allFound([gp(), chart(doubtful)], { pack: goldPack }).map((one) => one.class);
  expect(ordered).toContain('code-against-display');
  expect(ordered).not.toContain('addition');
});

test('a code that no release holds names no medicine, and a sample of a release says nothing of it', () => {
  const unknown: Entry = ['Ramipril 5mg capsules', 'ONE DAILY', coded('999', 'Ramipril 5mg capsules')];
  const whole = { ...goldPack, sample: false };
  const why = ['significant: The code of Ramipril 5mg capsules names no medicine; it is shown by its words'];
  expect(wordsFound('degraded-code', [gp(unknown)], { pack: whole })).toEqual(why);
  expect(wordsFound('degraded-code', [gp(unknown)], { pack: { ...goldPack, sample: true } })).toEqual([]);
  expect(wordsFound('degraded-code', [gp(unknown)])).toEqual([]);
  expect(wordsFound('degraded-code', [gp(['Ramipril 5mg capsules', 'ONE DAILY'])], { pack: whole })).toEqual(
    [],
  );
  expect(
    wordsFound('degraded-code', [gp(['Ramipril 5mg capsules', 'ONE DAILY', { degraded: true }])]),
  ).toEqual(why);
});

test('an old line that another source has as current counts again, and in its own source alone it does not', () => {
  const old = { asserted: known('2010-01-01' as never) };
  const current = (lists: readonly SourceList[]) => {
    const { current: of } = findDiscrepancies({
      lists,
      matching: matchLines(lists),
      asOf: '2026-11-18',
      current: 'fci',
    });
    return [...of.values()];
  };
  const [before, now]: readonly Entry[] = [
    ['Omeprazole 20mg capsules', 'ONE DAILY', old],
    ['Omeprazole 20mg capsules', 'ONE DAILY'],
  ];
  if (before === undefined || now === undefined) throw new Error('two entries');
  expect(current([gp(before), listOf('carer', 'history', [now])])).toEqual([true, true]);
  expect(current([gp(before, now)])).toEqual([false, true]);
  expect(current([gp(before), listOf('carer', 'history', [before])])).toEqual([false, false]);
  // No rule of age folds an order away.
  expect(current([chart(before)])).toEqual([true]);
});

test('what stands on a list of dangerous medicines by its slow release alone is not there without it', () => {
  const risk = (term: string) =>
    allFound([gp([term, 'ONE BD']), chart()])
      .filter((one) => one.class === 'omission')
      .map((one) => one.severity);
  expect(risk('Tramadol 50mg capsules')).toEqual(['significant']);
  expect(risk('Co-careldopa 25mg/100mg tablets')).toEqual(['serious']);
});

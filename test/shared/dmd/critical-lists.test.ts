import { expect, test } from 'vitest';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';

/** How serious it is that a medicine of this name has no order. */
function omitted(names: readonly string[]): readonly string[] {
  const lines = names.map((name, at) => makeLine('gp', `m${at}`, name, 'one daily'));
  const lists = [makeList('gp', 'history', lines), makeList('chart', 'chart', [])];
  const found = findDiscrepancies({
    lists,
    matching: matchLines(lists),
    asOf: '2026-11-18',
    current: 'all',
  });
  return [...new Set([...found.rows.values()].flat())]
    .filter((one) => one.class === 'omission' && one.severity !== 'serious')
    .map((one) => one.why);
}

test('a modified-release opioid is time-critical under every brand and wording', () => {
  expect(
    omitted([
      'Oxycodone 10mg modified-release tablets',
      'Oxycodone 10mg m/r tablets',
      'Oxycodone MR 10mg tablets',
      'Oxycodone 10mg prolonged-release tablets',
      'Oxycodone 10mg slow release tablets',
      'OxyContin 10mg modified-release tablets',
      'Longtec 10mg modified-release tablets',
      'Morphine 30mg modified-release capsules',
      'Zomorph 30mg modified-release capsules',
      'Zomorph 30mg capsules',
      'MST Continus 10mg tablets',
      'Morphgesic SR 10mg tablets',
      'Tapentadol 50mg modified-release tablets',
      'Palexia SR 50mg tablets',
      'Tramadol 100mg modified-release tablets',
      'Zydol SR 100mg tablets',
      'Dihydrocodeine 60mg modified-release tablets',
      'DHC Continus 60mg tablets',
      'Hydromorphone 2mg modified-release capsules',
      'Palladone SR 2mg capsules',
      'Targinact 10mg/5mg modified-release tablets',
      'Fentanyl 25micrograms/hour transdermal patches',
      'BuTrans 5micrograms/hour transdermal patches',
    ]),
  ).toEqual([]);
});

test('every insulin is time-critical, whatever its device is called', () => {
  expect(
    omitted([
      'Lyumjev Junior KwikPen 100units/ml',
      'Humalog Junior KwikPen 100units/ml',
      'NovoRapid FlexPen 100units/ml',
      'Fiasp FlexTouch 100units/ml',
      'Toujeo DoubleStar 300units/ml',
      'Tresiba FlexTouch 200units/ml',
      'Abasaglar KwikPen 100units/ml',
      'Semglee 100units/ml',
      'Humulin M3 KwikPen 100units/ml',
      'NovoMix 30 FlexPen 100units/ml',
      'Xultophy 100units/ml / 3.6mg/ml',
      'Hypurin Porcine Neutral 100units/ml',
      'Insulin lispro 100units/ml',
      'Insulin human 100units/ml',
    ]),
  ).toEqual([]);
});

test('a list that holds everything is worth nothing', () => {
  const ordinary = [
    'Cetirizine 10mg tablets',
    'Codeine 30mg tablets',
    'Tramadol 50mg capsules',
    'Hydrocortisone 1% cream',
    'Chloramphenicol 0.5% eye drops',
    'Amlodipine 5mg tablets',
    'Tolterodine 4mg modified-release capsules',
  ];
  expect(omitted(ordinary)).toHaveLength(ordinary.length);
});

import { expect, test } from 'vitest';
import { outcomeOf } from '../../../build/gold/names.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { madeUpPack } from './made-up-pack.ts';

/** Names that dm+d, GP systems and wards write; each kind of trap with several of its kind. */
type Pair = readonly [a: string, b: string];

const shareARow = (pairs: readonly Pair[]): readonly string[] =>
  pairs.filter(([a, b]) => outcomeOf({ a, b }) === 'row').map(([a, b]) => `${a} ~ ${b}`);
const allOf = (pairs: readonly Pair[]): readonly string[] => pairs.map(([a, b]) => `${a} ~ ${b}`);

test('a brand of which nothing says the release is not equated with a modified-release product of another name', () => {
  expect(
    shareARow([
      ['Episenta 300mg', 'Epilim 100mg crushable tablets'],
      ['OxyContin 10mg', 'OxyNorm 10mg'],
      ['MST Continus 5mg', 'Actimorph 5mg'],
      ['Diamox SR 250mg', 'Diamox 250mg'],
      ['Seroquel 150mg', 'Brancico XL 150mg'],
      ['Dexedrine 5mg', 'Dexedrine 15mg Spansules'],
    ]),
  ).toEqual([]);
});

test('a coat that a brand calls "MR" is no modified release, as dm+d has it', () => {
  expect(
    shareARow([
      ['Asacol 400mg MR', 'Pentasa 500mg'],
      ['Asacol MR 800mg tablets', 'Pentasa 500mg modified-release tablets'],
      ['Octasa 800mg MR', 'Mezavant XL 1200mg'],
    ]),
  ).toEqual([]);
  const same: readonly Pair[] = [
    ['Asacol MR 400mg', 'Mesalazine 400mg gastro-resistant tablets'],
    ['Mesren MR 400mg gastro-resistant tablets', 'Mesalazine 400mg gastro-resistant tablets'],
  ];
  expect(shareARow(same)).toEqual(allOf(same));
});

test('an official mixture is not the medicine that its name begins with', () => {
  expect(
    shareARow([
      ['Sodium bicarbonate 600mg capsules', 'Sodium bicarbonate mixture paediatric'],
      ['Magnesium trisilicate mixture', 'Magnesium trisilicate 500mg tablets'],
    ]),
  ).toEqual([]);
});

test('what stands behind "with", "and", "+", "/" or "plus" makes a combination, never the brand alone', () => {
  expect(
    shareARow([
      ['Glucosamine 500mg plus Chondroitin 400mg tablets', 'Glucosamine 1g tablets'],
      ['Tritace and felodipine 2.5mg tablets', 'Ramipril 2.5mg tablets'],
      ['Zestril 20mg / hydrochlorothiazide 12.5mg', 'Lisinopril 20mg tablets'],
      ['Januvia and metformin', 'Sitagliptin 100mg tablets'],
      ['Cozaar with hydrochlorothiazide', 'Losartan 50mg tablets'],
      ['Cozaar + hydrochlorothiazide', 'Losartan 50mg tablets'],
      ['Xylocaine 1% with Adrenaline vials', 'Lidocaine 1% vials'],
      ['Adcortyl with Graneodin cream', 'Triamcinolone cream'],
      ['Naprosyn S/R 500mg with fluphenazine', 'Naproxen 500mg modified-release tablets'],
      ['Bi-Carzem SR 120mg / solifenacin 10mg tablets', 'Diltiazem 120mg modified-release capsules'],
      ['Easyhaler Budesonide with salbutamol', 'Budesonide 100micrograms/dose dry powder inhaler'],
      ['DF 118 Forte 40mg with aspirin 100mg tablets', 'Dihydrocodeine 40mg tablets'],
    ]),
  ).toEqual([]);
});

test('release behind the number, form first and strength in another notation change nothing', () => {
  const same: readonly Pair[] = [
    ['Zemtard 120 XL', 'Diltiazem 120mg modified-release capsules'],
    ['Zemtard XL 120mg caps', 'Diltiazem 120mg modified-release capsules'],
    ['capsules Slo-Phyllin 125mg', 'Theophylline 125mg modified-release capsules'],
    ['Tablets DF 118 Forte 40mg', 'Dihydrocodeine 40mg tablets'],
    ['GLUCOPHAGE 1 G TABS', 'Metformin 1000mg tablets'],
    ['Eltroxin 0.1mg', 'Levothyroxine sodium 100microgram tablets'],
  ];
  expect(shareARow(same)).toEqual(allOf(same));
});

test('types that a vaccine is against, species of insulin and makers of botulinum toxin are part of what it is', () => {
  expect(
    shareARow([
      [
        'Human papillomavirus (type 16, 18) vaccine suspension for injection 0.5ml pre-filled syringes',
        'Human papillomavirus (type 6, 11, 16, 18) vaccine suspension for injection 0.5ml pre-filled syringes',
      ],
      ['Hypurin Porcine Neutral 100units/ml vials', 'Insulin soluble human 100units/ml vials'],
      ['Pork Insulatard 100units/ml vials', 'Insulin isophane human 100units/ml vials'],
      ['Hypurin Bovine Isophane 100units/ml vials', 'Hypurin Porcine Isophane 100units/ml vials'],
      ['IncobotulinumtoxinA 100unit powder', 'AbobotulinumtoxinA 500unit powder'],
      ['Botox 100unit powder', 'Xeomin 100unit powder'],
      ['Marcain Heavy 0.5% injection', 'Bupivacaine 0.5% injection'],
      ['Bupivacaine heavy 20mg/4ml injection', 'Bupivacaine 0.5% injection'],
    ]),
  ).toEqual([]);
});

test('a brand that is several products in dm+d, none of them modified, is not the modified one', () => {
  const pack = madeUpPack(
    { code: '1', level: 'VMP', name: 'Ibuprofen 600mg tablets' },
    { code: '2', level: 'VMP', name: 'Ibuprofen 600mg effervescent granules sachets' },
    { code: '3', level: 'VMP', name: 'Ibuprofen 800mg modified-release tablets' },
    { code: '11', level: 'AMP', name: 'Inventafen 600mg tablets', vmp: '1' },
    { code: '12', level: 'AMP', name: 'Inventafen 600mg effervescent granules sachets', vmp: '2' },
    { code: '13', level: 'AMP', name: 'Inventafen Retard 800mg tablets', vmp: '3' },
  );
  const { rows } = matchLines(
    [
      makeList('gp', 'history', [makeLine('gp', 'a', 'Inventafen 600mg', 'as directed')]),
      makeList('chart', 'chart', [makeLine('chart', 'b', 'Inventafen Retard 800mg', 'as directed')]),
    ],
    { pack },
  );
  expect(rows).toHaveLength(2);
});

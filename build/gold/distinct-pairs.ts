import { chooser } from './make.ts';
import { brandsOf, substances, tabletStrengths } from './products.ts';

/** Two wordings of medicines that must never share a row, and what keeps them apart. */
export type DistinctPair = {
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  /** Directions of each, where these are what differs: the two may share a row, and then a finding must say so. */
  readonly words?: readonly [string, string];
};
type Choose = <T>(from: readonly T[]) => T;

const other = <T>(choose: Choose, from: readonly T[], not: T): T => choose(from.filter((one) => one !== not));
const two = <T>(choose: Choose, from: readonly T[]): readonly [T, T] => {
  const first = choose(from);
  return [first, other(choose, from, first)];
};

/** Medicines made both in ordinary and in modified release. Source: BNF medicinal forms. */
const inBothReleases = [
  'metformin',
  'morphine',
  'oxycodone',
  'tramadol',
  'venlafaxine',
  'quetiapine',
  'diltiazem',
  'verapamil',
  'nifedipine',
  'propranolol',
  'gliclazide',
  'isosorbide mononitrate',
  'carbamazepine',
  'ropinirole',
  'pramipexole',
  'methylphenidate',
  'tolterodine',
  'galantamine',
  'doxazosin',
  'felodipine',
  'paracetamol',
  'ibuprofen',
  'clarithromycin',
  'mirabegron',
];
const salts = [
  ['perindopril erbumine', 'perindopril arginine'],
  ['lithium carbonate', 'lithium citrate'],
  ['ferrous sulfate', 'ferrous fumarate'],
  ['ferrous sulfate', 'ferrous gluconate'],
  ['ferrous fumarate', 'ferrous gluconate'],
  ['isosorbide mononitrate', 'isosorbide dinitrate'],
  ['magnesium hydroxide', 'magnesium carbonate'],
  ['fluticasone propionate', 'fluticasone furoate'],
] as const;
const insulins = [
  'insulin glargine',
  'insulin aspart',
  'insulin lispro',
  'insulin degludec',
  'insulin detemir',
];
const patches = ['fentanyl', 'buprenorphine', 'rivastigmine', 'rotigotine', 'nicotine', 'estradiol'];
const critical = [
  'tacrolimus',
  'ciclosporin',
  'lithium carbonate',
  'phenytoin',
  'carbamazepine',
  'primidone',
].filter((name) => brandsOf(name).length > 1);
const byBothWays = [
  'furosemide',
  'metronidazole',
  'omeprazole',
  'ondansetron',
  'paracetamol',
  'hydrocortisone',
  'metoclopramide',
  'ciprofloxacin',
  'fluconazole',
  'levetiracetam',
  'methotrexate',
  'morphine',
  'digoxin',
  'amiodarone',
];
const combined = [
  ['amlodipine', 'valsartan'],
  ['losartan', 'hydrochlorothiazide'],
  ['metformin', 'sitagliptin'],
  ['paracetamol', 'tramadol'],
  ['simvastatin', 'ezetimibe'],
  ['atenolol', 'nifedipine'],
  ['naproxen', 'esomeprazole'],
  ['timolol', 'latanoprost'],
] as const;
const ratios = [
  ['co-careldopa 25mg/100mg tablets', 'co-careldopa 25mg/250mg tablets'],
  ['co-careldopa 12.5mg/50mg tablets', 'co-careldopa 10mg/100mg tablets'],
] as const;
const releases = ['modified-release', 'm/r', 'MR', 'prolonged-release', 'XL', 'SR'];

const makers: readonly ((choose: Choose) => DistinctPair)[] = [
  (choose) => {
    const [name, strength, form] = [
      choose(inBothReleases),
      choose(tabletStrengths),
      choose(['tablets', 'capsules']),
    ];
    return {
      kind: 'release',
      a: `${name} ${strength} ${choose(releases)} ${form}`,
      b: `${name} ${strength} ${form}`,
    };
  },
  (choose) => {
    const [a, b] = choose(salts);
    const strength = choose(tabletStrengths);
    return { kind: 'salt', a: `${a} ${strength} tablets`, b: `${b} ${strength} tablets` };
  },
  (choose) => {
    const [name, [a, b]] = [choose(insulins), two(choose, ['100', '200', '300', '500'])];
    return {
      kind: 'insulin strength',
      a: `${name} ${a}units/ml solution for injection 3ml pre-filled pens`,
      b: `${name} ${b} units/mL solution for injection 3ml pre-filled pens`,
    };
  },
  (choose) => {
    const [a, b] = two(choose, insulins);
    return {
      kind: 'insulin type',
      a: `${a} 100units/ml solution for injection 3ml pre-filled pens`,
      b: `${b} 100units/ml solution for injection 3ml pre-filled pens`,
    };
  },
  (choose) => {
    const [name, [a, b]] = [choose(patches), two(choose, ['5', '10', '12', '25', '50', '75', '100'])];
    return {
      kind: 'patch rate',
      a: `${name} ${a}micrograms/hour transdermal patches`,
      b: `${name} ${b} micrograms/hour patches`,
    };
  },
  (choose) => {
    const [name, [a, b]] = [
      choose(['morphine', 'methadone', 'oxycodone']),
      two(choose, ['1mg/ml', '10mg/ml', '20mg/ml', '10mg/5ml', '100mg/5ml']),
    ];
    return (a === '20mg/ml' && b === '100mg/5ml') || (b === '20mg/ml' && a === '100mg/5ml')
      ? { kind: 'concentration', a: `${name} 1mg/ml oral solution`, b: `${name} 20mg/ml oral solution` }
      : { kind: 'concentration', a: `${name} ${a} oral solution`, b: `${name} ${b} oral solution` };
  },
  (choose) => {
    const [name, strength] = [choose(critical), choose(['100mg', '200mg', '500microgram', '1mg', '400mg'])];
    const [a, b] = two(choose, brandsOf(name));
    return { kind: 'brand', a: `${a} ${strength} capsules`, b: `${b} ${strength} capsules` };
  },
  (choose) => {
    const [name, strength] = [choose(byBothWays), choose(tabletStrengths)];
    return {
      kind: 'route',
      a: `${name} ${strength} tablets`,
      b: `${name} ${strength}/${choose(['1', '2', '5'])}ml solution for injection ampoules`,
    };
  },
  (choose) => {
    const [[a, b], strength] = [choose(combined), choose(tabletStrengths)];
    return {
      kind: 'combination',
      a: `${a} ${strength} tablets`,
      b: `${a} ${strength} / ${b} ${choose(tabletStrengths)} tablets`,
    };
  },
  (choose) => {
    const [a, b] = choose(ratios);
    return { kind: 'ratio', a, b };
  },
  (choose) => {
    const [a, b] = two(choose, substances);
    const strength = choose(tabletStrengths);
    return { kind: 'medicine', a: `${a} ${strength} tablets`, b: `${b} ${strength} tablets` };
  },
  (choose) => {
    const [a, b] = two(choose, ['tablets', 'sublingual tablets', 'oral solution', 'nasal spray']);
    return { kind: 'form', a: `desmopressin ${a}`, b: `desmopressin ${b}` };
  },
  (choose) => ({
    kind: 'preservative',
    a: `${choose(['latanoprost', 'timolol', 'bimatoprost', 'dorzolamide'])} eye drops`,
    b: '',
  }),
  (choose) => {
    const name = choose(['salbutamol', 'beclometasone', 'budesonide', 'formoterol', 'tiotropium']);
    const [a, b] = two(choose, ['inhaler', 'dry powder inhaler', 'nebuliser liquid', 'soft mist inhaler']);
    return { kind: 'device', a: `${name} 100micrograms/dose ${a}`, b: `${name} 100micrograms/dose ${b}` };
  },
  (choose) => {
    const [name, value] = [
      choose([
        'levothyroxine',
        'digoxin',
        'tamsulosin',
        'fludrocortisone',
        'clonidine',
        'colchicine',
        'bumetanide',
      ]),
      choose(['25', '50', '62.5', '100', '125', '250', '400', '500']),
    ];
    return {
      kind: 'unit by 1000',
      a: name,
      b: name,
      words: [`${value} micrograms once a day`, `${value} mg once a day`],
    };
  },
  (choose) => {
    const [name, value] = [
      choose(['levothyroxine', 'digoxin', 'colchicine', 'bumetanide']),
      choose(['25', '62.5', '100', '125', '250', '500']),
    ];
    return {
      kind: 'unit of strength by 1000',
      a: `${name} ${value}microgram tablets`,
      b: `${name} ${value}mg tablets`,
      words: ['ONE DAILY', 'ONE DAILY'],
    };
  },
  (choose) => {
    const name = choose([
      'methotrexate 2.5mg tablets',
      'alendronic acid 70mg tablets',
      'risedronate sodium 35mg tablets',
      'folic acid 5mg tablets',
      'colecalciferol 20,000unit capsules',
    ]);
    return {
      kind: 'weekly and daily',
      a: name,
      b: name,
      words: [
        choose(['ONE WEEKLY', 'ONE ONCE A WEEK', 'one every Monday, once a week']),
        choose(['ONE DAILY', 'one a day', 'ONE EACH MORNING', 'ONE TWICE A DAY']),
      ],
    };
  },
];

/** A pair that differs clinically, from a seed. */
export function distinctPair(seed: number): DistinctPair {
  const choose = chooser(seed);
  const made = choose(makers)(choose);
  const pair =
    made.kind === 'preservative'
      ? { ...made, b: made.a.replace('eye drops', 'eye drops preservative free') }
      : made;
  return choose([false, true])
    ? {
        ...pair,
        a: pair.b,
        b: pair.a,
        ...(pair.words === undefined ? {} : { words: [pair.words[1], pair.words[0]] as const }),
      }
    : pair;
}

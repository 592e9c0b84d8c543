import type { ChecklistAnswer } from './sayings.ts';
import type { CaseState, Said } from './state.ts';

/**
 * The drug-history checklist: what a patient may not think to name when asked about medicines. Data, versioned; a trust may
 * put its own table in its place. An item's id is stored in cases, so an id is never given another meaning.
 */
export type ChecklistItem = {
  readonly id: string;
  readonly words: string;
  /** What else has to be written down when there are lines of it, by name and label. */
  readonly asks: readonly { readonly name: string; readonly label: string }[];
  /** SNOMED CT, where the item has a concept of its own. */
  readonly code: string | null;
  readonly source: string;
};

export type ChecklistTable = { readonly version: string; readonly items: readonly ChecklistItem[] };

const who = 'WHO High 5s, medication reconciliation: best possible medication history (2014)';
const ng5 = 'NICE NG5, medicines reconciliation (2015)';
const local = 'Concord, to be owned by the trust’s clinical safety officer';

const item = (
  id: string,
  words: string,
  source: string,
  more: Partial<ChecklistItem> = {},
): ChecklistItem => ({
  id,
  words,
  asks: [],
  code: null,
  source,
  ...more,
});

export const checklistTable: ChecklistTable = {
  version: '2026-11',
  items: [
    item('over-the-counter', 'Over the counter', ng5),
    item('herbal', 'Herbal and vitamins', ng5),
    item('not-tablets', 'Inhalers, eye, ear or nose, creams, patches, injections, implants, depots', who),
    item('weekly-monthly', 'Weekly and monthly medicines', who),
    item(
      'hospital-only',
      'Hospital only, homecare, dialysis, oncology, HIV, fertility, sexual health, clozapine',
      local,
    ),
    item('clinical-trial', 'Clinical trial', who, { code: '419841000001106' }),
    item('private-online', 'Private and online', local),
    item('contraception-hrt', 'Contraception and HRT', local),
    item('oxygen', 'Oxygen and nebulisers', local),
    item('feeds', 'Feeds, thickeners, dressings', local),
    item('opioid-substitution', 'Opioid substitution', 'Drug misuse and dependence: UK guidelines (2017)', {
      asks: [
        { name: 'dose', label: 'Dose' },
        { name: 'last-supervised', label: 'Last supervised dose, when and where' },
        { name: 'pharmacy-told', label: 'Pharmacy told of the admission, who and when' },
      ],
    }),
    item('recreational', 'Recreational drugs, alcohol, nicotine, CBD', who),
    item('recently-stopped', 'Stopped in the last month', who),
    item('recent-courses', 'Recent antibiotics and steroids', who),
    item('borrowed', 'Borrowed medicines', local),
    item('other-labels', 'Other people’s labels among the patient’s own drugs', local),
  ],
};

/** How each item stands: answered, or open. */
export type ChecklistState = {
  readonly item: ChecklistItem;
  readonly said: Said<ChecklistAnswer> | null;
  /** Somebody asked and was answered, or there are lines of it. */
  readonly asked: boolean;
  /** Nothing more has to be said: asked, not asked for a coded reason, or nobody could be asked at all. */
  readonly settled: boolean;
};

/**
 * The checklist against what was said. Where nobody could be asked at all, that one reason stands for every item: they
 * settle as not asked, and none of them reads as "none". Once somebody is asked after all, they are open again.
 */
export function checklistOf(
  state: CaseState,
  table: ChecklistTable = checklistTable,
): readonly ChecklistState[] {
  const nobody = state.asked?.value.who === 'nobody' && state.asked.value.why.trim() !== '';
  return table.items.map((one) => {
    const said = state.checklist.get(one.id) ?? null;
    const asked = said !== null && said.value.answer !== 'not-asked';
    return { item: one, said, asked, settled: nobody || (said !== null && !isWanting(one, said.value)) };
  });
}

/** Lines of an item that asks for more (opioid substitution) want all of it. */
export const isWanting = (of: ChecklistItem, answer: ChecklistAnswer): boolean =>
  answer.answer === 'lines' && of.asks.some(({ name }) => (answer.details[name] ?? '').trim() === '');

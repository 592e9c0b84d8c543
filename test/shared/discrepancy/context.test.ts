import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import {
  answered,
  isDoubtful,
  isHighRisk,
  isIdentified,
  isTimeCritical,
  nameOf,
  namesOf,
  sameOrigin,
} from '../../../shared/discrepancy/context.ts';
import { namedInWords, wordsOnly } from '../../../shared/discrepancy/words-only.ts';
import { hasUnknownModifier } from '../../../shared/discrepancy/unknown-modifier.ts';
import { matchLines, type PairDecision } from '../../../shared/match/match.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { goldPack } from '../../../build/gold/pack.ts';
import { chart, gp, listOf, type Entry } from '../../support/found.ts';
import { contextOfLists, itemOf } from '../../support/items.ts';

test.each([
  ['Ciprofloxacin 500mg tablets', 'time-critical'],
  ['Ciprofloxacin 0.3% eye drops', ''],
  ['Gentamicin 0.3% ear drops', ''],
  ['Gentamicin 80mg/2ml injection', 'time-critical'],
  ['Metronidazole 400mg tablets', 'time-critical'],
  ['Metronidazole 0.75% vaginal gel', ''],
  ['Hydrocortisone 10mg tablets', 'time-critical'],
  ['Hydrocortisone 1% cream', ''],
  ['Warfarin 1mg tablets', 'high-risk time-critical'],
  ['Tramadol 50mg capsules', ''],
  ['Tramadol 100mg modified-release tablets', 'high-risk time-critical'],
  ['Oxycodone 5mg capsules', 'high-risk'],
  ['Oxycodone 10mg modified-release tablets', 'high-risk time-critical'],
  ['Fentanyl 25micrograms/hour transdermal patches', 'high-risk time-critical'],
  ['Buprenorphine 2mg sublingual tablets', 'high-risk'],
  ['Ramipril 5mg capsules', ''],
])('on which list of danger %s stands, as what it is and where it acts', (term, expected) => {
  const item = itemOf([term, 'ONE DAILY']);
  expect(
    [isHighRisk(item) ? 'high-risk' : '', isTimeCritical(item) ? 'time-critical' : '']
      .filter((one) => one !== '')
      .join(' '),
  ).toBe(expected);
});

test('where the name says no form, the directions say where it acts', () => {
  expect(isTimeCritical(itemOf(['Hydrocortisone', 'apply to the skin daily']))).toBe(false);
  expect(isTimeCritical(itemOf(['Hydrocortisone', '10mg daily']))).toBe(true);
  expect(isTimeCritical(itemOf(['Hydrocortisone', '10mg by mouth daily']))).toBe(true);
});

test('a line stands on a list under its own name and that of each ingredient', () => {
  expect(namesOf(itemOf(['Co-codamol 8mg/500mg tablets', 'TWO QDS']).candidate)).toEqual(
    expect.arrayContaining(['co-codamol', 'paracetamol']),
  );
});

test.each<[SourceList['state'], boolean]>([
  [{ kind: 'complete' }, true],
  [{ kind: 'partial', reasons: [{ kind: 'data-in-transit' }] }, true],
  [{ kind: 'unavailable', reason: { kind: 'not-read-yet' } }, false],
  [{ kind: 'withheld', by: 'the patient' }, false],
  [{ kind: 'patient-not-known' }, false],
])('a source in part has answered, one that gave nothing has not: %o %s', (state, expected) => {
  expect(answered({ ...gp(), state })).toBe(expected);
});

test('two sources of one origin are one voice, and two that state none are two', () => {
  const from = (name: string, origin: string) => listOf(name, 'history', [], { origin });
  expect(sameOrigin(from('gp', 'gp'), from('scr', 'gp'))).toBe(true);
  expect(sameOrigin(from('gp', 'gp'), from('scr', 'scr'))).toBe(false);
  expect(sameOrigin(from('gp', ''), from('scr', ''))).toBe(false);
  expect(sameOrigin(from('gp', ''), from('gp', ''))).toBe(true);
});

const coded = (term: string, code: string): Entry => {
  const [line] = gp([term, 'ONE DAILY']).lines;
  const codes = [{ system: 'https://dmd.nhs.uk', code }];
  return [term, 'ONE DAILY', line === undefined ? {} : { medicine: { ...line.medicine, codes } }];
};

test('a medicine is called what its source calls it, and by its product where there is a code alone', () => {
  const name = (term: string, code: string) => nameOf(itemOf(coded(term, code), { pack: goldPack }));
  expect(name('318135008', '318135008')).toBe('Co-amilofruse 2.5mg/20mg tablets (318135008)');
  expect(name('Frumil LS tablets', '318135008')).toBe('Frumil LS tablets');
  expect(name('999', '999')).toBe('999');
  expect(nameOf(itemOf(coded('318135008', '318135008')))).toBe('318135008');
});

test('a code that says another medicine than the words makes a line doubtful', () => {
  const doubtful = (term: string) => isDoubtful(itemOf(coded(term, '318135008'), { pack: goldPack }));
  expect(doubtful('Ramipril 5mg capsules')).toBe(true);
  expect(doubtful('Co-amilofruse 2.5mg/20mg tablets')).toBe(false);
  // Another strength of one medicine is that medicine still.
  expect(doubtful('Co-amilofruse 5mg/40mg tablets')).toBe(false);
});

test('what no words and no code name is identified by nobody', () => {
  expect(isIdentified(itemOf(['Ramipril', '5 mg daily']))).toBe(true);
  expect(isIdentified(itemOf(['', '5 mg daily']))).toBe(false);
});

const both = [gp(['Simvastatin 40mg tablets', 'ONE ON']), chart(['Atorvastatin 20mg tablets', 'ONE ON'])];
const linked = (lists: readonly SourceList[], ...kinds: readonly PairDecision['kind'][]) => {
  const decisions = kinds.map((kind): PairDecision => ({
    kind,
    lines: ['gp#MedicationStatement/a', 'chart#MedicationStatement/a'],
  }));
  const context = contextOfLists(lists, { matching: matchLines(lists, { decisions }) });
  return {
    links: context.links.map(({ reason, rows }) => [reason, ...rows.map(({ row }) => row.id)]),
    linked: context.rows.map((row) => row.linked),
  };
};
const rows = ['chart#MedicationStatement/a', 'gp#MedicationStatement/a'];

test('a link stands once for both its rows, whether it was suggested or a person made it', () => {
  expect(linked(both)).toEqual({ links: [['different-medicine', ...rows]], linked: [true, true] });
  expect(linked(both, 'linked')).toEqual({ links: [['different-medicine', ...rows]], linked: [true, true] });
  expect(linked(both, 'unlinked')).toEqual({ links: [], linked: [false, false] });
  const unlike = [
    gp(['Ramipril 5mg capsules', 'ONE DAILY']),
    chart(['Omeprazole 20mg capsules', 'ONE DAILY']),
  ];
  expect(linked(unlike)).toEqual({ links: [], linked: [false, false] });
  expect(linked(unlike, 'linked')).toEqual({
    links: [['different-medicine', ...rows]],
    linked: [true, true],
  });
  const salts = [
    gp(['Morphine 10mg tablets', 'ONE BD']),
    chart(['Morphine 10mg modified-release tablets', 'ONE BD']),
  ];
  expect(linked(salts, 'linked').links).toEqual([['release', ...rows]]);
});

test('an old line counts again where another source has the medicine now', () => {
  const old: Partial<MedicineLine> = { asserted: known('2010-01-01' as never) };
  const current = (...lists: readonly SourceList[]) =>
    contextOfLists(lists).items.map((item) => `${item.key.split('#')[0]} ${item.current} ${item.ended}`);
  expect(current(gp(['Omeprazole 20mg capsules', 'ONE DAILY', old]))).toEqual(['gp false false']);
  expect(
    current(
      gp(['Omeprazole 20mg capsules', 'ONE DAILY', old]),
      chart(['Omeprazole 20mg capsules', 'ONE DAILY']),
    ),
  ).toEqual(['chart true false', 'gp true false']);
  expect(current(gp(['Omeprazole 20mg capsules', 'ONE DAILY', { status: known('stopped') }]))).toEqual([
    'gp false true',
  ]);
});

/** A source that has these words and no entries. */
const inWords = (name: string, raw: string, why = 'medicines or allergies in words only') =>
  listOf(name, 'history', [], { notUnderstood: [{ path: 'text', raw, why }] as never });

test.each<[string, Entry, string, boolean]>([
  ['its substance', ['Warfarin 1mg tablets', ''], 'Warfarin 3mg od', true],
  ['its brand', ['Zestril 5mg tablets', ''], 'takes ZESTRIL', true],
  ['the name of its brand', ['Zestril 5mg tablets', ''], 'takes lisinopril', true],
  ['one of its ingredients', ['Co-codamol 8mg/500mg tablets', ''], 'paracetamol 1 g', true],
  ['the first word of its name', ['Wobblol forte', ''], 'on wobblol since May', true],
  ['another medicine', ['Warfarin 1mg tablets', ''], 'Digoxin', false],
  ['nothing', ['', ''], 'Digoxin', false],
  ['a name too short to tell', ['Fe tablets', ''], 'feels well', false],
])('words that were read as no entry may name a medicine: %s', (_, entry, raw, named) => {
  const items = [itemOf(entry)];
  const sources = [gp(), inWords('ips', raw)];
  expect(namedInWords(items, sources)).toEqual(named ? ['ips'] : []);
  expect(wordsOnly(items, sources)).toMatch(named ? /in ips / : /^$/);
});

test('of words only those of medicines count, and every source that has them is named', () => {
  const items = [itemOf(['Warfarin 1mg tablets', ''])];
  expect(namedInWords(items, [inWords('ips', 'Warfarin', 'a picture')])).toEqual([]);
  expect(namedInWords([], [inWords('ips', 'Warfarin')])).toEqual([]);
  expect(wordsOnly(items, [inWords('ips', 'warfarin'), inWords('letter', 'Warfarin')])).toMatch(
    /ips and letter/,
  );
});

test.each([
  ['a modifier that changes the meaning and is not known here', true],
  ['rules outside FHIR that may change the meaning', true],
  ['a colour that is not known here', false],
])('what is not understood of a line may turn it into its opposite: %s %s', (why, expected) => {
  const { line } = itemOf(['Ramipril', '5 mg daily']).candidate;
  const notUnderstood = [{ path: 'x', raw: '', why }] as never;
  expect(hasUnknownModifier({ ...line, notUnderstood })).toBe(expected);
  expect(hasUnknownModifier({ ...line, notUnderstood: [] })).toBe(false);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLine, makeList } from '../../build/gold/make.ts';
import { identify } from '../../shared/dmd/dmd.ts';
import { risks } from '../../shared/dmd/tables/risk.ts';
import { isModified, matchLines, type Candidate } from '../../shared/match/match.ts';
import { expectEqual } from '../shared/fhir/support.ts';
import { exampleData, testWith } from '../support/skip.ts';

const data = exampleData('dmd', 'names');
const example = testWith(data);

/** Every name of the public dm+d extract with its BNF code, products and brands alike. */
function named(): readonly (readonly [name: string, bnf: string])[] {
  const rows = readFileSync(join(data.path, 'amp-vmp.tsv'), 'utf8').split('\n').slice(1);
  const all = rows.flatMap((row) => {
    const [brand = '', product = '', bnf = ''] = row.split('\t');
    return bnf === '' ? [] : [[brand, bnf] as const, [product, bnf] as const];
  });
  const products = readFileSync(join(data.path, 'vmp-products.csv'), 'utf8').split('\n').slice(1);
  const more = products.flatMap((row) => {
    const [, bnf = '', quoted = '', plain = ''] = /^([^,]*),(?:"([^"]*)"|([^,]*)),/.exec(row) ?? [];
    return bnf === '' ? [] : [[quoted === '' ? plain : quoted, bnf] as const];
  });
  return [...new Map([...all, ...more].filter(([name]) => name !== ''))];
}

/** The names as lines of one list, with what the tables say of each. */
function read(names: readonly string[]): readonly Candidate[] {
  const list = makeList(
    'gp',
    'history',
    names.map((name, at) => makeLine('gp', `n${at}`, name, 'x')),
  );
  return matchLines([list]).rows.flatMap(({ lines }) => lines);
}

const isOn = (one: Candidate, list: 'time-critical' | 'high-risk'): boolean =>
  one.about.lists.has(list) ||
  (isModified(one) && one.about.lists.has(`${list}-modified-release`)) ||
  (list === 'time-critical' &&
    one.route === 'transdermal' &&
    one.about.lists.has('time-critical-transdermal'));

const missed = (of: RegExp, list: 'time-critical' | 'high-risk', only = /./): readonly string[] => [
  ...new Set(
    read(named().flatMap(([name, bnf]) => (of.test(bnf) && only.test(name) ? [name] : [])))
      .filter((one) => !isOn(one, list))
      .map((one) => one.identity.substance),
  ),
];

example('every insulin of the public dm+d names is time-critical and high-risk', () => {
  expectEqual(missed(/^060101[12]/, 'time-critical'), []);
  expectEqual(missed(/^060101[12]/, 'high-risk'), []);
});

example('every slow opioid and every opioid patch is time-critical and high-risk, under any brand', () => {
  const slow = /modified-release|prolonged-release|transdermal|patch/i;
  expectEqual(missed(/^0407020/, 'time-critical', slow), []);
  expectEqual(missed(/^0407020/, 'high-risk', slow), []);
});

example('of each other group of the definitions, only what does not belong to it is left out', () => {
  expectEqual(
    {
      anticoagulants: missed(/^02080[12]0/, 'high-risk'),
      epilepsy: missed(/^040801/, 'time-critical'),
      parkinsons: missed(/^0409010/, 'time-critical'),
      transplant: missed(/^08020[12]/, 'time-critical'),
      hiv: missed(/^050301/, 'time-critical'),
      clozapine: missed(/^0402010C0/, 'high-risk'),
      lithium: missed(/^0402030[KP]/, 'high-risk'),
      digoxin: missed(/^0201010F/, 'high-risk'),
      amiodarone: missed(/^0203020D/, 'high-risk'),
      desmopressin: missed(/^0605020E0/, 'time-critical'),
    },
    {
      amiodarone: [],
      anticoagulants: ['idarucizumab', 'epoprostenol', 'coumarin', 'pentosan polysulfate'],
      clozapine: [],
      desmopressin: [],
      digoxin: [],
      epilepsy: ['pregabalin', 'gabapentin', 'valproate semisodium'],
      hiv: ['zalcitabine', 'hivid'],
      lithium: [],
      parkinsons: ['lisuride', 'cabergoline'],
      transplant: ['basiliximab', 'simulect', 'daclizumab', 'thymoglobuline'],
    },
  );
});

/** Newer or older than the extract, written otherwise there, or the name of a whole family. */
const otherwise = (
  'abemaciclib | acalabrutinib | alpelisib | altretamine | apalutamide | argatroban | ' +
  'artesunate | baloxavir | bictegravir | binimetinib | biphasic insulin aspart | ' +
  'biphasic insulin lispro | bivalirudin | brigatinib | cabotegravir | capmatinib | cefiderocol | ' +
  'ceftaroline | ceftazidime/avibactam | ceftobiprole | ceftolozane/tazobactam | cenobamate | ' +
  'ceritinib | crizotinib | dacomitinib | darolutamide | delafloxacin | doravirine | ' +
  'encorafenib | entrectinib | eravacycline | ethotoin | fedratinib | fenfluramine | ' +
  'flucytosine | foslevodopa/foscarbidopa | fostemsavir | gilteritinib | glasdegib | ' +
  'hydroxychloroquine sulfate malaria | idelalisib | insulin | insulin aspart/insulin degludec | ' +
  'insulin glargine/lixisenatide | insulin human | insulin icodec | insulin isophane human | ' +
  'insulin protamine zinc | insulin soluble human | insulin zinc amorphous | ' +
  'insulin zinc crystalline | insulin zinc mixed | isavuconazole | istradefylline | ' +
  'larotrectinib | lenacapavir | letermovir | lithium | lorlatinib | maribavir | ' +
  'meropenem/vaborbactam | midostaurin | molnupiravir | neratinib | niclosamide | niraparib | ' +
  'nirmatrelvir | oritavancin | pivampicillin | pralsetinib | protamine zinc insulin | ' +
  'protionamide | remdesivir | ribociclib | rifapentine | rucaparib | selinexor | selpercatinib | ' +
  'sodium fusidate | sonidegib | stalevo | sufentanil | talazoparib | telavancin | tepotinib | ' +
  'tivozanib | tucatinib | valproate | vamorolone | venetoclax | voclosporin | zanubrutinib'
).split(' | ');

example(
  'every entry of the two lists catches some name, but for medicines newer or older than the extract',
  () => {
    const caught = new Set(
      named().flatMap(([name]) => {
        const { substance, ingredients } = identify(name);
        return [substance, ...ingredients];
      }),
    );
    const entries = risks.rows.filter(({ list }) => /^(?:time-critical|high-risk)/.test(list));
    const idle = new Set(entries.flatMap(({ substances }) => substances.filter((name) => !caught.has(name))));
    expectEqual([...idle].toSorted(), otherwise);
  },
);

import { beforeAll, expect, test } from 'vitest';
import type { Resource } from '@medplum/fhirtypes';
import { populationAt, storesOf, topologyNames, isTopology } from '../../sandbox/architectures/trust.ts';
import { loadDefinitions } from '../../sandbox/fhir/definitions.ts';
import { problemsOf } from '../../sandbox/fhir/repository/validation.ts';
import { structured, words } from '../../sandbox/patients/dose.ts';
import { patients } from '../../sandbox/patients/patients.ts';
import type { Line, PatientSpec } from '../../sandbox/patients/spec.ts';
import { vtm } from '../../sandbox/patients/vtm.ts';
import { exampleData, testWith } from '../support/skip.ts';
import { readFileSync } from 'node:fs';
import type { StoreContents } from '../../sandbox/stores/running.ts';
import { must } from '../../shared/core/must.ts';

const now = Date.parse('2026-11-18T10:52:00Z');
const contentsAt = (
  topology: string,
  seed: number,
): readonly { readonly id: string; readonly resources: StoreContents['resources'] }[] =>
  storesOf(must(isTopology(topology) ? topology : undefined, 'a topology')).map(({ spec, contents }) => ({
    id: spec.id,
    resources: contents(populationAt(now, seed), (id) => `http://127.0.0.1:1/${id}`).resources,
  }));
const stores = contentsAt('mixed', 1);
const everything = stores.flatMap(({ resources }) => resources);
const linesOf = (one: PatientSpec): readonly Line[] =>
  [one.gp, one.chart, one.pharmacy, one.tto].flatMap((source) => source?.lines ?? []);

beforeAll(() => loadDefinitions());

/** Modulus 11, NHS Data Dictionary: weights 10 to 2, check digit 11 less the remainder, 11 reads 0 and 10 is never issued. */
function checkDigit(number: string): number {
  const sum = Array.from(number.slice(0, 9)).reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  return (11 - (sum % 11)) % 11;
}

test.each(topologyNames)('every resource of every store of %s is valid R4', (topology) => {
  const wrong = contentsAt(topology, 1)
    .flatMap(({ resources }) => resources)
    .flatMap((resource) =>
      problemsOf(resource).map((issue) => [
        resource.resourceType,
        resource.id,
        issue.diagnostics ?? issue.details?.text,
      ]),
    );
  expect(wrong).toEqual([]);
  expect(everything.length).toBeGreaterThan(400);
});

test("every NHS number is of the 999 range, has its check digit, and is somebody's own", () => {
  for (const { nhs } of patients) {
    expect(nhs).toMatch(/^999\d{7}$/);
    expect([nhs, checkDigit(nhs)]).toEqual([nhs, Number(nhs.at(-1))]);
  }
  expect(new Set(patients.map((one) => one.nhs)).size).toBe(patients.length);
});

test('no id stands twice in a store, and none of a patient is the same in two stores', () => {
  for (const { id: store, resources } of stores) {
    const ids = resources.map((one) => `${one.resourceType}/${one.id}`);
    expect([store, ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([store, []]);
  }
  const of = everything.filter((one) => one.resourceType === 'Patient').map((one) => one.id);
  expect(new Set(of).size).toBe(of.length);
});

test('every reference inside a store leads to something in it', () => {
  const references = (node: unknown): string[] =>
    typeof node !== 'object' || node === null
      ? []
      : Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
          key === 'reference' && typeof value === 'string' ? [value] : references(value),
        );
  for (const { id: store, resources } of stores) {
    const known = new Set(resources.map((one) => `${one.resourceType}/${one.id}`));
    expect([store, resources.flatMap(references).filter((one) => !known.has(one))]).toEqual([store, []]);
  }
});

test('the same clock and seed make the same stores; another seed makes other ids', () => {
  expect(contentsAt('mixed', 1)).toEqual(stores);
  const other = contentsAt('mixed', 2)[0]?.resources ?? [];
  expect(other.filter((one: Resource) => everything.some((known) => known.id === one.id))).toEqual([]);
});

test('two wards, at least 24 patients, each bed once, admitted within 36 hours of now', () => {
  expect(patients.length).toBeGreaterThanOrEqual(24);
  expect(new Set(patients.map((one) => one.ward))).toEqual(new Set(['7B', '9A']));
  expect(new Set(patients.map((one) => `${one.ward} ${one.bed}`)).size).toBe(patients.length);
  for (const one of patients) expect(one.admittedHoursAgo > 0 && one.admittedHoursAgo <= 36).toBe(true);
});

test('Dorothy Penhaligon disagrees with herself as the pictures show', () => {
  const [dorothy] = patients;
  const says = (source: 'gp' | 'chart' | 'pharmacy', medicine: string): unknown[] =>
    (dorothy?.[source]?.lines ?? [])
      .filter((line) => line.vtm === medicine && line.status === undefined)
      .map((line) => line.dose ?? line.text);
  expect(dorothy?.name[2]).toBe('Penhaligon');
  expect([says('gp', 'methotrexate'), says('chart', 'methotrexate')]).toEqual([
    ['10 mg po 1/wk mon'],
    ['10 mg po 1/d'],
  ]);
  expect([says('gp', 'co-careldopa').length, says('chart', 'co-careldopa').length]).toEqual([1, 0]);
  expect([says('gp', 'metformin'), says('chart', 'metformin')]).toEqual([['1 g po 2/d'], ['500 mg po 4/d']]);
  expect([says('gp', 'warfarin').length, says('chart', 'warfarin')]).toEqual([2, ['3 mg po 1/d @18:00']]);
});

const kinds: readonly (readonly [string, (one: PatientSpec) => boolean])[] = [
  ['a source is partial', (one) => one.gp?.notice?.kind === 'partial'],
  ['a source is withheld', (one) => one.gp?.notice?.kind === 'withheld'],
  ['a source cannot be reached', (one) => one.gp?.notice?.kind === 'unavailable'],
  ['the surgery does not know the patient', (one) => one.gp === undefined],
  ['the surgery knows the patient and has nothing', (one) => one.gp?.lines.length === 0],
  ['the birth date disagrees', (one) => one.pharmacy?.born !== undefined],
  ['a source is stale', (one) => (one.gp?.assertedDaysAgo ?? one.pharmacy?.assertedDaysAgo ?? 0) >= 115],
  [
    'no known allergies is stated',
    (one) => one.gp?.allergies?.some((allergy) => allergy.to === 'nka') === true,
  ],
  [
    'no known drug allergies is stated',
    (one) => one.gp?.allergies?.some((allergy) => allergy.to === 'nkda') === true,
  ],
  ['no allergy is recorded at all', (one) => one.gp?.allergies?.length === 0],
  [
    'an allergy has ended',
    (one) => one.gp?.allergies?.some((allergy) => allergy.ended !== undefined) === true,
  ],
  [
    'a stopped medicine is charted',
    (one) =>
      one.gp?.lines.some(
        (line) =>
          line.status === 'stopped' &&
          one.chart?.lines.some((order) => order.vtm === line.vtm && order.status === undefined),
      ) === true,
  ],
  [
    'one medicine stands twice in a source',
    (one) =>
      one.gp?.lines.filter((line) => line.vtm === 'losartan' && line.status === undefined).length === 2,
  ],
  [
    'an entry of the copies supersedes another',
    (one) => linesOf(one).some((line) => line.supersedes !== undefined),
  ],
  ['a patch', (one) => linesOf(one).some((line) => line.dose?.includes('patch td') === true)],
  ['an insulin', (one) => linesOf(one).some((line) => line.vtm?.startsWith('insulin') === true)],
  ['an inhaler', (one) => linesOf(one).some((line) => line.dose?.includes('puff inh') === true)],
  ['eye drops', (one) => linesOf(one).some((line) => line.dose?.includes('drop eye') === true)],
  ['a liquid', (one) => linesOf(one).some((line) => line.dose?.includes(' ml ') === true)],
  ['as needed', (one) => linesOf(one).some((line) => line.dose?.includes('prn') === true)],
  ['a weekly medicine', (one) => linesOf(one).some((line) => line.vtm === 'alendronic acid')],
];

test.each(kinds)('somewhere on the wards %s', (_kind, holds) => {
  expect(patients.filter(holds).map((one) => one.key)).not.toEqual([]);
});

test('the notation says in structure and in words what it means', () => {
  const dose = structured('1-2 tab po prn:pain max8/d');
  expect(dose).toMatchObject({
    doseAndRate: [{ doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2 } } }],
    asNeededCodeableConcept: { text: 'pain' },
    maxDosePerPeriod: { numerator: { value: 8 } },
  });
  expect([words(dose), words(structured('10 mg po 1/wk mon'))]).toEqual([
    '1 to 2 tablet - when required for pain - oral - up to a maximum of 8 tablet in 24 hours',
    '10 mg - once a week - on Monday - oral',
  ]);
  expect(() => structured('10 mg po wekly')).toThrow('"wekly" is not understood');
});

const release = exampleData('dmd', 'release-1', 'f_vtm2_3010419.xml');
testWith(release)('every moiety code is the one of the dm+d release named beside it', () => {
  expectMoietiesOf(readFileSync(release.path, 'utf8'));
});

function expectMoietiesOf(xml: string): void {
  const named = new Map(
    Array.from(xml.matchAll(/<VTM>([\s\S]*?)<\/VTM>/g), ([, row = '']) => [
      /<VTMID>(\d+)</.exec(row)?.[1],
      /<NM>([^<]*)</.exec(row)?.[1],
    ]),
  );
  expect(Object.values(vtm).filter(([code, name]) => named.get(code) !== name)).toEqual([]);
}

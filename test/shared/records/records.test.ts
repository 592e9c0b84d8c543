import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceConfig } from '../../../shared/records/config.ts';
import {
  capabilitiesOf,
  partialReasonsOf,
  pullPlan,
  splitByProvider,
} from '../../../shared/records/records.ts';

const source: SourceConfig = {
  id: 'eastvale',
  name: 'Eastvale Shared Record',
  role: 'history',
  origin: 'eastvale',
  fhirBase: 'https://eastvale.example/fhir',
  fhirVersion: 'R4',
  audience: 'eastvale',
  providers: [
    {
      id: 'pharmacy',
      name: 'Community pharmacy',
      role: 'history',
      origin: 'pharmacy',
      metaSource: 'https://pharmacy.example',
    },
    { id: 'tto', name: 'Last TTO', role: 'discharge', origin: 'tto', metaSource: 'https://ward.example' },
  ],
};

const resource = (type: string, id: string, from?: string) => ({
  body: { resourceType: type, id, ...(from === undefined ? {} : { meta: { source: from } }) },
});
const kind = fc.constantFrom(
  'https://pharmacy.example',
  'https://pharmacy.example#msg-1',
  'https://ward.example',
  'https://unknown.example',
  undefined,
);

test('every resource of one patient’s own is in exactly one part, whoever sent it', () => {
  fc.assert(
    fc.property(fc.array(kind), (froms) => {
      const own = froms.map((from, index) => resource('MedicationStatement', String(index), from));
      const parts = splitByProvider(source, own);
      expect(
        parts.flatMap((part) => part.resources).toSorted((a, b) => own.indexOf(a) - own.indexOf(b)),
      ).toEqual(own);
    }),
  );
});

test('entries go to the provider of their meta.source, what matches none into a column of its own, and what is common to all that hold something', () => {
  const [pharmacy, tto, nobody, patient] = [
    resource('MedicationDispense', 'd', 'https://pharmacy.example#1'),
    resource('MedicationStatement', 't', 'https://ward.example'),
    resource('MedicationStatement', 'n'),
    resource('Patient', 'p'),
  ];
  expect(
    splitByProvider(source, [pharmacy, tto, nobody, patient]).map((part) => [part.id, part.resources]),
  ).toEqual([
    ['pharmacy', [pharmacy, patient]],
    ['tto', [tto, patient]],
    ['eastvale', [nobody, patient]],
  ]);
  expect(splitByProvider(source, [pharmacy]).map((part) => [part.id, part.resources.length])).toEqual([
    ['pharmacy', 1],
    ['tto', 0],
  ]);
  expect(splitByProvider(source, [patient]).at(-1)).toMatchObject({ id: 'eastvale', resources: [patient] });
});

test('a source without providers is one part', () => {
  const { providers: _, ...plain } = source;
  expect(splitByProvider(plain, [resource('List', 'l')])).toEqual([
    { id: 'eastvale', provider: undefined, resources: [resource('List', 'l')] },
  ]);
});

test.each([
  [
    { severity: 'warning', code: 'suppressed', text: 'withheld by the patient' },
    [{ kind: 'items-withheld', detail: 'withheld by the patient' }],
  ],
  [{ severity: 'warning', code: 'data-in-transit', text: '' }, [{ kind: 'data-in-transit' }]],
  [
    { severity: 'error', code: 'timeout', text: '"Oak Surgery" timed out' },
    [{ kind: 'provider-not-answering', provider: 'Oak Surgery', detail: '"Oak Surgery" timed out' }],
  ],
  [
    { severity: 'warning', code: 'incomplete', text: 'Some items are left out' },
    [{ kind: 'items-withheld', detail: 'Some items are left out' }],
  ],
  [
    { severity: 'warning', code: 'incomplete', text: 'Oak Surgery did not answer' },
    [{ kind: 'provider-not-answering', provider: '', detail: 'Oak Surgery did not answer' }],
  ],
  [{ severity: 'information', code: 'informational', text: 'welcome' }, []],
  [
    { severity: 'warning', code: 'never-heard-of', text: 'x' },
    [{ kind: 'provider-not-answering', provider: '', detail: 'x' }],
  ],
])('an outcome of %j means %j', (issue, reasons) => {
  expect(partialReasonsOf([issue])).toEqual(reasons);
});

test('a persisted copy is append-only and lags; the single record is written directly; the order of a pull begins with medicines', () => {
  expect(capabilitiesOf('persisted-copy', source)).toMatchObject({
    write: 'append-only',
    copiesLag: true,
    keepsSuperseded: true,
  });
  expect(capabilitiesOf('single-and-only', source)).toMatchObject({ write: 'direct', copiesLag: false });
  expect(capabilitiesOf('hybrid', source)).toEqual(capabilitiesOf('persisted-copy', source));
  expect(
    pullPlan({ role: 'chart' })
      .map((one) => one.type)
      .slice(0, 2),
  ).toEqual(['MedicationStatement', 'MedicationRequest']);
  expect(pullPlan({ role: 'history' })[0]?.query('a b')).toBe('MedicationStatement?patient=a%20b');
});

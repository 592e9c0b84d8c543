import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { trustConfigSchema, type SourceConfig } from '../../../shared/records/config.ts';
import { aboutSource, claimedEntries, sharedTypes } from '../../../shared/records/records.ts';

const category = (code: string) => [{ coding: [{ system: 'urn:category', code }] }];
const order = (id: string, over: object = {}) => ({
  body: { resourceType: 'MedicationRequest', id, ...over },
});
const source = (id: string, role: 'history' | 'chart', claims?: SourceConfig['claims']): SourceConfig => ({
  id,
  name: id,
  role,
  origin: id,
  fhirBase: 'https://one.example/fhir',
  fhirVersion: 'R4',
  audience: 'trust',
  ...(claims === undefined ? {} : { claims }),
});
const types = ['MedicationRequest'];
const inpatient = source('epma', 'chart', [{ types, category: [{ code: 'inpatient' }] }]);
const community = source('gp', 'history', [
  { types, category: [{ system: 'urn:category', code: 'community' }] },
]);
const both = [community, inpatient];

test('an order of the ward and one of the practice on one server stand in one column each', () => {
  const [ward, practice] = [
    order('w', { category: category('inpatient') }),
    order('p', { category: category('community') }),
  ];
  expect(claimedEntries(inpatient, both, [ward, practice])).toEqual({ own: [ward], unclaimed: [] });
  expect(claimedEntries(community, both, [ward, practice])).toEqual({ own: [practice], unclaimed: [] });
});

test('an entry that no source of the server claims stands apart at the first of them, and never vanishes', () => {
  const kinds = fc.constantFrom('inpatient', 'community', 'discharge', undefined);
  fc.assert(
    fc.property(fc.array(kinds), (codes) => {
      const all = codes.map((code, at) =>
        order(String(at), code === undefined ? {} : { category: category(code) }),
      );
      const places = both.map((one) => claimedEntries(one, both, all));
      expect(places.flatMap(({ own, unclaimed }) => [...own, ...unclaimed])).toHaveLength(all.length);
      expect(places[1]?.unclaimed).toEqual([]);
    }),
  );
});

test('a claim goes by the class of the stay, by meta.tag and by meta.source, and all that it states must hold', () => {
  const stay = { body: { resourceType: 'Encounter', id: 'e1', class: { code: 'IMP' } } };
  const claimed = (claim: object, over: object): boolean => {
    const one = source('x', 'chart', [{ types, ...claim }]);
    return claimedEntries(one, [one], [stay, order('o', over)]).own.length === 2;
  };
  const there = { encounter: { reference: 'Encounter/e1' } };
  expect([claimed({ encounterClass: ['IMP'] }, there), claimed({ encounterClass: ['AMB'] }, there)]).toEqual([
    true,
    false,
  ]);
  expect(claimed({ encounterClass: ['IMP'] }, { encounter: { reference: 'Encounter/unknown' } })).toBe(false);
  const meta = { meta: { tag: [{ system: 'urn:app', code: 'epma' }], source: 'urn:system#message' } };
  expect(claimed({ tag: [{ code: 'epma' }] }, meta)).toBe(true);
  expect(claimed({ tag: [{ system: 'urn:other', code: 'epma' }] }, meta)).toBe(false);
  expect(claimed({ metaSource: ['urn:system'] }, meta)).toBe(true);
  expect(claimed({ metaSource: ['urn:system'], encounterClass: ['IMP'] }, meta)).toBe(false);
});

test('two sources that read one type of one server, and nobody said whose is whose, each say so by type', () => {
  const record = { id: 'r', name: 'R', architecture: 'single-and-only' as const, sources: both };
  const bare = source('bare', 'history');
  expect(sharedTypes(bare, inpatient)).toContain('MedicationRequest');
  expect(aboutSource(record, inpatient, [bare, inpatient]).join(' ')).toContain('On one server with bare');
  expect(sharedTypes(community, inpatient)).not.toContain('MedicationRequest');
  expect(sharedTypes(bare, { ...inpatient, fhirBase: 'https://two.example/fhir' })).toEqual([]);
  const only = (one: SourceConfig): SourceConfig => ({ ...one, keeps: types });
  expect(aboutSource(record, only(community), [only(community), only(inpatient)])).toEqual([]);
});

test('a claim that states nothing about its types is a mistake of the file', () => {
  const claims = trustConfigSchema.shape.records.element.shape.sources.element.shape.claims;
  expect(claims.safeParse([{ types }]).success).toBe(false);
  expect(claims.safeParse([{ types, tag: [{ code: 'x' }] }]).success).toBe(true);
});

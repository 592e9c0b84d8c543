import { expect, test } from 'vitest';
import { readOffer, type Offer } from '../../../electron/engine/records/records.ts';
import { must } from '../../../shared/core/must.ts';

const type = 'MedicationStatement';
const statement = (over: object = {}) => ({ type, ...over });
const says = (rest: readonly object[]): string =>
  JSON.stringify({ resourceType: 'CapabilityStatement', rest });
const offerOf = (resource: object, server: object = {}): Offer =>
  must(readOffer(says([{ mode: 'server', ...server, resource: [resource] }])), 'it offers something');

test('what is said of a record as a client of others is not what it offers', () => {
  const client = {
    mode: 'client',
    resource: [statement({ versioning: 'versioned-update' }), { type: 'List' }],
  };
  const offer = must(readOffer(says([client, { mode: 'server', resource: [statement()] }])), 'it offers');
  expect([offer.searches(type), offer.searches('List'), offer.keepsGuards(type)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(readOffer(says([client]))).toBeUndefined();
});

test('a type is searched where nothing is said of what may be done with it, or that it is', () => {
  const may = (interaction: unknown) => offerOf(statement({ interaction })).searches(type);
  expect([may(undefined), may([])]).toEqual([true, true]);
  expect([may([{ code: 'read' }, { code: 'search-type' }]), may([{ code: 'read' }])]).toEqual([true, false]);
  expect(offerOf(statement()).searches('AllergyIntolerance')).toBe(false);
});

test('an update is guarded only where the record says that it refuses another version', () => {
  const keeps = (versioning: unknown) => offerOf(statement({ versioning })).keepsGuards(type);
  expect([keeps('versioned-update'), keeps('versioned'), keeps('no-version'), keeps(undefined)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(offerOf(statement({ versioning: 'versioned-update' })).keepsGuards('List')).toBe(false);
});

test('changes are asked for where the type, or the whole record, can be searched by when it changed', () => {
  const since = { searchParam: [{ name: 'patient' }, { name: '_lastUpdated' }] };
  expect(offerOf(statement()).deltas(type)).toBe(false);
  expect(offerOf(statement({ searchParam: [{ name: 'patient' }] })).deltas(type)).toBe(false);
  expect([offerOf(statement(since)).deltas(type), offerOf(statement(since)).deltas('List')]).toEqual([
    true,
    false,
  ]);
  expect(offerOf(statement(), since).deltas(type)).toBe(true);
});

test('what refers to a type is brought along where the record names it, or brings everything', () => {
  const brings = (searchInclude: unknown) =>
    offerOf(statement({ searchInclude })).includes(type, `${type}:medication`);
  expect([brings([`${type}:medication`]), brings(['*'])]).toEqual([true, true]);
  expect([brings([`${type}:subject`]), brings(undefined)]).toEqual([false, false]);
});

test.each(['<html>', '{}', '{"resourceType":"Bundle"}', says([]), says([{ mode: 'server', resource: [] }])])(
  'what offers nothing that can be read is no offer: %s',
  (text) => expect(readOffer(text)).toBeUndefined(),
);

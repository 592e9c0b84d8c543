import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import {
  addedSince,
  holds,
  isResourceId,
  isVersionId,
  isVeryEntry,
  notKept,
  ownNames,
  uuidSystem,
} from '../../../shared/sync/sync.ts';

const kept = (theirs: JsonObject, ours: JsonObject) => notKept(theirs, ours);
const nothingLost = { clinical: [], other: [] };

const twoNames = [
  { system: 'a', value: '1' },
  { system: 'b', value: '2' },
];

describe('what a record has not kept', () => {
  test.each([
    ['MedicationStatement', 'identifier'],
    ['MedicationStatement', 'status'],
    ['MedicationStatement', 'medicationCodeableConcept'],
    ['MedicationStatement', 'subject'],
    ['MedicationStatement', 'dosage'],
    ['AllergyIntolerance', 'identifier'],
    ['AllergyIntolerance', 'clinicalStatus'],
    ['AllergyIntolerance', 'type'],
    ['AllergyIntolerance', 'code'],
    ['List', 'identifier'],
    ['List', 'status'],
    ['List', 'code'],
    ['List', 'subject'],
    ['List', 'entry'],
    ['Task', 'identifier'],
    ['Task', 'status'],
    ['Task', 'intent'],
    ['Task', 'code'],
    ['Task', 'description'],
    ['Task', 'focus'],
    ['DocumentReference', 'identifier'],
    ['DocumentReference', 'status'],
    ['DocumentReference', 'subject'],
    ['MedicationStatement', 'statusReason'],
    ['MedicationStatement', 'effectivePeriod'],
    ['MedicationStatement', 'reasonCode'],
    ['AllergyIntolerance', 'verificationStatus'],
    ['AllergyIntolerance', 'reaction'],
    ['AllergyIntolerance', 'patient'],
    ['List', 'mode'],
    ['List', 'emptyReason'],
    ['Task', 'contained'],
    ['Task', 'for'],
    ['Task', 'priority'],
    ['DocumentReference', 'docStatus'],
    ['DocumentReference', 'content'],
    ['Provenance', 'agent'],
    ['Provenance', 'target'],
  ])('of a %s, %s changes what a reader understands', (resourceType, field) => {
    expect(kept({ resourceType }, { resourceType, [field]: ['x'] })).toEqual({
      clinical: [field],
      other: [],
    });
  });

  test('of a field that changes nothing, or of a type that is not known, it is said and the entry counts as held', () => {
    const resourceType = 'MedicationStatement';
    expect(kept({ resourceType }, { resourceType, dateAsserted: '2026' })).toEqual({
      clinical: [],
      other: ['dateAsserted'],
    });
    expect(kept({}, { resourceType: 'Basic', status: 'active' })).toEqual({
      clinical: [],
      other: ['status'],
    });
    expect(kept({}, { resourceType, id: 'a', meta: {}, text: {} })).toEqual(nothingLost);
  });

  const one = (field: string, ours: unknown, theirs: unknown): boolean =>
    holds({ [field]: theirs }, { [field]: ours });

  test.each([
    ['a part added to an object', { text: 'a' }, { text: 'a', coding: [] }],
    ['a part added to an item', [{ text: 'a' }], [{ text: 'a', sequence: 1 }]],
    ['the same moment in another zone', '2026-11-18T10:00:00Z', '2026-11-18T11:00:00+01:00'],
    ['the same moment with its thousandths', '2026-11-18T10:00:00Z', '2026-11-18T10:00:00.000Z'],
    ['the same resource by its whole address', 'Patient/p1', 'https://record.invalid/fhir/Patient/p1'],
    ['a version of it', 'Patient/p1/_history/2', 'http://record.invalid/Patient/p1/_history/2'],
    [
      'identifiers in another order, and one more',
      [
        { system: 'a', value: '1' },
        { system: 'b', value: '2' },
      ],
      [
        { system: 'c', value: '3' },
        { system: 'b', value: '2' },
        { system: 'a', value: '1' },
      ],
    ],
    ['bytes kept elsewhere under their digest', { data: 'AA==', hash: 'h' }, { url: 'Binary/1', hash: 'h' }],
  ])('nothing is lost by %s', (_, ours, theirs) => {
    expect(one('field', ours, theirs)).toBe(true);
  });

  test.each([
    ['another text', 'a', 'b'],
    ['no value', 'a', undefined],
    ['a text for a number', 1, '1'],
    ['a number for a text', '1', 1],
    ['another moment', '2026-11-18T10:00:00Z', '2026-11-18T10:00:01Z'],
    ['a day for a moment', '2026-11-18T10:00:00Z', '2026-11-18'],
    ['a moment and more', '2026-11-18T10:00:00Z', '2026-11-18T10:00:00Zx'],
    ['words before a moment', 'x2026-11-18T10:00:00Z', '2026-11-18T10:00:00Z'],
    ['another resource', 'Patient/p1', 'https://record.invalid/fhir/Patient/p2'],
    ['a resource whose id only begins alike', 'Patient/p1', 'https://record.invalid/fhir/Patient/p12'],
    ['something of the resource', 'Patient/p1', 'https://record.invalid/fhir/Patient/p1/photo'],
    ['an address that only ends alike', 'Patient/p1', 'https://record.invalid/fhir/XPatient/p1'],
    ['a path that is no address', 'Patient/p1', 'ftp/Patient/p1'],
    ['what is no reference', 'patient/p1', 'https://record.invalid/patient/p1'],
    ['an object for a text', 'a', {}],
    ['a text for an object', { text: 'a' }, 'a'],
    ['a text for a list', ['a'], 'a'],
    ['a part taken away', { text: 'a', unit: 'mg' }, { text: 'a' }],
    ['one item less', ['a', 'b'], ['a']],
    ['the second item changed', ['a', 'b'], ['a', 'c']],
    ['one of two identifiers', twoNames, twoNames.slice(0, 1)],
    ['an item without a name beside one that has one', [twoNames[0], 'b'], ['b', twoNames[0]]],
    ['a number for a moment', '2026-11-18T10:00:00Z', 7],
    ['a moment for a word', 'now', '2026-11-18T10:00:00Z'],
    ['other words for no moment', 'soon', 'later'],
    ['one item more', ['a'], ['a', 'b']],
    ['another order', [{ text: 'a' }, { text: 'b' }], [{ text: 'b' }, { text: 'a' }]],
    ['an identifier less', [{ system: 'a', value: '1' }], []],
    ['the identifier of another system', [{ system: 'a', value: '1' }], [{ system: 'b', value: '1' }]],
    ['a system without a value', [{ system: 'a' }], [{ system: 'b' }, { system: 'a' }]],
    ['a value without a system', [{ value: '1' }], [{ value: '2' }, { value: '1' }]],
    ['bytes with another digest', { data: 'AA==', hash: 'h' }, { url: 'Binary/1', hash: 'i' }],
    ['bytes without a digest', { data: 'AA==' }, { url: 'Binary/1' }],
    ['bytes that are nowhere', { data: 'AA==', hash: 'h' }, { hash: 'h' }],
    ['other than the bytes', { title: 'A', hash: 'h' }, { url: 'Binary/1', hash: 'h' }],
  ])('something is lost by %s', (_, ours, theirs) => {
    expect(one('field', ours, theirs)).toBe(false);
  });
});

test('what somebody added is a clinical field that was not written; what was written and changed is none', () => {
  const ours = { resourceType: 'MedicationStatement', status: 'active' };
  expect(addedSince({ ...ours, status: 'stopped', dosage: [{}], note: [{}] }, ours)).toEqual(['dosage']);
  expect(addedSince({ ...ours, reasonCode: [] }, ours)).toEqual(['reasonCode']);
  expect(addedSince({ status: 'active' }, { resourceType: 'Basic' })).toEqual([]);
});

test.each([
  ['a', true],
  ['A-9.z', true],
  ['a'.repeat(64), true],
  ['a'.repeat(65), false],
  ['', false],
  ['.', false],
  ['..', false],
  ['.a', true],
  ['a.', true],
  ['a/b', false],
  ['a\n', false],
  ['ä', false],
])('whether %j may enter a path: %s', (id, may) => expect(isResourceId(id)).toBe(may));

test.each([
  ['1', true],
  ['!~[]', true],
  ['v'.repeat(256), true],
  ['v'.repeat(257), false],
  ['', false],
  ['a b', false],
  ['a"b', false],
  ['a\\b', false],
  ['1\r\nX: y', false],
  ['é', false],
])('whether %j may enter a header: %s', (version, may) => expect(isVersionId(version)).toBe(may));

test('an entry goes by its UUID as an identifier or a tag, and by nothing that only looks like it', () => {
  const named = {
    identifier: [
      { system: uuidSystem, value: 'one' },
      { system: 'urn:other', value: 'other' },
      { system: uuidSystem, value: 7 },
      { system: uuidSystem },
      'text',
      null,
    ],
    meta: {
      tag: [
        { system: 'urn:concord:write', code: 'two' },
        { system: 'urn:other', code: 'three' },
        { system: 'urn:concord:write', value: 'four' },
      ],
    },
  };
  expect(ownNames(named)).toEqual(['one', 'two']);
  expect(ownNames({ identifier: { system: uuidSystem, value: 'one' }, meta: 'none' })).toEqual([]);
});

test('the very entry has one name in common, and is of the same type', () => {
  const ours = { resourceType: 'Task', identifier: [{ system: uuidSystem, value: 'one' }] };
  const more = { ...ours, identifier: [{ system: uuidSystem, value: 'two' }, ...ours.identifier] };
  expect(isVeryEntry(more, ours)).toBe(true);
  expect(isVeryEntry({ ...more, resourceType: 'List' }, ours)).toBe(false);
  expect(isVeryEntry({ ...ours, identifier: [{ system: uuidSystem, value: 'two' }] }, ours)).toBe(false);
  expect(isVeryEntry({ resourceType: 'Task' }, { resourceType: 'Task' })).toBe(false);
});

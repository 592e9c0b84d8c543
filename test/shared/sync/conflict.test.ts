import { expect, test } from 'vitest';
import { holds, resolve } from '../../../shared/sync/sync.ts';

const issue = (date: string) => ({
  url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationStatementLastIssueDate',
  valueDateTime: date,
});
const base = {
  resourceType: 'MedicationStatement',
  id: 's1',
  meta: { versionId: '3' },
  status: 'active',
  dosage: [{ text: '1 tablet 4 times a day' }],
};
const mine = { ...base, dosage: [{ text: '1 tablet 5 times a day' }] };

test('a dose somebody else changed is always asked about', () => {
  const theirs = { ...base, meta: { versionId: '4' }, dosage: [{ text: '1 tablet 6 times a day' }] };
  expect(resolve(base, mine, theirs)).toMatchObject({
    kind: 'ask',
    fields: [{ field: 'dosage', verdict: 'asks' }],
  });
});

test('a status somebody else changed is asked about even where I did not touch it', () => {
  const theirs = { ...base, meta: { versionId: '4' }, status: 'stopped' };
  const resolution = resolve(base, mine, theirs);
  expect(
    resolution.kind === 'ask' ? resolution.fields.map((field) => [field.field, field.verdict]) : [],
  ).toEqual([
    ['dosage', 'only-mine'],
    ['status', 'asks'],
  ]);
});

test('a new last-issue date and added notes merge by themselves, and mine keeps everything', () => {
  const theirs = {
    ...base,
    meta: { versionId: '4' },
    extension: [issue('2026-11-17')],
    note: [{ text: 'Rang the clinic' }],
  };
  expect(resolve(base, mine, theirs)).toEqual({
    kind: 'no-conflict',
    merged: {
      ...mine,
      meta: { versionId: '4' },
      extension: [issue('2026-11-17')],
      note: [{ text: 'Rang the clinic' }],
    },
  });
});

test('a note somebody took away is not an added note', () => {
  const noted = { ...base, note: [{ text: 'Daughter fills the tray' }] };
  expect(resolve(noted, { ...mine, note: noted.note }, { ...base, meta: { versionId: '4' } }).kind).toBe(
    'ask',
  );
});

test('of two notes one that somebody took away is asked about, whatever they added beside it', () => {
  const noted = { ...base, note: [{ text: 'Daughter fills the tray' }, { text: 'Blind in one eye' }] };
  const theirs = { ...noted, note: [{ text: 'Blind in one eye' }, { text: 'Rang the clinic' }] };
  expect(resolve(noted, { ...mine, note: noted.note }, theirs).kind).toBe('ask');
});

test.each(['identifier', 'subject', 'medicationCodeableConcept', 'informationSource', 'derivedFrom'])(
  'that somebody changed its %s is asked about, whatever I changed',
  (field) => {
    const started = { ...base, [field]: { reference: 'X/1' } };
    const changed = { ...mine, [field]: { reference: 'X/1' } };
    expect(resolve(started, changed, { ...started, [field]: { reference: 'X/2' } }).kind).toBe('ask');
    expect(resolve(started, changed, base).kind).toBe('ask');
    expect(resolve(base, mine, started).kind).toBe('ask');
  },
);

test('the same change by both is no conflict, whatever the order of its keys', () => {
  const theirs = {
    meta: { versionId: '4' },
    dosage: [{ text: '1 tablet 5 times a day' }],
    status: 'active',
    resourceType: 'MedicationStatement',
    id: 's1',
  };
  expect(resolve(base, mine, theirs)).toEqual({ kind: 'keep-theirs' });
});

test('a server that adds its own fields still holds what was written; one that changed a dose does not', () => {
  expect(
    holds({ ...mine, meta: { versionId: '9' }, text: { status: 'generated' }, language: 'en' }, mine),
  ).toBe(true);
  expect(holds({ ...mine, dosage: [{ text: '2 tablets' }] }, mine)).toBe(false);
});

test('a clinical change of theirs is seen before mine goes on top, even where both made the same one', () => {
  const theirs = { ...base, meta: { versionId: '4' }, dosage: mine.dosage };
  expect(resolve(base, { ...mine, status: 'stopped' }, theirs).kind).toBe('ask');
});

test('notes and last issues merge once each, mine before theirs, and what I took away stays away', () => {
  const [mineNote, theirNote, oldNote] = [{ text: 'mine' }, { text: 'theirs' }, { text: 'old' }];
  const started = { ...base, note: [oldNote], extension: [{ url: 'urn:a' }, issue('2026-10-01')] };
  const changed = { ...mine, note: [mineNote], extension: [{ url: 'urn:a' }, issue('2026-10-01')] };
  const noted = { ...started, note: [oldNote, theirNote, mineNote] };
  expect(resolve(started, changed, noted)).toEqual({
    kind: 'no-conflict',
    merged: { ...changed, note: [mineNote, theirNote], meta: base.meta },
  });
  const issued = { ...noted, extension: [issue('2026-11-01'), { url: 'urn:a' }] };
  expect(resolve(started, changed, issued)).toMatchObject({
    merged: { extension: [{ url: 'urn:a' }, issue('2026-11-01')] },
  });
});

test('theirs without bookkeeping leaves mine as it is, and nothing is made up for what nobody has', () => {
  const { meta: _meta, ...bare } = base;
  const { meta: _mine, ...changed } = mine;
  expect(resolve(bare, changed, bare)).toEqual({ kind: 'no-conflict', merged: changed });
});

test('a note beside a change of a dose is asked about with it, and an extension that is no last issue is asked about', () => {
  const noted = { ...base, status: 'stopped', note: [{ text: 'stopped today' }] };
  expect(resolve(base, mine, noted)).toMatchObject({
    kind: 'ask',
    fields: [
      { field: 'dosage', verdict: 'only-mine' },
      { field: 'note', verdict: 'merges' },
      { field: 'status', verdict: 'asks' },
    ],
  });
  expect(resolve(base, mine, { ...base, extension: [{ url: 'urn:a' }] }).kind).toBe('ask');
  expect(resolve(base, mine, { ...base, extension: ['text'] }).kind).toBe('ask');
  const likeIt = { ...issue('2026-11-17'), url: `${issue('').url}Reason` };
  expect(resolve(base, mine, { ...base, extension: [likeIt] }).kind).toBe('ask');
});

import { beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { allSources } from '../../../shared/records/records.ts';
import { inRecords, inRecordWords } from '../../../electron/engine/cases/in-records.ts';
import { decideAll, drained, findPatient, sign, value, written } from '../../support/case-work.ts';
import { useDesks } from '../../support/desks.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { ownTags, sendingHere } from '../../support/sending.ts';
import { usualConfig as config } from '../../simulation/setting.ts';

const { sandbox, desk } = useDesks();
beforeEach(() => sandbox().control.reset());

/** What is shown of entries of ours, of the medicine. */
const shownOf = ({ rows }: CaseView, medicine: string): CaseView['rows'][number]['decision']['inRecords'] =>
  rows.filter(({ generic }) => generic === medicine).flatMap(({ decision }) => decision.inRecords);
const shown = ({ rows }: CaseView): readonly string[] =>
  rows.filter(({ decision }) => decision.inRecords.length > 0).map(({ generic }) => generic);

async function look(engine: EngineClient): Promise<CaseView> {
  const patient = await findPatient(engine, 'Osei');
  value(await engine.call('refreshCase', { patient, source: null }));
  return value(await engine.call('lookAgain', { patient }));
}

async function signAll(engine: EngineClient): Promise<void> {
  await sign(engine, await decideAll(engine, await findPatient(engine, 'Osei')));
  await drained(engine);
}

/** What another system makes of the entry of that medicine, wherever ours stand. */
async function changeBehindUs(medicine: string, over: JsonObject): Promise<void> {
  for (const store of ['northmoor-smr', 'eastvale'] as const) {
    const all = await written(sandbox(), store, 'MedicationStatement');
    const of = all.filter((one) => JSON.stringify(one['medicationCodeableConcept']).includes(medicine));
    for (const { id } of of) await sandbox().control.edit(store, 'MedicationStatement', String(id), over);
  }
}

test('what a colleague signed at another desk is shown with its row until it is signed here, and not to whoever signed it', async () => {
  const engine = await desk('signs-first', 'ruth');
  await signAll(engine);
  expect(shown(await look(engine))).toEqual([]);
  await engine.stop();
  const other = await desk('looks-after', 'sam');
  const view = await look(other);
  expect(shown(view)).toContain('fludrocortisone');
  expect(shownOf(view, 'hydrocortisone')).toEqual([
    {
      records: ['GP record', 'Eastvale Shared Record'],
      says: '10 mg once a day, on waking; 5 mg once a day, at noon; 5 mg once a day, at 16:00',
      by: 'Ruth Calloway, pharmacist',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      changed: false,
    },
  ]);
  await signAll(other);
  expect(shown(await look(other))).toEqual([]);
  await other.stop();
}, 300_000);

test('what another system made of what was signed here is shown, and named beside the PIN where something else is signed', async () => {
  const engine = await desk('is-changed', 'ruth');
  await signAll(engine);
  await changeBehindUs('Fludrocortisone', {
    status: 'stopped',
    dosage: [{ text: 'Take TWO tablets each night' }],
  });
  const view = await look(engine);
  expect(shown(view)).toEqual(['fludrocortisone']);
  const says = 'Stopped (Fludrocortisone 100microgram tablets: 2 tablets – once a day, at night)';
  expect(shownOf(view, 'fludrocortisone')).toMatchObject([
    { records: ['GP record', 'Eastvale Shared Record'], says, by: null, changed: true },
  ]);
  const patient = await findPatient(engine, 'Osei');
  const { seen } = view.progress;
  value(await engine.call('reopenCase', { patient, why: 'family rang', seen }));
  const { asksAbout } = value(await engine.call('openSignOff', { patient }));
  expect(asksAbout).toEqual([
    expect.stringMatching(
      /^fludrocortisone .*\. GP record: Stopped .*\. Written by somebody else, \d\d-\w{3}-\d{4} \d\d:\d\d\.$/,
    ),
  ]);
  await engine.stop();
}, 300_000);

/** What is shown of these resources of one record, none of which was written from here. */
function shownFrom(...resources: readonly JsonObject[]): readonly string[] {
  const { here } = sendingHere();
  const { source } = must(allSources(config)[0], 'a source');
  const held = resources.map((body) => ({
    type: body['resourceType'],
    id: body['id'],
    versionId: '1',
    body,
  }));
  const endpoint = { source: { ...source, name: 'GP record' }, resources: held, gone: [] };
  const open = {
    columns: [],
    matching: {},
    current: { all: [] },
    copy: { person: 'p1', endpoints: [endpoint], home: undefined },
  };
  const line = { key: { type: 'MedicationStatement', id: 'm1' }, identifiers: [], medicine: named };
  const rows = [{ view: { id: 'r1' }, row: { lines: [{ key: 'k', source: 'gp', line }] } }];
  const about = { context: { config }, store: here.store, person: 'p1', open, rows };
  return inRecords(about as unknown as Parameters<typeof inRecords>[0]).map(inRecordWords);
}

const named = { term: 'Omeprazole 20mg capsules', codes: [] };
const ours = (id: string, over: JsonObject = {}): JsonObject => ({
  resourceType: 'MedicationStatement',
  id,
  meta: { tag: ownTags },
  identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: `name-of-${id}` }],
  status: 'active',
  medicationCodeableConcept: { text: 'Omeprazole 20mg capsules' },
  derivedFrom: [{ reference: 'https://gp.example/MedicationStatement/m1' }],
  dosage: [{ text: 'Take ONE each morning' }],
  ...over,
});

test('of several in one record the last is shown, and a live one before one that ended', () => {
  const at = (lastUpdated: string): JsonObject => ({ meta: { tag: ownTags, lastUpdated } });
  const early = ours('s1', { ...at('2026-11-17T09:00:00Z'), dosage: [{ text: 'Take THREE at night' }] });
  const late = ours('s2', at('2026-11-18T09:00:00Z'));
  const ended = ours('s3', { ...at('2026-11-19T09:00:00Z'), status: 'stopped' });
  const [only, ...more] = shownFrom(early, late, ended);
  expect([only, more]).toEqual([
    'GP record: Omeprazole 20mg capsules: 1 (unit not stated) – once a day, in the morning. Written by somebody else, 18-Nov-2026 09:00.',
    [],
  ]);
  expect(shownFrom(ended)[0]).toMatch(/^GP record: Stopped \(Omeprazole/);
});

test('whatever cannot be read, or does not say when, is said to be so', () => {
  expect(shownFrom(ours('s1', { dosage: undefined }))).toEqual([
    'GP record: Omeprazole 20mg capsules: directions not recorded. Written by somebody else, at a time not recorded.',
  ]);
});

test.each<[string, JsonObject]>([
  ['by its name', { identifier: [{ system: 'urn:concord:retracts', value: 'name-of-s1' }] }],
  ['by what it was made from', { identifier: [], derivedFrom: [{ reference: 'MedicationStatement/s1' }] }],
])(
  'where nothing is changed, what another entry says was an error (%s) is not shown as standing',
  (_how, over) => {
    expect(shownFrom(ours('s1'))).toHaveLength(1);
    expect(shownFrom(ours('s1'), ours('s2', { status: 'entered-in-error', ...over }))).toEqual([]);
  },
);

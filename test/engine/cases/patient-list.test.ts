import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { Recommendation } from '../../../shared/cases/cases.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { decideAll, desktopAt, findPatient, say, sign, signedIn, value } from '../../support/case-work.ts';
import { must } from '../../../shared/core/must.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { tempFolder } from '../../support/temp.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const plain = {
  reason: null,
  words: '',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;

const listOf = async (engine: EngineClient, patient: string) =>
  value(await engine.call('openPatientList', { patient }));

type Row = CaseView['rows'][number];

/** Says of one row what becomes of it, and that a prescriber agreed where it is a change. */
async function decide(
  engine: EngineClient,
  view: CaseView,
  of: (row: Row) => boolean,
  recommendation: Recommendation,
  agreed: boolean,
): Promise<CaseView> {
  const row = must(view.rows.find(of), 'a row');
  const said = await say(engine, view, { kind: 'recommended', row: row.id, recommendation });
  return agreed
    ? say(engine, said, { kind: 'confirmed', row: row.id, by: 'Dr Mehta', how: 'told-me' })
    : said;
}

test('at discharge the patient’s list says what is taken and when, what changed, stopped and why, and what is not settled', async () => {
  const engine = await signedIn(desktopAt(tempFolder('patient-list')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  value(await engine.call('openCase', { patient }));
  const typed = interview([
    typedLine('a', 'Ibuprofen 200mg tablets', '2 three times a day with food'),
    typedLine('b', 'Loratadine 10mg tablets', 'ONE daily'),
    typedLine('c', 'Senna 7.5mg tablets', '2 at night'),
  ]);
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: typed }));
  let view = await decideAll(engine, patient);
  view = await say(engine, view, { kind: 'reason-said', reason: 'discharge' });
  const named = (name: string) => (row: Row) => row.generic === name;
  view = await decide(
    engine,
    view,
    named('ibuprofen'),
    { ...plain, action: 'stop', reason: 'renal-function', words: 'use paracetamol for pain' },
    true,
  );
  view = await decide(
    engine,
    view,
    named('loratadine'),
    {
      ...plain,
      action: 'change',
      reason: 'adverse-reaction',
      words: 'less sleepy',
      proposed: 'half a tablet at night',
    },
    true,
  );
  view = await decide(
    engine,
    view,
    named('senna'),
    { ...plain, action: 'stop', reason: 'no-longer-needed', words: 'bowels open' },
    false,
  );
  const { list, pdf } = await listOf(engine, patient);
  expect(list.notTaken).toContainEqual({
    change: 'stopped',
    name: 'ibuprofen 200mg tablets',
    why: 'Because of how your kidneys are working. Use paracetamol for pain.',
    restart: '',
  });
  expect(list.taken).toContainEqual(
    expect.objectContaining({
      change: 'changed',
      name: 'loratadine 10mg tablets',
      how: 'Take half a tablet, once a day, at night.',
      before: 'Take 1 tablet, once a day.',
      why: 'Because it caused a side effect. Less sleepy.',
      quoted: false,
    }),
  );
  // A stop that no prescriber has agreed to is no instruction to anybody.
  expect(list.unsettled.map((one) => one.name)).toContain('senna 7.5mg tablets');
  expect(list.notTaken.map((one) => one.name)).not.toContain('senna 7.5mg tablets');
  // Every row of the case is somewhere on it.
  const shown = [...list.taken, ...list.notTaken, ...list.unsettled].length + list.leftOut.length;
  expect(shown).toBe(view.rows.length);
  expect(list.notFinal).toContain('Nobody has signed it yet.');
  const pages = await pdfPages(pdf);
  const all = pages.join(' ');
  for (const words of [
    'Draft. Not to be taken home yet.',
    'Take half a tablet, once a day, at night.',
    'Before: Take 1 tablet, once a day.',
    'ibuprofen 200mg tablets: stopped',
    'Still to be decided: ask before you go home',
    ...list.taken.flatMap((one) => [one.name, one.how]),
    ...list.unsettled.map((one) => one.name),
    ...list.allergies,
  ])
    expect(all).toContain(words.replaceAll(/\s+/g, ' '));
  // FilePatients it is, and which page of how many, on every page.
  for (const [at, page] of pages.entries()) {
    expect(page).toContain(list.patient.nhsNumber);
    expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
  }
  await engine.stop();
}, 90_000);

test('once it is signed the list stays as it was signed, and says what changed in a source since', async () => {
  const engine = await signedIn(desktopAt(tempFolder('patient-list')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  let view = await decideAll(engine, patient);
  view = await say(engine, view, { kind: 'reason-said', reason: 'discharge' });
  const supply = { quantity: '28 tablets', continuing: 'your GP', review: 'in 4 weeks', restored: null };
  for (const { id } of view.rows.filter((row) => row.decision.needsDecision)) {
    view = await say(engine, view, { kind: 'supply', row: id, supply });
    view = await say(engine, view, { kind: 'indication', row: id, words: 'as your GP said' });
    view = await say(engine, view, { kind: 'confirmed', row: id, by: 'Dr Mehta', how: 'told-me' });
  }
  await sign(engine, view);
  const before = await listOf(engine, patient);
  expect(before.list).toMatchObject({ notFinal: [], signedBy: 'Ruth Calloway', changedSince: [] });
  expect((await pdfPages(before.pdf)).join(' ')).toContain(
    'You are given: 28 tablets. For more, ask: your GP.',
  );
  const typed = interview([typedLine('z', 'Warfarin 5mg tablets', 'one daily')]);
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: typed }));
  const after = await listOf(engine, patient);
  expect(after.list.changedSince).not.toEqual([]);
  expect({ ...after.list, changedSince: [] }).toEqual(before.list);
  expect((await pdfPages(after.pdf)).join(' ')).toContain(
    'Check before use. Changed since this list was made',
  );
  await engine.stop();
}, 90_000);

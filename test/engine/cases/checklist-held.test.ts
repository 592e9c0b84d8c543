import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, findPatient, say, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

test('each item of the checklist names the medicines that the case holds of it, and “none” beside them says so on paper', async () => {
  const engine = await signedIn(desktopAt(tempFolder('held')), sandbox.config);
  const patient = await findPatient(engine, 'Oyelaran');
  const typed = interview([
    typedLine('a', 'Methotrexate 2.5mg tablets', '6 once a week on Monday'),
    typedLine('b', 'Salbutamol 100micrograms/dose inhaler', '2 puffs when needed'),
    typedLine('c', 'Prednisolone 5mg tablets', '6 a day for 5 days'),
    typedLine('d', 'Adalimumab 40mg/0.4ml pen', 'every 2 weeks', { note: 'hospital only' }),
    typedLine('e', 'Paracetamol 500mg tablets', '2 four times a day'),
  ]);
  value(await engine.call('openCase', { patient }));
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: typed }));
  let view = value(await engine.call('openCase', { patient }));
  const held = (id: string) => view.progress.checklist.items.find((item) => item.id === id)?.held;
  expect(held('weekly-monthly')).toEqual(['adalimumab', 'methotrexate']);
  expect(held('not-tablets')).toEqual(expect.arrayContaining(['adalimumab', 'salbutamol']));
  expect(held('recent-courses')).toEqual(['prednisolone']);
  expect(held('hospital-only')).toEqual(['adalimumab']);
  expect(held('herbal')).toEqual([]);
  view = await say(engine, view, { kind: 'patient-asked', who: 'patient', name: '', why: '' });
  await say(engine, view, { kind: 'checklist', item: 'weekly-monthly', said: { answer: 'asked-and-none' } });
  const { record } = value(await engine.call('openRecord', { patient, case: null }));
  expect(record.checklist.join('\n')).toMatch(/\(but the case holds adalimumab, methotrexate\)/);
});

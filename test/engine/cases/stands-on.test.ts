import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { must } from '../../../shared/core/must.ts';
import { desktopAt, findPatient, say, signedIn, takesIt, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const prescribe = {
  action: 'start',
  reason: null,
  words: '',
  proposed: 'as taken',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;

test('two medicines of one class that both go on stay counted and named at the signature until one is taken away or it is intended', async () => {
  const engine = await signedIn(desktopAt(tempFolder('stands-on')), sandbox.config);
  const patient = await findPatient(engine, 'Oyelaran');
  const typed = interview([
    typedLine('a', 'Apixaban 5mg tablets', '1 tablet twice a day'),
    typedLine('b', 'Warfarin 3mg tablets', '3 mg once a day'),
  ]);
  value(await engine.call('openCase', { patient }));
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: typed }));
  let view = value(await engine.call('openCase', { patient }));
  const row = (generic: string) =>
    must(
      view.rows.find((one) => one.generic === generic),
      generic,
    );
  const lethal = () => (view.open.kind === 'compared' ? view.open.potentiallyLethal : -1);
  view = await say(engine, view, { kind: 'patient-asked', who: 'patient', name: '', why: '' });
  const before = lethal();
  expect(before).toBeGreaterThan(0);
  for (const generic of ['apixaban', 'warfarin']) {
    const { id } = row(generic);
    view = await say(engine, view, { kind: 'history', row: id, fact: takesIt(row(generic)) });
    view = await say(engine, view, { kind: 'recommended', row: id, recommendation: prescribe });
  }
  const named = async () => value(await engine.call('openSignOff', { patient })).standsOn.join('\n');
  expect(lethal()).toBe(before);
  const finding = must(
    row('apixaban').findings.find((one) => one.class === 'duplicate-class'),
    'two of one class',
  );
  view = await say(engine, view, {
    kind: 'handed-over',
    finding: finding.id,
    to: 'Dr Mehta',
    how: 'in-person',
  });
  expect(lethal()).toBe(before);
  expect(await named()).toMatch(/apixaban: two medicines of one class, potentially lethal/);

  const stop = {
    ...prescribe,
    action: 'stop',
    reason: 'duplicate',
    words: 'on warfarin',
    proposed: '',
  } as const;
  view = await say(engine, view, { kind: 'recommended', row: row('apixaban').id, recommendation: stop });
  expect(lethal()).toBe(0);
  expect(await named()).toBe('');
});

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

const typedFor = async (name: string, typed: ReturnType<typeof interview>) => {
  const engine = await signedIn(desktopAt(tempFolder(name)), sandbox.config);
  const patient = await findPatient(engine, 'Oyelaran');
  value(await engine.call('openCase', { patient }));
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: typed }));
  const view = value(await engine.call('openCase', { patient }));
  const asked = { kind: 'patient-asked', who: 'patient', name: '', why: '' } as const;
  return { engine, patient, view: await say(engine, view, asked) };
};

test('one medicine that stands twice in the source that is followed blocks the signature until it is said to be intended, once', async () => {
  const { engine, patient, ...begun } = await typedFor(
    'twice',
    interview([
      typedLine('a', 'Sertraline 50mg tablets', '1 tablet once a day'),
      typedLine('b', 'Sertraline 50mg tablets', '1 tablet once a day, in the morning'),
    ]),
  );
  let { view } = begun;
  const blocker = async () =>
    value(await engine.call('openSignOff', { patient })).blockers.find(
      ({ kind }) => kind === 'goes-on-unsettled',
    );
  const row = () =>
    must(
      view.rows.find((one) => one.generic === 'sertraline'),
      'sertraline',
    );
  expect(await blocker()).toBeUndefined();
  view = await say(engine, view, { kind: 'history', row: row().id, fact: takesIt(row()) });
  view = await say(engine, view, { kind: 'recommended', row: row().id, recommendation: prescribe });
  expect((await blocker())?.detail).toMatch(/sertraline: the same product twice\. .*stands twice in/i);

  // How it is really taken, in words, takes the place of both.
  const asTaken = {
    kind: 'taking-differently',
    asTaken: '50 mg once a day',
    difference: 'listed twice',
  } as const;
  const told = await say(engine, view, {
    kind: 'history',
    row: row().id,
    fact: { ...asTaken, doses: [], doseFrom: '' },
  });
  expect(told.goesOn).toEqual([]);
  view = value(await engine.call('undo', { patient }));

  const [twice] = view.goesOn;
  expect(twice?.ids).toHaveLength(1);
  view = await say(engine, view, {
    kind: 'finding-judged',
    finding: must(twice?.ids[0], 'the finding'),
    intent: 'intended',
  });
  expect(view.goesOn).toEqual([]);
  expect(await blocker()).toBeUndefined();
  expect(value(await engine.call('openSignOff', { patient })).standsOn).toEqual([
    expect.stringMatching(/^sertraline: .*; intended: Ruth Calloway, /),
  ]);
});

test('two medicines of one class that both go on stay counted and named at the signature until one is taken away or it is intended', async () => {
  const { engine, patient, ...begun } = await typedFor(
    'stands-on',
    interview([
      typedLine('a', 'Apixaban 5mg tablets', '1 tablet twice a day'),
      typedLine('b', 'Warfarin 3mg tablets', '3 mg once a day'),
    ]),
  );
  let { view } = begun;
  const row = (generic: string) =>
    must(
      view.rows.find((one) => one.generic === generic),
      generic,
    );
  const lethal = () => (view.open.kind === 'compared' ? view.open.potentiallyLethal : -1);
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
  expect(await named()).toMatch(
    /apixaban and warfarin: two medicines of one class.*potentially lethal|warfarin and apixaban: two medicines of one class.*potentially lethal/,
  );
  const kinds = async () =>
    value(await engine.call('openSignOff', { patient })).blockers.map(({ kind }) => kind);
  expect(await kinds()).toContain('goes-on-unsettled');
  // Both rows show it; one answer settles it.
  expect(view.goesOn.map(({ ids }) => ids.length)).toEqual([2]);

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
  expect(await kinds()).not.toContain('goes-on-unsettled');
});

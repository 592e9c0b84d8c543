import { expect, test } from 'vitest';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { sourceRead } from '../../../electron/engine/db/queries/source-reads.ts';
import { confirmPeople, pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import { err, ok } from '../../../shared/core/result.ts';
import { must } from '../../../shared/core/must.ts';
import { sourceById } from '../../../shared/records/records.ts';
import { ruth } from '../../support/open-session.ts';
import { sendingHere, type SendingHere } from '../../support/sending.ts';

const gp = (of: SendingHere) => must(sourceById(of.context.config, 'gp'), 'the GP');
const stateOf = (of: SendingHere, endpoint: string, person = 'p1') =>
  of.context.store().read.get(sourceRead, { endpoint, person })?.state;
/** FilePatients case changed. */
const told = ({ context }: SendingHere) =>
  context.events.flatMap((one) => (one.event === 'case-changed' ? [one.patient] : []));
const stillReading = { kind: 'partial', reasons: [{ kind: 'still-reading' }] };

/** Every search of statements, by host and whether it asks for changes only; held until a test lets it go. */
function watched(hold: (search: string) => boolean = () => false) {
  const sending = sendingHere();
  const searches: string[] = [];
  const held: (() => void)[] = [];
  sending.between = async ({ url }, pass) => {
    if (!url.pathname.endsWith('/MedicationStatement')) return pass();
    const search = `${url.hostname.split('.')[0]} ${url.searchParams.get('patient')} ${url.searchParams.has('_lastUpdated') ? 'changes' : 'whole'}`;
    searches.push(search);
    if (hold(search)) await new Promise<void>((resolve) => held.push(resolve));
    return pass();
  };
  return {
    sending,
    searches,
    /** Waits until so many are held, then lets them go. */
    letGo: async (count: number): Promise<void> => {
      for (let turn = 0; held.length < count && turn < 1_000; turn += 1) await new Promise(setImmediate);
      expect(held.length).toBe(count);
      for (const go of held.splice(0)) go();
    },
  };
}

test('every clinical record and the trust’s own store is read, the census is not, and each is told as it comes', async () => {
  const { sending, searches } = watched();
  const report = await pullPerson(sending.context, 'p1');
  expect(report).toEqual(
    ok({
      person: 'p1',
      endpoints: ['home', 'gp', 'letters'].map((source) => ({ source, state: { kind: 'complete' } })),
    }),
  );
  expect(searches.toSorted()).toEqual(['copies c-p1 whole', 'home h-p1 whole', 'shared p1 whole']);
  expect(told(sending)).toEqual(['p1', 'p1', 'p1']);
  const copy = readPerson(sending.context.config, sending.context.store(), 'p1');
  expect(copy.endpoints.map(({ resources }) => resources.length > 1)).toEqual([true, true]);
});

test('only the records that are named are read', async () => {
  const { sending, searches } = watched();
  const report = await pullPerson(sending.context, 'p1', { endpoints: ['gp', 'pas', 'no-such'] });
  expect(report).toEqual(ok({ person: 'p1', endpoints: [{ source: 'gp', state: { kind: 'complete' } }] }));
  expect(searches).toEqual(['shared p1 whole']);
});

test('a record that does not answer holds up no other, and is told too', async () => {
  const sending = sendingHere();
  sending.between = ({ url }) =>
    url.hostname.startsWith('shared') ? new Response('', { status: 503 }) : undefined;
  const report = await pullPerson(sending.context, 'p1');
  expect(report.ok && report.value.endpoints.map(({ state }) => state.kind)).toEqual([
    'complete',
    'unavailable',
    'complete',
  ]);
  expect(told(sending)).toEqual(['p1', 'p1', 'p1']);
});

test('while nobody is unlocked nobody is read, and nobody confirmed', async () => {
  const sending = sendingHere();
  sending.context.lock();
  expect(await pullPerson(sending.context, 'p1')).toEqual(err({ kind: 'locked' }));
  expect(await confirmPeople(sending.context, gp(sending), ['p1'])).toEqual(err({ kind: 'locked' }));
  expect(sending.requests).toEqual([]);
});

test('the audit says who asked', async () => {
  const sending = sendingHere();
  await pullPerson(sending.context, 'p1', { endpoints: ['gp'] });
  const begun = sending.context
    .store()
    .read.all(wholeAudit, {})
    .filter(({ action }) => action === 'read-begun');
  expect(begun.map(({ user }) => user)).toEqual(['ruth']);
});

test('the questions of one pull are known by one name in the records’ logs, and those of the next by another', async () => {
  const sending = sendingHere();
  const names = new Set<string>();
  sending.between = (asked) => {
    if (asked.url.search !== '') names.add(asked.header('x-correlation-id') ?? '');
    return undefined;
  };
  await pullPerson(sending.context, 'p1');
  expect([names.size, names.has('')]).toEqual([1, false]);
  await pullPerson(sending.context, 'p1');
  expect(names.size).toBe(2);
});

test('a read that is to stop stops between two questions, and says that it is still reading', async () => {
  const { sending, searches } = watched();
  const report = await pullPerson(sending.context, 'p1', {
    endpoints: ['gp'],
    stopped: () => searches.length > 0,
  });
  expect(report).toEqual(ok({ person: 'p1', endpoints: [{ source: 'gp', state: stillReading }] }));
  expect([searches.length, stateOf(sending, 'gp')]).toEqual([1, undefined]);
});

test.each(['locks', 'locks and unlocks'])(
  'somebody who %s during a read: nothing of it is written, and nothing more is asked',
  async (what) => {
    const { sending, letGo } = watched(() => true);
    const reading = pullPerson(sending.context, 'p1', { endpoints: ['gp'] });
    await letGo(1).then(() => undefined);
    sending.context.lock();
    if (what !== 'locks') sending.context.unlockAs(ruth);
    const asked = sending.requests.length;
    expect(await reading).toMatchObject({ value: { endpoints: [{ state: stillReading }] } });
    expect(sending.requests.length).toBe(asked);
    if (what === 'locks') sending.context.unlockAs(ruth);
    expect(stateOf(sending, 'gp')).toBeUndefined();
  },
);

const pullGp = ({ context }: SendingHere, full = false, person = 'p1') =>
  pullPerson(context, person, { endpoints: ['gp'], full });

test('two pulls of one person are one, and one that follows later is another', async () => {
  const { sending, searches, letGo } = watched(() => searches.length === 1);
  const both = [pullGp(sending), pullGp(sending)];
  await letGo(1);
  const reports = await Promise.all(both);
  expect(reports[0]).toEqual(reports[1]);
  expect(searches).toEqual(['shared p1 whole']);
  await pullGp(sending);
  expect(searches).toEqual(['shared p1 whole', 'shared p1 changes']);
});

test('two people, and two records of one person, are read beside one another', async () => {
  const { sending, searches, letGo } = watched(() => true);
  const all = Promise.all([
    pullGp(sending),
    pullGp(sending, false, 'p2'),
    pullPerson(sending.context, 'p1', { endpoints: ['letters'] }),
  ]);
  await letGo(3);
  await all;
  expect(searches.toSorted()).toEqual(['copies c-p1 whole', 'shared p1 whole', 'shared p2 whole']);
});

test('a whole read asked for during a read of changes follows it; a read of changes joins a whole one', async () => {
  const { sending, searches, letGo } = watched(() => searches.length > 1);
  await pullGp(sending);
  const changes = pullGp(sending);
  const whole = pullGp(sending, true);
  await letGo(1);
  await changes;
  const joining = pullGp(sending);
  await letGo(1);
  await Promise.all([whole, joining]);
  expect(searches.slice(1)).toEqual(['shared p1 changes', 'shared p1 whole']);
});

test('what a read was cut off from by a fault of the store does not hold up the next', async () => {
  const sending = sendingHere();
  const { beforeStatement } = sending.context.host;
  Object.assign(sending.context.host, {
    beforeStatement: (label: string) => {
      if (label === 'begin finish a pull') throw new Error('the disk is full');
    },
  });
  await expect(pullGp(sending)).rejects.toThrow('the disk is full');
  Object.assign(sending.context.host, { beforeStatement });
  expect(await pullGp(sending, true)).toMatchObject({
    value: { endpoints: [{ state: { kind: 'complete' } }] },
  });
});

test('a whole read that follows one that failed is made all the same', async () => {
  const sending = sendingHere();
  let finished = 0;
  Object.assign(sending.context.host, {
    beforeStatement: (label: string) => {
      if (label === 'begin finish a pull' && (finished += 1) === 1) throw new Error('the disk is full');
    },
  });
  const [first, second] = await Promise.allSettled([pullGp(sending), pullGp(sending, true)]);
  expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
  expect(await pullGp(sending)).toMatchObject({ ok: true });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../shared/core/result.ts';
import { launchesOf } from '../../../electron/engine/launch/launch.ts';
import { linkOfPatient, saveLink } from '../../../electron/engine/db/queries/people.ts';
import { endStay, saveStay, saveWard } from '../../../electron/engine/db/queries/wards.ts';
import { ruth, type TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, nhs } from '../../support/pulling.ts';
import { startSmart } from '../../support/signing-in.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
let browsing: Promise<unknown>[];
beforeEach(async () => {
  trust = await startTinyTrust();
  browsing = [];
  trust.put(dorothy());
  trust.put({
    resourceType: 'Encounter',
    id: 'e1',
    status: 'in-progress',
    subject: { reference: 'Patient/gp-1' },
  });
  trust.identity.patient = 'gp-1';
  trust.identity.encounter = 'e1';
});
afterEach(async () => {
  await Promise.all(browsing);
  await trust.stop();
});

function start(unlocked = true) {
  const { context } = startSmart(trust.config, async (url) => {
    browsing.push(fetch(url).then((answer) => answer.text()));
  });
  const me = { ...ruth, id: `${trust.origin}#ruth` };
  const { receiveLaunch, waiting } = launchesOf(context);
  const unlock = (): void => context.unlockAs(me);
  if (unlocked) unlock();
  return {
    context,
    unlock,
    waiting,
    launch: (iss = `${trust.origin}/fhir`) => receiveLaunch({ iss, launch: 'abc' }),
  };
}
const told = ({ events }: TestContext) =>
  events.filter(({ event }) => event === 'launched' || event === 'launch-stopped');
const stopped = (words: string) => [
  { event: 'launch-stopped', fault: { kind: 'not-possible', why: expect.stringContaining(words) } },
];

test('a launch signs in with it and opens the very patient, known here or new', async () => {
  const { context, launch } = start();
  await launch();
  const [first] = told(context);
  expect(first?.event).toBe('launched');
  await launch();
  expect(told(context)).toEqual([first, first]);
  addPerson(context, 'p2', { nhs_number: '9990000000' });
  expect(context.store().read.get(linkOfPatient, { endpoint: 'pas', patient_id: 'gp-1' })?.how).toBe(
    'launch',
  );
  expect(trust.requests.find(({ url }) => url.startsWith('/auth'))?.url).toContain('launch=abc');
});

test('a launch that comes while nobody is unlocked waits for whoever unlocks, and a lock forgets it', async () => {
  const { context, launch, unlock } = start(false);
  expect(await launch()).toEqual(ok({}));
  expect(told(context)).toEqual([]);
  unlock();
  await expect.poll(() => told(context).map(({ event }) => event), { timeout: 30_000 }).toEqual(['launched']);
  context.lock();
  await launch();
  context.lock();
  unlock();
  expect(browsing).toHaveLength(1);
});

test('the lock screen can say which record system waits and until when, and never for whom; then it waits no more', async () => {
  const { context, launch, unlock, waiting } = start(false);
  expect(waiting()).toBeNull();
  await launch();
  const told = waiting();
  expect(told).toEqual({ system: 'PAS', since: expect.any(String), until: expect.any(String) });
  expect(Date.parse(told?.until ?? '') - Date.parse(told?.since ?? '')).toBe(300_000);
  expect(context.events).toContainEqual({ event: 'session-changed' });
  unlock();
  expect(waiting()).toBeNull();
  await Promise.all(browsing);
});

test('a launch from a record system that is not configured is refused, and nobody is sent anywhere', async () => {
  const { context, launch } = start();
  await launch('https://evil.example/fhir');
  expect(told(context)).toEqual([
    { event: 'launch-stopped', fault: { kind: 'not-found', what: 'audience' } },
  ]);
  expect(browsing).toEqual([]);
});

test('a launch that names no patient opens nobody', async () => {
  trust.identity.patient = undefined;
  const { context, launch } = start();
  await launch();
  expect(told(context)).toEqual(stopped('without saying for which patient'));
});

test('a launched stay of somebody else stops, and so does one that cannot be read', async () => {
  trust.put({ resourceType: 'Encounter', id: 'e1', subject: { reference: 'Patient/other' } });
  const { context, launch } = start();
  await launch();
  expect(told(context)).toEqual(stopped('another patient'));
  trust.remove('Encounter/e1');
  await launch();
  expect(told(context).slice(1)).toEqual(stopped('could not be read'));
});

test('a launched patient whose NHS number or birth date is another than here stops', async () => {
  const { context, launch } = start();
  addPerson(context, 'p1', { nhs_number: nhs, birth_date: '1950-01-01' });
  context.store().inTransaction('link', { user: 'ruth', action: 'link', subject: 'p1' }, (tx) => {
    tx.run(saveLink, {
      endpoint: 'pas',
      patient_id: 'gp-1',
      person: 'p1',
      how: 'census',
      linked_at: '2026-11-18T10:00:00Z',
      by: null,
    });
  });
  await launch();
  expect(told(context)).toEqual(stopped('is another than here'));
});

test('another stay of the patient than the ward list has stops', async () => {
  const { context, launch } = start();
  addPerson(context, 'p1', { nhs_number: nhs, birth_date: '1948-03-04' });
  const listed = (encounter: string): void =>
    context.store().inTransaction('stay', { user: 'ruth', action: 'census', subject: 'p1' }, (tx) => {
      const read_at = '2026-11-18T10:00:00Z';
      tx.run(saveWard, { ward: 'pas:w', name: 'W', endpoint: 'pas', read_at, state: '{"kind":"complete"}' });
      tx.run(saveStay, {
        encounter,
        ward: 'pas:w',
        bed: null,
        person: 'p1',
        admitted: read_at,
        reason: null,
      });
    });
  listed('pas:e1');
  await launch();
  expect(told(context)).toEqual([{ event: 'launched', patient: 'p1' }]);
  context.store().inTransaction('left', { user: 'ruth', action: 'census', subject: 'p1' }, (tx) => {
    tx.run(endStay, { encounter: 'pas:e1', gone_at: '2026-11-18T11:00:00Z' });
  });
  listed('pas:e2');
  await launch();
  expect(told(context).slice(1)).toEqual(stopped('another stay'));
});

test('somebody else who signed in at the record system opens nobody', async () => {
  trust.identity.subject = 'sam';
  const { context, launch } = start();
  await launch();
  expect(told(context)).toMatchObject([{ event: 'launch-stopped', fault: { reason: 'different-person' } }]);
});

test.each(['Patient/gp-1', 'Encounter/e1'])(
  'locked while %s is read, nothing more is asked nor saved with the sign-in of whoever unlocks next',
  async (path) => {
    const { context, launch } = start();
    const sam = { ...ruth, id: `${trust.origin}#sam`, name: 'Sam Okoye' };
    trust.intercept = (_request, _response, url) => {
      if (!url.pathname.endsWith(path)) return false;
      context.lock();
      context.unlockAs(sam);
      return false;
    };
    await launch();
    expect(told(context)).toMatchObject([{ event: 'launch-stopped' }]);
    expect(trust.requests.filter(({ url }) => /\/(Patient|Encounter)\//.test(url)).at(-1)?.url).toContain(
      path,
    );
    expect(context.store().read.get(linkOfPatient, { endpoint: 'pas', patient_id: 'gp-1' })).toBeUndefined();
  },
);

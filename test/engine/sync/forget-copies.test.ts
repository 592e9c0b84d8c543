import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { removeSourceRead } from '../../../electron/engine/db/queries/copies.ts';
import { linksOfPerson, saveLink, savePerson } from '../../../electron/engine/db/queries/people.ts';
import {
  bookmarksOfRun,
  openRun,
  saveBookmark,
  saveRun,
} from '../../../electron/engine/db/queries/pull-runs.ts';
import { resourcesOfPerson, saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { saveSourceRead, sourceRead } from '../../../electron/engine/db/queries/source-reads.ts';
import { endStay, saveStay, saveWard } from '../../../electron/engine/db/queries/wards.ts';
import { forgetEndedStays, keepCacheRules } from '../../../electron/engine/sync/sync.ts';
import { cachePolicyOf } from '../../../shared/records/records.ts';
import { trustConfigSchema } from '../../../shared/records/config.ts';
import { ruth, testContext, type TestContext } from '../../support/open-session.ts';
import { tempFolder } from '../../support/temp.ts';
import { testClock, testHost, type TestClock } from '../../support/test-host.ts';

const audit = { user: null, action: 'test', subject: 'test' };
const policies = ['keep', 'stay', 'session'] as const;
const config = trustConfigSchema.parse({
  version: 1,
  sandbox: true,
  trust: { name: 'Northmoor', odsCode: 'RNM' },
  identityServers: [{ id: 'identity', name: 'Sign-in', issuer: 'http://127.0.0.1:1' }],
  audiences: [
    {
      id: 'main',
      name: 'Northmoor',
      identityServer: 'identity',
      fhirBaseForAud: 'http://127.0.0.1:1/fhir',
      clientId: 'concord',
      scopes: ['openid'],
    },
  ],
  records: [
    {
      id: 'record',
      name: 'Records',
      architecture: 'single-and-only',
      sources: policies.map((cache) => ({
        id: cache,
        name: cache,
        role: 'history',
        origin: cache,
        fhirBase: `http://127.0.0.1:1/${cache}`,
        fhirVersion: 'R4',
        audience: 'main',
        cache,
      })),
    },
  ],
});

const morwenna = {
  person: 'p',
  family: 'Penhaligon',
  given: 'Morwenna',
  title: null,
  birth_date: '1948-03-04',
  gender: null,
  nhs_number: '9990000018',
  died: null,
  restricted: 0,
  warnings: '[]',
};

const leave = (context: TestContext, clock: TestClock): number =>
  context
    .store()
    .inTransaction('discharged', audit, (tx) =>
      tx.run(endStay, { encounter: 'e', gone_at: new Date(clock.now()).toISOString() }),
    );
/** A reading of a source that was cut off. */
const beginReading = (context: TestContext, endpoint: string): number =>
  context.store().inTransaction('reading', audit, (tx) => {
    const run = { endpoint, person: 'p', run: 'r' };
    tx.run(saveBookmark, { ...run, type: 'List', next_url: null, page: 1, state: 'read' });
    return tx.run(saveRun, { ...run, whole: 1, since: null, as_of: null, begun_at: '', reasons: '[]' });
  });
const removals = (context: TestContext) =>
  context
    .store()
    .read.all(wholeAudit, {})
    .filter(({ action }) => action === 'copies-removed')
    .map(({ user, subject, detail }) => ({ user, subject, detail: JSON.parse(detail) as unknown }));

function bench() {
  const clock = testClock();
  const context = testContext(testHost(tempFolder('cache-rule'), { clock }), config);
  keepCacheRules(context);
  context.unlockAs(ruth);
  const at = new Date(clock.now()).toISOString();
  context.store().inTransaction('a patient on a ward, read everywhere', audit, (tx) => {
    tx.run(savePerson, morwenna);
    tx.run(saveWard, { ward: 'w', name: 'Ward', endpoint: 'census', read_at: at, state: '{}' });
    tx.run(saveStay, { encounter: 'e', ward: 'w', bed: null, person: 'p', admitted: null, reason: null });
    for (const source of policies) {
      const place = { endpoint: source, person: 'p' };
      tx.run(saveLink, { ...place, patient_id: '1', how: 'census', linked_at: at, by: null });
      tx.run(saveSourceRead, {
        ...place,
        state: '{"kind":"complete"}',
        as_of: at,
        attempted_at: at,
        outcome: '{"kind":"complete"}',
        full_read_at: at,
      });
      tx.run(saveResource, {
        source,
        type: 'MedicationStatement',
        id: '1',
        person: 'p',
        version_id: null,
        last_updated: null,
        fetched_at: at,
        body: '{}',
        hash: '',
        run: '',
      });
    }
  });
  return {
    clock,
    context,
    /** The sources whose copy is on this computer. */
    held: () =>
      policies.filter(
        (source) =>
          context.store().read.all(resourcesOfPerson, { source, person: 'p' }).length > 0 &&
          context.store().read.get(sourceRead, { endpoint: source, person: 'p' }) !== undefined,
      ),
  };
}

test('a copy for the session is gone once the screen has locked, and every other is there again', () => {
  const { context, held } = bench();
  expect(held()).toEqual(['keep', 'stay', 'session']);
  context.lock();
  context.unlockAs(ruth);
  expect(held()).toEqual(['keep', 'stay']);
});

test('a copy for the stay is there while the patient lies on a ward, however old it is', () => {
  const { clock, context, held } = bench();
  clock.advance(30 * 24 * 60 * 60_000);
  forgetEndedStays(context, context.store());
  expect(held()).toContain('stay');
});

test('a copy for the stay is removed a day after it, not before', () => {
  const { clock, context, held } = bench();
  const endAt = new Date(clock.now()).toISOString();
  context
    .store()
    .inTransaction('discharged', audit, (tx) => tx.run(endStay, { encounter: 'e', gone_at: endAt }));
  forgetEndedStays(context, context.store());
  expect(held()).toContain('stay');
  clock.advance(25 * 60 * 60_000);
  forgetEndedStays(context, context.store());
  expect(held()).toEqual(['keep', 'session']);
});

test('a GP record behind GP Connect is kept for the stay where the trust says nothing else', () => {
  const gpConnect = {
    asid: '200000000115',
    issuer: 'https://northmoor.example/concord',
    demographics: { fhirBase: 'https://pds.example' },
    directory: { fhirBase: 'https://sds.example' },
    reachedBy: 'host' as const,
  };
  expect(cachePolicyOf({ gpConnect })).toBe('stay');
  expect(cachePolicyOf({ gpConnect, cache: 'session' })).toBe('session');
  expect(cachePolicyOf({})).toBe('keep');
});

test('each removal is in the audit: by which rule, at which source, of how many, and by whom', () => {
  const { clock, context } = bench();
  context.lock();
  context.unlockAs(ruth);
  leave(context, clock);
  clock.advance(25 * 60 * 60_000);
  forgetEndedStays(context, context.store());
  expect(removals(context)).toEqual([
    { user: 'ruth', subject: 'session', detail: { rule: 'session', people: 1 } },
    { user: 'ruth', subject: 'stay', detail: { rule: 'stay', people: 1 } },
  ]);
  // Nothing to remove is nothing to write down.
  forgetEndedStays(context, context.store());
  expect(removals(context).length).toBe(2);
});

test('with the copy goes how far it was read and whom the source knew them as, and nothing of what stays', () => {
  const { clock, context } = bench();
  for (const endpoint of policies) beginReading(context, endpoint);
  leave(context, clock);
  clock.advance(25 * 60 * 60_000);
  forgetEndedStays(context, context.store());
  const { read } = context.store();
  const left = (endpoint: string) => [
    read.get(openRun, { endpoint, person: 'p' })?.run,
    read.get(sourceRead, { endpoint, person: 'p' })?.endpoint,
    read.all(bookmarksOfRun, { endpoint, person: 'p', run: 'r' }).length,
    read.all(linksOfPerson, { person: 'p' }).filter((one) => one.endpoint === endpoint).length,
  ];
  expect(policies.map(left)).toEqual([
    ['r', 'keep', 1, 1],
    [undefined, undefined, 0, 0],
    ['r', 'session', 1, 1],
  ]);
});

test('what was removed is not left in the log beside the store', () => {
  const { clock, context } = bench();
  const log = join(context.host.dataFolder, 'test.db-wal');
  leave(context, clock);
  expect(statSync(log).size).toBeGreaterThan(0);
  clock.advance(25 * 60 * 60_000);
  forgetEndedStays(context, context.store());
  expect(statSync(log).size).toBe(0);
});

test('a copy for the stay is good for a day after it was last read, whoever lay nowhere', () => {
  const { clock, context, held } = bench();
  leave(context, clock);
  clock.advance(24 * 60 * 60_000);
  forgetEndedStays(context, context.store());
  expect(held()).toContain('stay');
  clock.advance(1);
  forgetEndedStays(context, context.store());
  expect(held()).not.toContain('stay');
});

test('a copy of which nobody knows when it was read is removed after the stay', () => {
  const { clock, context } = bench();
  leave(context, clock);
  context
    .store()
    .inTransaction('unknown', audit, (tx) => tx.run(removeSourceRead, { endpoint: 'stay', person: 'p' }));
  forgetEndedStays(context, context.store());
  expect(removals(context)).toMatchObject([{ subject: 'stay' }]);
});

test('at unlock both rules are kept, also for what was left by a program that ended without locking', () => {
  const { clock, context, held } = bench();
  leave(context, clock);
  clock.advance(25 * 60 * 60_000);
  context.unlockAs(ruth);
  expect(held()).toEqual(['keep']);
});

test('at lock the copies for the session go at once: the next to open the store finds none', () => {
  const { context } = bench();
  const store = context.store();
  let left = -1;
  context.session.onLock(() => {
    left = store.read.all(resourcesOfPerson, { source: 'session', person: 'p' }).length;
  });
  context.lock();
  expect(left).toBe(0);
});

test('a lock without an unlock before it does nothing', () => {
  const { context } = bench();
  context.lock();
  expect(() => context.lock()).not.toThrow();
});

test('each patient of a source goes, and one who is linked twice counts once', () => {
  const { clock, context } = bench();
  const { config: trust } = context;
  expect(trust.records.length).toBe(1);
  context.store().inTransaction('another', audit, (tx) => {
    for (const [person, patient_id] of [
      ['p', '2'],
      ['q', '3'],
    ] as const) {
      tx.run(savePerson, { ...morwenna, person });
      tx.run(saveLink, { endpoint: 'stay', person, patient_id, how: 'x', linked_at: '', by: null });
    }
  });
  leave(context, clock);
  clock.advance(25 * 60 * 60_000);
  forgetEndedStays(context, context.store());
  expect(removals(context)).toMatchObject([{ subject: 'stay', detail: { people: 2 } }]);
});

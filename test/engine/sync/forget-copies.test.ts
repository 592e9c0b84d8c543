import { expect, test } from 'vitest';
import { saveLink, savePerson } from '../../../electron/engine/db/queries/people.ts';
import { resourcesOfPerson, saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { saveSourceRead, sourceRead } from '../../../electron/engine/db/queries/source-reads.ts';
import { endStay, saveStay, saveWard } from '../../../electron/engine/db/queries/wards.ts';
import { forgetEndedStays, keepCacheRules } from '../../../electron/engine/sync/sync.ts';
import { cachePolicyOf } from '../../../shared/records/records.ts';
import { trustConfigSchema } from '../../../shared/records/config.ts';
import { ruth, testContext } from '../../support/open-session.ts';
import { tempFolder } from '../../support/temp.ts';
import { testClock, testHost } from '../../support/test-host.ts';

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

function bench() {
  const clock = testClock();
  const context = testContext(testHost(tempFolder('cache-rule'), { clock }), config);
  keepCacheRules(context);
  context.unlockAs(ruth);
  const at = new Date(clock.now()).toISOString();
  context.store().inTransaction('a patient on a ward, read everywhere', audit, (tx) => {
    tx.run(savePerson, {
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
    });
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

import { expect, test } from 'vitest';
import { createHttp, usualHttp } from '../../../electron/engine/http/http.ts';
import { nodeNetwork } from '../../../electron/engine/node-host.ts';
import { createRecordReader, readerWhile } from '../../../electron/engine/records/records.ts';
import { ok } from '../../../shared/core/result.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';

const number = '9990000018';
const source: SourceConfig = {
  id: 'gp',
  name: 'GP record',
  role: 'history',
  origin: 'gp',
  fhirBase: 'https://proxy.invalid',
  fhirVersion: 'R4',
  audience: 'main',
  gpConnect: {
    asid: '200000000115',
    issuer: 'https://tiny.example/concord',
    demographics: { fhirBase: 'https://pds.invalid' },
    directory: { fhirBase: 'https://sds.invalid' },
    reachedBy: 'host',
  },
};
const patient = {
  resourceType: 'Patient',
  id: number,
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }],
  generalPractitioner: [
    { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'B82617' } },
  ],
};

/** A reader of whoever is unlocked, which is Ruth until it is said otherwise, and every question with the token it went with. */
function reading(whileAnswering: () => void = () => undefined) {
  const sent: string[] = [];
  const unlocked = { owner: 'ruth' };
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    sent.push(`${new URL(url).hostname} ${new Headers(init.headers).get('authorization') ?? ''}`);
    whileAnswering();
    return new Response(JSON.stringify(patient));
  };
  const token = async () => ok(`token of ${unlocked.owner}`);
  const reader = createRecordReader(
    createHttp(
      { ...nodeNetwork, fetch, computerName: 'desk', appVersion: 'test' },
      { ...usualHttp, tries: 1 },
    ),
    { owner: () => unlocked.owner, token, renewed: token, onlyPatient: () => undefined },
    {
      tie: undefined,
      trust: { name: 'Northmoor', odsCode: 'RNM' },
      asker: () => ({ id: 'ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: '2099999' }),
    },
  );
  const of = (owner: string) => readerWhile(reader, () => unlocked.owner === owner);
  return { sent, unlocked, of };
}

test('a whole record that was begun before a lock asks nothing more after it, in nobody else’s name', async () => {
  // Handed over while the first of several questions is on its way.
  const here = reading(() => {
    here.unlocked.owner = 'sam';
  });
  const read = await here.of('ruth').whole(source, number, 'c');
  expect(read).toEqual({ ok: false, fault: { kind: 'unavailable', reason: { kind: 'sign-in-needed' } } });
  expect(here.sent).toEqual(['pds.invalid Bearer token of ruth']);
});

test('what a server offers is not asked after a lock in the next person’s name, who asks it for themselves', async () => {
  const { sent, unlocked, of } = reading();
  const mine = of('ruth');
  unlocked.owner = 'sam';
  const offer = await mine.offer(source, 'c');
  expect([offer.searches('List'), offer.deltas('List'), sent]).toEqual([true, false, []]);
  await of('sam').offer(source, 'c');
  expect(sent).toEqual(['proxy.invalid Bearer token of sam']);
});

test('a write that waited for its turn until after the lock does not go', async () => {
  const here = reading(() => {
    here.unlocked.owner = 'sam';
  });
  const write = { method: 'POST', path: 'Task', headers: {}, body: '{}' } as const;
  const reader = here.of('ruth');
  const all = await Promise.all(
    Array.from({ length: usualHttp.concurrency + 1 }, () => reader.send(source, write, 'c')),
  );
  // The first is on its way when somebody else unlocks.
  expect(here.sent).toHaveLength(1);
  expect(all.at(-1)).toMatchObject({ ok: false, fault: { detail: 'not sent: its turn came too late' } });
});

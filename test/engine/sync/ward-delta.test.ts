import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { ok } from '../../../shared/core/result.ts';
import { confirmPeople, pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import type { TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
let context: TestContext;
const people = Array.from({ length: 12 }, (_, at) => `p${at}`);
const nhsOf = (at: number): string => `99900000${String(at + 10)}`;

beforeEach(async () => {
  trust = await startTinyTrust();
  context = await signedInTo(trust);
  for (const [at, person] of people.entries()) {
    trust.put(
      dorothy({
        id: `gp-${at}`,
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsOf(at) }],
      }),
    );
    for (const name of ['a', 'b'])
      trust.put(statement(`m${at}${name}`, { subject: { reference: `Patient/gp-${at}` } }));
    addPerson(context, person, { nhs_number: nhsOf(at) });
    await pullPerson(context, person);
  }
  trust.requests.length = 0;
});
afterEach(() => trust.stop());

const gp = () => must(trust.config.records[0]?.sources[1], 'the GP');
const confirmed = async (): Promise<readonly string[]> => {
  const current = await confirmPeople(context, gp(), people);
  return current.ok ? [...current.value] : [];
};
const others = (...left: readonly string[]): readonly string[] => people.filter((one) => !left.includes(one));

test('a ward nothing has changed for is confirmed by far fewer requests than it has patients, and its copies are newer', async () => {
  const before = readPerson(trust.config, context.store(), 'p3').endpoints[0]?.asOf;
  trust.put(statement('elsewhere', { subject: { reference: 'Patient/somebody' } }));
  expect(await confirmed()).toEqual(people);
  // Pages of three: the same in pages of a hundred is one search a type.
  expect(trust.requests.filter((one) => !one.url.includes('_offset')).length).toBe(3);
  const copy = readPerson(trust.config, context.store(), 'p3').endpoints[0];
  expect([copy?.state, (copy?.asOf ?? '') > (before ?? '')]).toEqual([{ kind: 'complete' }, true]);
});

test.each<[string, () => void]>([
  ['deleted', () => trust.remove('MedicationStatement/m4a')],
  [
    'changed',
    () => trust.put(statement('m4a', { subject: { reference: 'Patient/gp-4' }, status: 'stopped' })),
  ],
  ['added', () => trust.put(statement('m4c', { subject: { reference: 'Patient/gp-4' } }))],
  ['an identity changed', () => trust.put(dorothy({ id: 'gp-4', birthDate: '1950-01-01' }))],
])('an entry %s leaves that patient, and nobody else, to be read', async (_, change) => {
  change();
  expect(await confirmed()).toEqual(others('p4'));
});

test('a deletion is noticed by preparing again, not only by the next whole read', async () => {
  trust.remove('MedicationStatement/m4a');
  for (const person of others(...(await confirmed()))) await pullPerson(context, person, { full: true });
  expect(readPerson(trust.config, context.store(), 'p4').endpoints[0]?.gone.map((one) => one.id)).toEqual([
    'm4a',
  ]);
});

test.each<[string, object | string, number]>([
  ['nothing', { resourceType: 'Bundle' }, 200],
  ['an error', { resourceType: 'OperationOutcome', issue: [] }, 400],
  ['HTML', '<html>', 200],
  ['a total that was not reached', { resourceType: 'Bundle', total: 24 }, 200],
])('a server that answers %s to many patients at once confirms nobody', async (_, body, status) => {
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/MedicationStatement')) return false;
    response.writeHead(status);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
    return true;
  };
  expect(await confirmed()).toEqual([]);
});

test('entries without a version are never taken for unchanged', async () => {
  trust.resources.set(
    'MedicationStatement/m4a',
    statement('m4a', { subject: { reference: 'Patient/gp-4' } }),
  );
  await pullPerson(context, 'p4', { full: true });
  expect(await confirmed()).toEqual(others('p4'));
  expect(await pullPerson(context, 'p4')).toMatchObject(ok({ person: 'p4' }));
});

test('nobody is confirmed once it is to stop, and nothing is asked then', async () => {
  expect(await confirmPeople(context, gp(), people, () => true)).toEqual(ok(new Set()));
  expect(trust.requests).toEqual([]);
  expect(await confirmPeople(context, gp(), people, () => false)).toEqual(ok(new Set(people)));
});

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { ok } from '../../../shared/core/result.ts';
import { smartOf } from '../../../electron/engine/smart/smart.ts';
import { pullPerson, readPerson, type EndpointCopy } from '../../../electron/engine/sync/sync.ts';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import { wardSummaries } from '../../../electron/engine/db/queries/wards.ts';
import { staysOnWard } from '../../../electron/engine/db/queries/wards.ts';
import { personById } from '../../../electron/engine/db/queries/people.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { TestContext } from '../../support/open-session.ts';
import { signedInAt } from '../../support/sandbox-context.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.control.reset());

type Made = { readonly context: TestContext; readonly person: string };

async function withDorothy(): Promise<Made> {
  const { context } = await signedInAt(sandbox);
  expect((await wardHandlers(context, () => undefined).listWards({})).ok).toBe(true);
  const db = context.store().read;
  const people = db
    .all(wardSummaries, {})
    .flatMap(({ ward }) =>
      db.all(staysOnWard, { ward }).map((stay) => db.get(personById, { person: stay.person })),
    );
  return {
    context,
    person: must(
      people.find((one) => one?.family.toLowerCase() === 'penhaligon'),
      'Dorothy is an inpatient',
    ).person,
  };
}

const smr = ({ context, person }: Made): EndpointCopy =>
  must(
    readPerson(sandbox.config, context.store(), person).endpoints.find(
      (one) => one.source.id === 'northmoor-smr',
    ),
    'the shared record is configured',
  );

test('what the cache holds is what the store holds, entry by entry', async () => {
  const made = await withDorothy();
  await pullPerson(made.context, made.person, { full: true });
  const patient = must(
    smr(made).resources.find((one) => one.type === 'Patient'),
    'the Patient came',
  ).id;
  const held = (await sandbox.control.dump('northmoor-smr', 'MedicationStatement')).filter((one) =>
    JSON.stringify(one).includes(`Patient/${patient}"`),
  );
  expect(
    smr(made)
      .resources.filter((one) => one.type === 'MedicationStatement')
      .map((one) => one.id),
  ).toEqual(held.map((one) => one.id ?? '').toSorted());
  expect(held.length).toBeGreaterThan(0);
});

test('an edit by somebody else comes with the next read, which asks only for what changed', async () => {
  const made = await withDorothy();
  await pullPerson(made.context, made.person);
  const edited = must(
    smr(made).resources.find((one) => one.type === 'AllergyIntolerance'),
    'an allergy came',
  ).id;
  await sandbox.control.edit('northmoor-smr', 'AllergyIntolerance', edited, {
    note: [{ text: 'Asked again today' }],
  });
  await pullPerson(made.context, made.person);
  expect(smr(made).resources.find((one) => one.id === edited)?.text).toContain('Asked again today');
});

test.each([
  ['html', { kind: 'page-unreadable' }],
  ['truncated-json', { kind: 'page-unreadable' }],
  ['next-loops', { kind: 'paging-stopped', detail: 'MedicationStatement: loop' }],
  ['next-other-origin', { kind: 'paging-stopped', detail: 'MedicationStatement: other-origin' }],
  ['redirect', { kind: 'paging-stopped', detail: 'MedicationStatement: redirect' }],
  ['huge-resource', { kind: 'too-large' }],
] as const)(
  '%s from the shared record leaves it partial with the reason, and every other type read',
  async (badPages, reason) => {
    const made = await withDorothy();
    await sandbox.control.change('northmoor-smr', { badPages, badPageTypes: ['MedicationStatement'] });
    await pullPerson(made.context, made.person);
    expect(smr(made).state).toMatchObject({
      kind: 'partial',
      reasons: expect.arrayContaining([expect.objectContaining(reason)]),
    });
    expect(smr(made).resources.some((one) => one.type === 'AllergyIntolerance')).toBe(true);
  },
);

test('access tokens that all expire mid-work are renewed without anybody noticing', async () => {
  const made = await withDorothy();
  await pullPerson(made.context, made.person);
  const { state, resources } = smr(made);
  expect(await sandbox.control.expireAccessTokens()).toBeGreaterThan(0);
  await pullPerson(made.context, made.person, { full: true });
  const texts = resources.map(({ text }) => ({ text }));
  expect(smr(made)).toMatchObject({ state, offlineCopy: false, resources: texts });
});

test('a person whose sign-in was revoked keeps the copy and is told to sign in', async () => {
  const made = await withDorothy();
  await pullPerson(made.context, made.person);
  const before = smr(made).resources;
  await sandbox.control.revoke('ruth');
  await pullPerson(made.context, made.person, { full: true });
  expect(smr(made)).toMatchObject({
    offlineCopy: true,
    failedSince: { reason: { kind: 'sign-in-needed' } },
    resources: before,
  });
  expect(smartOf(made.context).recordStatuses()[0]?.access.kind).toBe('expired');
});

test('signing out leaves no token that the servers still accept', async () => {
  const made = await withDorothy();
  const held = await smartOf(made.context).tokens.token('northmoor');
  expect(await smartOf(made.context).signOut()).toEqual(ok(undefined));
  const base = must(sandbox.config.audiences[0], 'an audience').fhirBaseForAud;
  const answer = await fetch(`${base}/Practitioner`, {
    headers: { authorization: `Bearer ${held.ok ? held.value : ''}` },
  });
  expect(answer.status).toBe(401);
});

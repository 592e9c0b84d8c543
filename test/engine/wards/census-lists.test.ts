import type { Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { must } from '../../../shared/core/must.ts';
import { trustConfigSchema, type TrustConfig } from '../../../shared/records/config.ts';
import { neededAccess } from '../../../shared/records/records.ts';
import { whereabouts } from '../../../electron/engine/cases/patient-there.ts';
import { query } from '../../../electron/engine/db/query.ts';
import { personById } from '../../../electron/engine/db/queries/people.ts';
import { currentStays } from '../../../electron/engine/db/queries/wards.ts';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { signedInAt } from '../../support/sandbox-context.ts';

const personOfStay = query<{ encounter: string }>()(
  'who a stay is of',
  'SELECT person FROM stay WHERE encounter = :encounter',
  z.object({ person: z.string() }),
);
const peopleOfNumber = query<{ number: string }>()(
  'who has an NHS number',
  'SELECT person FROM person WHERE nhs_number = :number',
  z.object({ person: z.string() }),
);

const pas = 'northmoor-pas';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

/** The same trust, whose census keeps its wards otherwise. */
const configured = (census: 'groups' | 'lists' | 'encounters'): TrustConfig =>
  trustConfigSchema.parse({
    ...sandbox.config,
    audiences: sandbox.config.audiences.map((one) => ({ ...one, scopes: [...one.scopes, 'user/Group.rs'] })),
    records: sandbox.config.records.map((record) => ({
      ...record,
      sources: record.sources.map((source) => (source.role === 'census' ? { ...source, census } : source)),
    })),
  });

const idsAtPas = (): readonly string[] =>
  sandbox.patients.slice(0, 3).map((one) => must(one.ids[pas], 'known at the PAS'));

const group = (id: string, members: readonly object[]): Resource =>
  ({
    resourceType: 'Group',
    id,
    type: 'person',
    actual: true,
    name: 'Renal team',
    member: members,
  }) as Resource;
const list = (id: string, entries: readonly object[]): Resource =>
  ({
    resourceType: 'List',
    id,
    status: 'current',
    mode: 'changes',
    title: 'Renal team',
    entry: entries,
  }) as Resource;

async function ward(census: 'groups' | 'lists') {
  const { context } = await signedInAt({ ...sandbox, config: configured(census) });
  const handlers = wardHandlers(context, () => undefined);
  const listed = await handlers.listWards({});
  const found = listed.ok ? listed.value.wards.find(({ name }) => name === 'Renal team') : undefined;
  const { id } = must(found, 'the team is listed');
  const view = async () => {
    const read = await handlers.refreshWard({ ward: id });
    return must(read.ok ? read.value : undefined, 'the ward opens');
  };
  return { context, view };
}

describe.each(['groups', 'lists'] as const)('a census of %s', (census) => {
  const member = (id: string, more: object = {}): object => ({
    [census === 'groups' ? 'entity' : 'item']: { reference: `Patient/${id}` },
    ...more,
  });
  const make = census === 'groups' ? group : list;
  const gone = census === 'groups' ? { inactive: true } : { deleted: true };

  test('shows its members as a ward, without those who have left it, and whoever leaves later goes', async () => {
    const [one = '', other = '', third = ''] = idsAtPas();
    const made = await sandbox.control.add(
      pas,
      make('renal', [member(one), member(other), member(third, gone)]),
    );
    const { view } = await ward(census);
    const before = await view();
    expect(before.census.state).toEqual({ kind: 'complete' });
    expect(before.patients).toHaveLength(2);
    expect(
      before.patients.every(
        ({ nhsNumber, bed }) => nhsNumber.kind === 'known' && bed.kind === 'not-recorded',
      ),
    ).toBe(true);
    await sandbox.control.edit(pas, made.resourceType, made.id ?? '', {
      [census === 'groups' ? 'member' : 'entry']: [member(other)],
    });
    expect((await view()).patients).toHaveLength(1);
  });

  test('a member who cannot be read is a gap of the census, and nobody is taken off because of it', async () => {
    const [one = ''] = idsAtPas();
    await sandbox.control.add(pas, make('renal', [member(one), member('nobody-knows')]));
    const { view } = await ward(census);
    const seen = await view();
    expect(seen.patients).toHaveLength(1);
    expect(seen.census.state).toMatchObject({ kind: 'partial' });
  });

  test('knows no Encounter, so nothing that is written names one', async () => {
    const [one = ''] = idsAtPas();
    await sandbox.control.add(pas, make('renal', [member(one)]));
    const { context, view } = await ward(census);
    const [patient] = (await view()).patients;
    const there = whereabouts(context, context.store(), must(patient, 'a patient').patient);
    expect(
      sandbox.config.records.flatMap(({ sources }) => sources.map(({ id }) => there.encounterAt(id))),
    ).toEqual(sandbox.config.records.flatMap(({ sources }) => sources.map(() => null)));
  });

  test('needs to search what it is made of, and no Locations and Encounters', () => {
    const types = neededAccess(configured(census), 'northmoor').map(({ type }) => type);
    expect(types).toContain(census === 'groups' ? 'Group' : 'List');
    expect(types).not.toContain('Location');
  });
});

test('what is written where the census itself is names the Encounter by the id it has there', async () => {
  const { context } = await signedInAt(sandbox);
  await wardHandlers(context, () => undefined).listWards({});
  const [stay] = context.store().read.all(currentStays, { endpoint: pas });
  const key = must(stay, 'a stay').encounter;
  const person = must(
    context.store().read.get(personOfStay, { encounter: key }),
    'somebody lies there',
  ).person;
  expect(whereabouts(context, context.store(), person).encounterAt(pas)).toBe(
    `Encounter/${key.slice(pas.length + 1)}`,
  );
});

test('a PAS patient who comes back under another NHS number is another person here, and both say so', async () => {
  const { context } = await signedInAt(sandbox);
  const handlers = wardHandlers(context, () => undefined);
  await handlers.listWards({});
  const dorothy = must(
    sandbox.patients.find(({ name }) => /Penhaligon/i.test(name)),
    'known',
  );
  const personNow = (number: string) =>
    context
      .store()
      .read.all(peopleOfNumber, { number })
      .map((row) => row.person);
  const before = must(personNow(dorothy.nhsNumber)[0], 'here');
  await sandbox.control.edit(pas, 'Patient', must(dorothy.ids[pas], 'at the PAS'), {
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9999999999' }],
  });
  const wards = await handlers.listWards({});
  const id = must(wards.ok ? wards.value.wards[0] : undefined, 'a ward').id;
  await handlers.refreshWard({ ward: id });
  const after = must(personNow('9999999999')[0], 'somebody under the new number');
  expect(after).not.toBe(before);
  for (const person of [before, after])
    expect(context.store().read.get(personById, { person })?.warnings).toContain('nhs-number-changed');
  expect(context.store().read.get(personById, { person: before })?.nhs_number).toBe(dorothy.nhsNumber);
});

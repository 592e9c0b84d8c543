import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { ok } from '../../../shared/core/result.ts';
import type { WardPatientView, WardView } from '../../../shared/ipc/ward-views.ts';
import { wardSchema } from '../../../shared/ipc/ward-views.ts';
import { smartOf } from '../../../electron/engine/smart/smart.ts';
import { pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { TestContext } from '../../support/open-session.ts';
import { signedInAt } from '../../support/sandbox-context.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

type Made = {
  readonly context: TestContext;
  readonly wards: ReturnType<typeof wardHandlers>;
  readonly typed: () => number;
};

async function signedIn(username = 'ruth'): Promise<Made> {
  const { context, browser } = await signedInAt(sandbox, username);
  return { context, wards: wardHandlers(context, () => undefined), typed: browser.typed };
}

async function firstWard(wards: Made['wards'], name = /7B/): Promise<WardView> {
  const listed = await wards.listWards({});
  const found = listed.ok ? listed.value.wards.find((one) => name.test(one.name)) : undefined;
  return must(await wardOf(wards, must(found, 'the ward is listed').id), 'the ward opens');
}

async function wardOf(wards: Made['wards'], id: string): Promise<WardView | undefined> {
  const opened = await wards.openWard({ ward: id });
  return opened.ok ? wardSchema.parse(opened.value) : undefined;
}

const dorothyOf = (ward: WardView): WardPatientView =>
  must(
    ward.patients.find((one) => one.family.toLowerCase() === 'penhaligon'),
    'Dorothy is on the ward',
  );

async function prepared(made: Made, id: string): Promise<WardView> {
  expect(await made.wards.prepareWard({ ward: id })).toEqual(ok({}));
  await expect
    .poll(async () => (await wardOf(made.wards, id))?.preparation.kind, { timeout: 100_000, interval: 50 })
    .toBe('finished');
  return must(await wardOf(made.wards, id), 'the ward opens');
}

test.each([
  ['tolu', 'technician'],
  ['ruth', 'pharmacist'],
  ['anil', 'prescriber'],
])('%s signs in by typing once for both audiences, and is a %s', async (username, role) => {
  const { context, typed } = await signedIn(username);
  expect(typed()).toBe(1);
  expect(context.newcomers[0]?.user.role).toBe(role);
  expect(
    smartOf(context)
      .recordStatuses()
      .map((one) => one.access),
  ).toMatchObject([
    { kind: 'signed-in', missingScopes: [] },
    { kind: 'signed-in', missingScopes: [] },
  ]);
});

test('the census becomes wards with beds, names and admissions; nothing is compared and nothing is on this computer yet', async () => {
  const { wards } = await signedIn();
  const ward = await firstWard(wards);
  expect(ward.census.state).toEqual({ kind: 'complete' });
  expect(ward.census.readAt.kind).toBe('known');
  const dorothy = dorothyOf(ward);
  expect(dorothy).toMatchObject({
    stage: 'not-started',
    findings: { kind: 'not-compared' },
    offline: { kind: 'not-on-this-computer' },
    nhsNumberValid: true,
  });
  expect([dorothy.bed.kind, dorothy.admitted.kind, dorothy.born.kind]).toEqual(['known', 'known', 'known']);
});

test('a prepared ward is there without a network, each patient with every source accounted for', async () => {
  const made = await signedIn();
  const before = await firstWard(made.wards);
  const ready = await prepared(made, before.id);
  expect(ready.preparation).toMatchObject({
    kind: 'finished',
    done: before.patients.length,
    total: before.patients.length,
    ended: 'whole',
  });
  expect(ready.patients.every((one) => one.offline.kind === 'ready' || one.offline.kind === 'gaps')).toBe(
    true,
  );
  expect(ready.patients.some((one) => one.offline.kind === 'ready')).toBe(true);
  const copy = readPerson(sandbox.config, made.context.store(), dorothyOf(ready).patient);
  expect(copy.endpoints.map((one) => one.source.id)).toEqual(
    ['northmoor-epma', 'northmoor-smr', 'eastvale'].filter((id) =>
      copy.endpoints.some((one) => one.source.id === id),
    ),
  );
  expect(copy.endpoints.every((one) => one.resources.length > 0)).toBe(true);
  const offline = wardHandlers(
    {
      ...made.context,
      host: {
        ...made.context.host,
        fetch: () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENETUNREACH' } })),
      },
    },
    () => undefined,
  );
  const refreshed = await offline.refreshWard({ ward: before.id });
  expect(refreshed.ok && refreshed.value.patients.map((one) => one.offline)).toEqual(
    ready.patients.map((one) => one.offline),
  );
});

test('a disk that fills up ends the preparation, which says so; what is ready is kept', async () => {
  const made = await signedIn();
  const ward = await firstWard(made.wards);
  const saved: string[] = [];
  Object.assign(made.context.host, {
    beforeStatement: (label: string): void => {
      if (label === 'commit finish a pull') saved.push(label);
      if (saved.length > 3 && label.startsWith('begin')) throw new Sqlite.SqliteError('x', 'SQLITE_FULL');
    },
  });
  const full = await prepared(made, ward.id);
  expect(full.preparation).toMatchObject({ kind: 'finished', ended: 'disk-full' });
  Object.assign(made.context.host, { beforeStatement: () => undefined });
  expect(
    (await wardOf(made.wards, ward.id))?.patients.some(
      ({ offline }) => offline.kind !== 'not-on-this-computer',
    ),
  ).toBe(true);
  expect((await prepared(made, ward.id)).preparation).toMatchObject({ kind: 'finished', ended: 'whole' });
});

test('cancelling keeps what is ready, pausing starts nothing new, and resuming goes on', async () => {
  const made = await signedIn();
  const ward = await firstWard(made.wards);
  const preparation = async () => must(await wardOf(made.wards, ward.id), 'the ward opens').preparation;
  await made.wards.prepareWard({ ward: ward.id });
  const isBegun = async () => {
    const now = await preparation();
    return now.kind === 'running' && now.done > 0;
  };
  await expect.poll(isBegun, { timeout: 100_000, interval: 5 }).toBe(true);
  await made.wards.pausePreparation({ ward: ward.id });
  const readingBeds = async () => {
    const now = await preparation();
    return now.kind === 'paused' ? now.readingBeds.length : -1;
  };
  await expect.poll(readingBeds, { timeout: 100_000 }).toBe(0);
  const paused = await preparation();
  const begun = paused.kind === 'paused' ? paused.done : 0;
  expect(begun).toBeGreaterThan(0);
  expect(paused).toMatchObject({ kind: 'paused', waiting: ward.patients.length - begun });
  await made.wards.resumePreparation({ ward: ward.id });
  await made.wards.cancelPreparation({ ward: ward.id });
  const cancelled = must(await wardOf(made.wards, ward.id), 'the ward opens');
  expect(cancelled.preparation.kind).toBe('finished');
  expect(
    cancelled.patients.filter((one) => one.offline.kind === 'ready' || one.offline.kind === 'gaps').length,
  ).toBeGreaterThanOrEqual(begun);
});

test('a source that is down is a gap of the patient, named, and the others are read all the same', async () => {
  const made = await signedIn();
  const ward = await firstWard(made.wards);
  const patient = dorothyOf(ward);
  await sandbox.control.change('northmoor-smr', { outage: '504-behind-tie' });
  try {
    await pullPerson(made.context, patient.patient);
    const after504 = must(await wardOf(made.wards, ward.id), 'the ward opens');
    const gap = {
      kind: 'unavailable',
      reason: { kind: 'not-answering', layer: 'integration-engine', detail: 'status 504' },
    };
    expect(dorothyOf(after504)).toMatchObject({
      offline: { kind: 'gaps' },
      sources: expect.arrayContaining([expect.objectContaining({ source: 'northmoor-smr', state: gap })]),
    });
    expect(after504.gaps.map((one) => one.state)).toContainEqual(gap);
  } finally {
    await sandbox.control.reset();
  }
  await pullPerson(made.context, patient.patient);
  const recovered = dorothyOf(must(await wardOf(made.wards, ward.id), 'the ward opens'));
  expect(recovered.sources.map((one) => one.state.kind)).not.toContain('unavailable');
});

test('a census that cannot be read leaves the earlier one, with the reason', async () => {
  const made = await signedIn();
  const ward = await firstWard(made.wards);
  await sandbox.control.change('northmoor-pas', { badPages: 'html' });
  try {
    const refreshed = await made.wards.refreshWard({ ward: ward.id });
    expect(refreshed.ok && refreshed.value.census.state).toMatchObject({
      kind: 'unavailable',
      reason: { kind: 'not-answering', layer: 'answer' },
    });
    expect(refreshed.ok && refreshed.value.patients).toHaveLength(ward.patients.length);
  } finally {
    await sandbox.control.reset();
  }
});

test('names that could be taken for one another are marked by their beds', async () => {
  const { wards } = await signedIn();
  const ward = await firstWard(wards);
  expect(dorothyOf(ward).similarTo.length).toBeGreaterThan(0);
  for (const one of ward.patients) {
    for (const bed of one.similarTo) {
      const other = must(
        ward.patients.find((two) => two.bed.kind === 'known' && two.bed.value === bed),
        'the bed is on the ward',
      );
      expect(other.similarTo).toContain(one.bed.kind === 'known' ? one.bed.value : '');
    }
  }
});

test('locked, no ward is shown', async () => {
  const { context, wards } = await signedIn();
  const ward = await firstWard(wards);
  context.lock();
  expect(await wards.openWard({ ward: ward.id })).toEqual({ ok: false, fault: { kind: 'locked' } });
});

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importRelease, packOf, packUpdate } from '../../../electron/engine/dmd/dmd.ts';
import { newerRelease } from '../../../electron/engine/dmd/pack-update.ts';
import { sandboxConfig } from '../../desktop/sandbox-config.ts';
import { testContext, type TestContext } from '../../support/open-session.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';
import { changed, writeSmallRelease } from './small-release.ts';

const contextIn = (folder: string): TestContext => testContext(testHost(join(folder, 'data')), sandboxConfig);

async function withOldPack(folder: string): Promise<TestContext> {
  const context = contextIn(folder);
  const made = await importRelease({
    path: writeSmallRelease(join(folder, 'old')),
    out: join(context.host.dataFolder, 'dmd.pack'),
  });
  expect(made.ok).toBe(true);
  return context;
}

const newer = (folder: string): string =>
  writeSmallRelease(join(folder, 'new'), changed('f_vmp2_3010125.xml', 'Madeupine 2.50mg', 'Newpine 2.50mg'));

const over = (update: ReturnType<typeof packUpdate>): Promise<void> =>
  expect.poll(() => update.view().importing, { timeout: 30_000 }).toBeNull();

test('the old pack answers until the new one is whole, which then answers', async () => {
  const folder = tempFolder('pack-update');
  const context = await withOldPack(folder);
  const update = packUpdate(context);
  expect(update.start(newer(folder)).ok).toBe(true);
  expect([update.view().importing === null, packOf(context)?.product('30')?.name]).toEqual([
    false,
    'Madeupine 2.50mg tablets',
  ]);
  expect(update.start(newer(folder))).toMatchObject({ ok: false, fault: { kind: 'not-possible' } });
  await over(update);
  expect([packOf(context)?.product('30')?.name, update.view().last]).toEqual([
    'Newpine 2.50mg tablets',
    null,
  ]);
  expect(context.events.at(-1)).toEqual({ event: 'pack-changed' });
});

test('a cancel keeps the old pack in use, and says so', async () => {
  const folder = tempFolder('pack-update');
  const context = await withOldPack(folder);
  const update = packUpdate(context);
  update.start(newer(folder));
  update.cancel();
  await over(update);
  expect([packOf(context)?.product('30')?.name, update.view().last]).toEqual([
    'Madeupine 2.50mg tablets',
    'The import was stopped.',
  ]);
});

test('a cancel at any step of an import leaves the old pack and nothing beside it', async () => {
  const folder = tempFolder('pack-update');
  const out = join(folder, 'dmd.pack');
  const path = writeSmallRelease(join(folder, 'release'));
  expect((await importRelease({ path, out })).ok).toBe(true);
  const steps = { count: 0 };
  const stopping = (at: number): AbortSignal => {
    steps.count = 0;
    // A signal that says so when it is asked for the n-th time.
    return Object.defineProperty(new AbortController().signal, 'aborted', {
      get: () => (steps.count += 1) > at,
    });
  };
  await importRelease({ path, out, signal: stopping(Number.POSITIVE_INFINITY) });
  const all = steps.count;
  expect(all).toBeGreaterThan(20);
  for (let at = 0; at < all; at += 1) {
    const made = await importRelease({ path, out, signal: stopping(at) });
    expect([at, made]).toEqual([at, { ok: false, fault: { kind: 'cancelled' } }]);
    expect(readdirSync(folder).toSorted()).toEqual(['dmd.pack', 'release']);
  }
});

test('a release that cannot be read leaves the old pack in use, and says why', async () => {
  const folder = tempFolder('pack-update');
  const context = await withOldPack(folder);
  const update = packUpdate(context);
  update.start(writeSmallRelease(join(folder, 'broken'), { 'f_vmp2_3010125.xml': '<VIRTUAL_MED' }));
  await over(update);
  expect(update.view().last).toMatch(/f_vmp2_3010125\.xml/);
  expect(packOf(context)?.product('30')?.name).toBe('Madeupine 2.50mg tablets');
});

test('a release in another version of the schema is named as such', async () => {
  const folder = tempFolder('pack-update');
  const path = writeSmallRelease(join(folder, 'later'), {
    'f_vmp2_3010125.xml': null,
    'f_vmp3_4010127.xml': '<VIRTUAL_MED_PRODUCTS/>',
  });
  expect(await importRelease({ path, out: join(folder, 'dmd.pack') })).toEqual({
    ok: false,
    fault: { kind: 'other-schema', names: ['f_vmp3_4010127.xml'] },
  });
});

test('where releases are put the newest is taken, and only where it is newer than the pack', () => {
  const folder = tempFolder('releases');
  for (const name of [
    'nhsbsa_dmd_11.1.0_20261109000001.zip',
    'nhsbsa_dmd_11.2.0_20261116000001.zip',
    'notes.txt',
  ])
    writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'empty'));
  const newest = join(folder, 'nhsbsa_dmd_11.2.0_20261116000001.zip');
  expect([
    newerRelease(folder, null),
    newerRelease(folder, '2026-11-09'),
    newerRelease(folder, '2026-11-16'),
    newerRelease(newest, '2026-11-09'),
    newerRelease(join(folder, 'not there'), null),
  ]).toEqual([
    { kind: 'newer', path: newest },
    { kind: 'newer', path: newest },
    { kind: 'none' },
    { kind: 'newer', path: newest },
    { kind: 'unreadable', code: 'ENOENT' },
  ]);
});

test('a place for releases that cannot be read is said to be so, and is looked at again', async () => {
  const folder = tempFolder('pack-update');
  const context = await withOldPack(folder);
  const host = testHost(join(folder, 'data'));
  const place = join(folder, 'releases');
  const update = packUpdate({ ...context, host, policy: { ...context.policy, dmdRelease: place } });
  update.watch();
  expect(update.view().last).toBe(
    'The place where policy says dm+d releases are put could not be read (ENOENT).',
  );
  mkdirSync(place);
  writeSmallRelease(
    join(place, 'nhsbsa_dmd_11.2.0_20261116000001'),
    changed('f_vmp2_3010125.xml', 'Madeupine 2.50mg', 'Newpine 2.50mg'),
  );
  host.clock.advance(4 * 60 * 60_000);
  await over(update);
  expect([packOf(context)?.product('30')?.name, update.view().last]).toEqual([
    'Newpine 2.50mg tablets',
    null,
  ]);
});

test('how old the release is is counted in days, and four weeks is old', async () => {
  const folder = tempFolder('pack-update');
  const context = await withOldPack(folder);
  expect(packUpdate(context).view()).toMatchObject({
    release: '2025-01-01',
    days: 686,
    old: true,
    sample: true,
  });
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runDmd } from '../../electron/cli/dmd.ts';
import { usualStateFolder } from '../../electron/cli/last-pack.ts';
import { changed, writeSmallRelease } from '../engine/dmd/small-release.ts';
import { tempFolder } from '../support/temp.ts';

test('a release is imported, and its codes are shown from the pack named or the one imported last', async () => {
  const folder = tempFolder('cli-dmd');
  const [state, out] = [join(folder, 'state'), join(folder, 'dmd.pack')];
  const made = await runDmd(['import', writeSmallRelease(join(folder, 'r')), '--out', out], state);
  expect(made).toMatchObject({ ok: true, value: { pack: out, release: '2025-01-01', rejected: {} } });
  const named = await runDmd(['show', '29', '--dmd', out], join(folder, 'elsewhere'));
  expect(named).toMatchObject({
    ok: true,
    value: {
      kind: 'product',
      followed: ['29'],
      product: { code: '30' },
      ingredients: [{ substance: { code: '10' } }],
      below: [{ code: '40' }],
    },
  });
  expect(await runDmd(['show', '29'], state)).toEqual(named);
  expect(await runDmd(['show', '10'], state)).toMatchObject({
    ok: true,
    value: { kind: 'ingredient', ingredient: { code: '10' }, followed: [] },
  });
});

test('an import says which rows of our own brand table the release contradicts', async () => {
  const folder = tempFolder('cli-dmd');
  const release = writeSmallRelease(
    join(folder, 'r'),
    changed('f_amp2_3010125.xml', '<NM>Inventol 2.5mg tablets</NM>', '<NM>Zestril 2.5mg tablets</NM>'),
  );
  const made = await runDmd(['import', release, '--out', join(folder, 'dmd.pack')], folder);
  expect(made).toMatchObject({
    ok: true,
    value: {
      contradictedRows: [
        { row: 'zestril', table: 'lisinopril', dmd: 'madeupine', product: 'Zestril 2.5mg tablets' },
      ],
    },
  });
});

test('what cannot be done is one plain line', async () => {
  const folder = tempFolder('cli-dmd');
  const release = writeSmallRelease(join(folder, 'r'));
  const pack = join(folder, 'p');
  await runDmd(['import', release, '--out', pack], folder);
  const none = join(folder, 'none');
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], 'use: dmd import'],
    [['import', release], 'use: dmd import'],
    [['show'], 'use: dmd import'],
    [['show', '1', '--odd'], 'use: dmd import'],
    [['import', join(folder, 'no'), '--out', pack], 'There is no file or folder'],
    [['show', '30'], 'No dm+d pack'],
    [['show', '30', '--dmd', join(folder, 'no')], 'There is no dm+d pack at this place.'],
    [['show', 'aspirin', '--dmd', pack], 'at most 18 digits'],
    [['show', '404', '--dmd', pack], '404 is not in dm+d 2025-01-01, which is only a part of a release.'],
  ];
  for (const [args, words] of cases) {
    const answer = await runDmd(args, none);
    const said = answer.ok ? '' : answer.fault.words;
    expect([args, said.includes(words), said.includes('\n')]).toEqual([args, true, false]);
  }
});

test('the command line remembers in the place each system has for it', () => {
  expect(usualStateFolder({ XDG_STATE_HOME: '/s' }, 'linux')).toBe(join('/s', 'concord'));
  expect(usualStateFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe(join('/l', 'Concord'));
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { keepNoDumps } from '../../electron/desktop/uncaught-errors.ts';
import { refusedStart } from '../../electron/desktop/switches.ts';
import { tempFolder } from '../support/temp.ts';
import { bootMain } from './boot.ts';

const secret = 'Quillfeather 9990000018';

const folder = join(root, 'electron');
const imports = (path: string): string => pathToFileURL(join(folder, path)).href;

test.each([
  ['thrown in a timer', `setTimeout(() => { throw new Error(secret); }, 1)`],
  ['a rejected promise', `void Promise.reject(new TypeError(secret))`],
  ['JSON that does not parse', `setTimeout(() => JSON.parse('{"name":"' + secret), 1)`],
  ['something that is no error', `void Promise.reject({ name: secret })`],
])(
  'an error that nobody caught (%s) ends the process: neither it nor its log says what it says',
  (_, act) => {
    const place = tempFolder('uncaught');
    const program = join(place, 'program.mjs');
    writeFileSync(
      program,
      `import { endOnUncaught } from '${imports('desktop/uncaught-errors.ts')}';
     import { logTo } from '${imports('engine/node-log.ts')}';
     const secret = process.argv[2];
     const log = logTo(process.argv[3], () => 0);
     endOnUncaught(process, { log, end: () => process.exit(1) });
     ${act};
     setTimeout(() => undefined, 60_000);`,
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, secret, place], {
      encoding: 'utf8',
      cwd: place,
    });
    const log = readFileSync(join(place, 'log', 'concord.log'), 'utf8');
    expect([status, /uncaught (?:error|rejection)/.test(log)]).toEqual([1, true]);
    for (const said of [stdout, stderr, log]) expect(said).not.toMatch(/Quillfeather|9990000018/);
    // Nor does Node leave a report of the process anywhere.
    expect(readdirSync(place).toSorted()).toEqual(['log', 'program.mjs']);
  },
);

test('both processes of the program end so; the main one says that it stopped, and not why', async () => {
  const { told } = await bootMain();
  expect(told.uncaught).toHaveLength(2);
  told.uncaught[0]?.(new Error(secret));
  expect(told.did).toContain('exit 1');
  expect(told.boxes.at(-1)?.[0]).toBe('Concord has stopped');
  expect(JSON.stringify(told.boxes)).not.toContain('Quillfeather');
  expect(readFileSync(join(folder, 'desktop', 'engine.ts'), 'utf8')).toContain('endOnUncaught(process');
});

test('no crash reporter is started, dumps would lie on the local disk, and none is left there', async () => {
  const started = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => readFileSync(join(folder, name), 'utf8').includes('crashReporter'));
  expect(started).toEqual([]);
  const { told, home } = await bootMain();
  expect(told.paths).toContainEqual(['crashDumps', join(home, 'data', 'crashes')]);
  const dumps = join(tempFolder('dumps'), 'crashes');
  mkdirSync(dumps);
  writeFileSync(join(dumps, 'a.dmp'), secret);
  keepNoDumps(() => undefined, dumps);
  expect(existsSync(dumps)).toBe(false);
});

test('what is installed prints nothing that its engine says', async () => {
  const [installed, checkout] = [await bootMain({ packaged: true }), await bootMain()];
  expect([installed.engine(0).how['stdio'], checkout.engine(0).how['stdio']]).toEqual(['ignore', 'inherit']);
});

test.each(['remote-debugging-port', 'log-net-log', 'ssl-key-log-file', 'js-flags', 'user-data-dir'])(
  'what is installed does not start with --%s, and says so; a checkout does',
  async (name) => {
    const { told } = await bootMain({ packaged: true, switches: [name] });
    expect([told.windows.length, told.engines.length, told.did.includes('exit 1')]).toEqual([0, 0, true]);
    expect(told.boxes[0]?.[1]).toContain(`--${name}`);
    expect((await bootMain({ switches: [name] })).told.windows).toHaveLength(1);
  },
);

test('a variable that would have keys or pages written to a file is refused as a switch is', () => {
  expect(refusedStart(() => false, { SSLKEYLOGFILE: '/tmp/keys' })).toBe('SSLKEYLOGFILE');
  expect(refusedStart(() => false, { PATH: '/bin' })).toBeUndefined();
});

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { tempFolder } from '../support/temp.ts';

/**
 * A clone in miniature: the real bootstrap, a lock file, one program, and an npm that does what the test says. The npm is a
 * shell script, so these tests are for the systems that run one.
 */
function clone(npm: string) {
  const home = tempFolder('bootstrap');
  mkdirSync(join(home, 'build'));
  mkdirSync(join(home, 'bin'));
  for (const file of ['bootstrap.mjs', 'run.mjs'])
    copyFileSync(join(root, 'build', file), join(home, 'build', file));
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  writeFileSync(join(home, 'package-lock.json'), '{"packages":{"":{},"node_modules/a":{"integrity":"x"}}}');
  writeFileSync(
    join(home, 'program.ts'),
    'const said: string = process.argv.slice(2).join("+");\nconsole.log(said);\nprocess.exitCode = 7;\n',
  );
  writeFileSync(join(home, 'bin', 'npm'), `#!/bin/sh\necho "$@" >> "${home}/npm-calls"\n${npm}\n`);
  chmodSync(join(home, 'bin', 'npm'), 0o755);
  symlinkSync(process.execPath, join(home, 'bin', 'node'));
  const run = () => {
    const { npm_execpath: _, ...environment } = process.env;
    return spawnSync(process.execPath, [join(home, 'build', 'run.mjs'), 'program.ts', 'a', 'b'], {
      encoding: 'utf8',
      env: { ...environment, PATH: `${join(home, 'bin')}${delimiter}${dirname('/bin/sh')}` },
    });
  };
  const npmCalls = (): number => {
    const file = join(home, 'npm-calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0;
  };
  return { home, run, npmCalls };
}

const installs = 'mkdir -p node_modules/a\necho "{}" > node_modules/a/package.json\necho noise';

test('a fresh clone installs once, says nothing on stdout, and hands on arguments and exit code', () => {
  const { run, npmCalls } = clone(installs);
  const first = run();
  expect({ out: first.stdout, code: first.status }).toEqual({ out: 'a+b\n', code: 7 });
  const second = run();
  expect({ out: second.stdout, err: second.stderr, code: second.status }).toEqual({
    out: 'a+b\n',
    err: '',
    code: 7,
  });
  expect(npmCalls()).toBe(1);
});

test('a lock file that changed is installed again', () => {
  const { home, run, npmCalls } = clone(installs);
  run();
  writeFileSync(join(home, 'package-lock.json'), '{"packages":{"":{},"node_modules/a":{"integrity":"y"}}}');
  run();
  expect(npmCalls()).toBe(2);
});

test('modules installed by hand that match the lock file are kept', () => {
  const { home, run, npmCalls } = clone('exit 1');
  mkdirSync(join(home, 'node_modules', 'a'), { recursive: true });
  writeFileSync(join(home, 'node_modules', 'a', 'package.json'), '{}');
  writeFileSync(
    join(home, 'node_modules', '.package-lock.json'),
    '{"packages":{"node_modules/a":{"integrity":"x"}}}',
  );
  expect(run().status).toBe(7);
  expect(npmCalls()).toBe(0);
});

test('a failed install shows what npm said, in plain words, and is tried again next time', () => {
  const { run, npmCalls } = clone('echo "npm error code ENOTFOUND" >&2\nexit 1');
  const failed = run();
  expect(failed.status).toBe(1);
  expect(failed.stdout).toBe('');
  expect(failed.stderr).toContain('npm error code ENOTFOUND');
  expect(failed.stderr).toContain('the npm registry could not be reached');
  run();
  expect(npmCalls()).toBe(2);
});

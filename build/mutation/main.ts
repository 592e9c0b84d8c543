import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../lib/command.ts';
import { asCommand, optionsOf, wholeNumber } from '../lib/options.ts';
import { out } from '../lib/root.ts';
import { outcomeOf } from './report.ts';
import { chosenBy, targets, targetWords, wanted, type Chosen } from './targets.ts';

const usage = `npm run mutation -- [...]: changes the code a little, in thousands of places, and counts how often a test notices. Hours for
everything. What nobody noticed stands in out/mutation/NAME.txt; fewer than wanted fails.

  --only NAME      one folder of:
${targets.map((target) => `                 ${targetWords(target)}`).join('\n')}
  --file PART      only files whose name begins so; a small one takes some minutes
  --at-once N      so many side by side (2)
  --patience MS    asks no more tests of one change after that time: a score is never too high, and may be too low
  --again          keeps what the last run with it came to, where neither the code nor the test that noticed has changed since`;

type Asked = {
  readonly atOnce: number;
  readonly again: boolean;
  readonly patience: string;
};

const tools = out('mutation', 'tools');

await asCommand(usage, async (args) => {
  const values = optionsOf(args, {
    only: { type: 'string' },
    file: { type: 'string' },
    'at-once': { type: 'string', default: '2' },
    again: { type: 'boolean', default: false },
    patience: { type: 'string' },
  });
  const { file, again, only, patience } = values;
  const chosen = chosenBy(only, file);
  const asked: Asked = {
    again,
    atOnce: wholeNumber('at-once', values['at-once'], 1, 64),
    patience: String(patience === undefined ? Infinity : wholeNumber('patience', patience)),
  };
  install();
  let enough = true;
  for (const target of chosen) enough = (await measure(target, asked)) && enough;
  process.exitCode = enough ? 0 : 1;
});

/** Changes the chosen files of one folder. */
async function measure(target: Chosen, asked: Asked): Promise<boolean> {
  const { name, folder, tests, without = [] } = target;
  mkdirSync(out('mutation'), { recursive: true });
  const report = out('mutation', `${name}.json`);
  rmSync(report, { force: true });
  const config = out('mutation', `${name}.config.json`);
  writeFileSync(config, JSON.stringify(strykerConfig(target, asked, report)));
  process.env['CONCORD_MUTATION_TESTS'] = tests.join(',');
  process.env['CONCORD_MUTATION_WITHOUT'] = without.join(',');
  process.env['CONCORD_MUTATION_PATIENCE'] = asked.patience;
  const stryker = join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  await runNode([stryker, 'run', config], { show: true });
  if (!existsSync(report)) {
    console.log(`FAIL ${name}: no report`);
    return false;
  }
  const { noticed, all, unnoticed } = outcomeOf(readFileSync(report, 'utf8'));
  writeFileSync(out('mutation', `${name}.txt`), `${unnoticed.join('\n')}\n`);
  const percent = all === 0 ? 0 : (100 * noticed) / all;
  console.log(`${folder}: ${noticed} of ${all} changes noticed, ${percent.toFixed(1)} % (wanted ${wanted})`);
  return percent >= wanted;
}

function strykerConfig({ name, files, here }: Chosen, { atOnce, again }: Asked, report: string): object {
  return {
    plugins: [
      join(tools, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js'),
      join(import.meta.dirname, 'in-process/runner.ts'),
    ],
    testRunner: here ? 'in-process' : 'vitest',
    vitest: { configFile: 'build/mutation/vitest.config.ts' },
    mutate: files,
    coverageAnalysis: 'perTest',
    // What runs once as a module is loaded would need every test for each change.
    ignoreStatic: true,
    // A test that never ends is ended by `in-process/runner.ts`; a process that is ended must load everything anew.
    timeoutMS: 60_000,
    concurrency: atOnce,
    reporters: ['progress', 'json'],
    jsonReporter: { fileName: report },
    tempDirName: 'out/mutation/work',
    ...(again ? { incremental: true, incrementalFile: out('mutation', `${name}.known.json`) } : {}),
    ignorePatterns: ['/out', '/.git', '/docs'],
    // This TypeScript has no interface that could rewrite its settings; nothing here is compiled.
    tsconfigFile: 'none.json',
  };
}

/** From the registry the machine is set up for, the first time only. The tests' own runner stays the one they use. */
function install(): void {
  if (existsSync(join(tools, 'node_modules'))) return;
  mkdirSync(tools, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'tools.json'), join(tools, 'package.json'));
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--legacy-peer-deps'];
  const ran = spawnSync('npm', ['install', ...flags], { cwd: tools, stdio: ['ignore', 2, 2] });
  if (ran.status !== 0) throw new Error('the tools that change the code could not be installed');
}

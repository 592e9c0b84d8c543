import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Case } from './vitest.ts';

/**
 * Runs tests inside the process that changes the code: no worker, no loading anew, so that a change costs no more than the tests
 * that reach it. For tests that leave nothing behind which the next would meet.
 */

type Active = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
};
type MutantRun = {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: { readonly id: string };
  readonly sandboxFileName: string;
};

const shim = new URL('vitest.ts', import.meta.url).href;
const memoPerTest = new URL('memo-per-test.ts', import.meta.url).href;
/** By the product only: the tests of these ask for the real ones. */
const remembering = /^(?:\.\.\/)+core\/(?:once-per-text|once-per-object|first-alike)\.ts$/;

/** What the changed code looks at to know which change is on, by the name its maker gave it. */
const global = globalThis as Record<string, unknown> & typeof globalThis;
const active: Active = (global['__stryker__'] ??= {});

/** For so long a change is looked at; what no test has noticed then counts as unnoticed. */
const patience = Number(process.env['CONCORD_MUTATION_PATIENCE'] ?? 'Infinity');

/** A test that takes so much longer than without a change never ends: waited for, it would take minutes and the process with it. */
const limitMs = (tookMs: number): number => 10_000 + 5 * tookMs;

const needsVitest = /without test context|access its internal state|called inside a test/;

type Tests = {
  readonly cases: readonly Case[];
  readonly finishTest: () => Promise<void>;
  readonly runCase: (one: Case) => Promise<void>;
  readonly forgetAll: () => void;
  readonly endTest: () => void;
};

async function load(): Promise<Tests> {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'vitest' && context.parentURL !== shim) return { url: shim, shortCircuit: true };
      if (remembering.test(specifier)) return { url: memoPerTest, shortCircuit: true };
      return next(specifier, context);
    },
  });
  const [written, { forgetAll, endTest }] = [await import('./vitest.ts'), await import('./memo-per-test.ts')];
  const patterns = (process.env['CONCORD_MUTATION_TESTS'] ?? '').split(',').map((one) => `${one}/*.test.ts`);
  const exclude = (process.env['CONCORD_MUTATION_WITHOUT'] ?? '').split(',').filter((one) => one !== '');
  await import(pathToFileURL(resolve('build/test/seed.ts')).href);
  for (const file of [...new Set(globSync(patterns, { exclude }))].toSorted()) {
    written.startFile(file);
    await import(pathToFileURL(resolve(file)).href);
  }
  await written.startAll();
  return { ...written, forgetAll, endTest };
}

/** Without a limit where it is not known how long it takes. */
async function within(ending: Promise<void>, tookMs: number | undefined): Promise<void> {
  if (tookMs === undefined) return ending;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it never ends')), limitMs(tookMs));
  });
  try {
    await Promise.race([ending, limit]);
  } finally {
    clearTimeout(timer);
  }
}

class InProcessRunner {
  static readonly inject = [] as const;
  private tests: Tests | undefined;
  private readonly took = new Map<string, number>();
  private readonly noticed = new Map<string, number>();
  private lately = 0;
  /** A promise that failed and that no test waited for. */
  private stray: string | undefined;

  capabilities(): object {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    process.on('unhandledRejection', (reason) => (this.stray = `nobody waited for it: ${String(reason)}`));
    this.tests = await load();
  }

  async dryRun(): Promise<object> {
    active.activeMutant = undefined;
    const tests = [];
    for (const one of this.loaded().cases) {
      active.currentTestId = one.id;
      const { failure, ms } = await this.run(one);
      active.currentTestId = undefined;
      // What needs vitest's own process (a snapshot in the code, waiting by `vi`) notices nothing here.
      if (failure !== undefined && needsVitest.test(failure)) continue;
      this.took.set(one.id, ms);
      const base = { id: one.id, name: one.name, timeSpentMs: ms, fileName: resolve(one.file) };
      tests.push(
        failure === undefined ? { ...base, status: 0 } : { ...base, status: 1, failureMessage: failure },
      );
    }
    return { status: 'complete', tests, mutantCoverage: active.mutantCoverage };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant, sandboxFileName }: MutantRun): Promise<object> {
    const chosen = this.inOrder(testFilter, sandboxFileName);
    const end = performance.now() + patience;
    active.hitCount = 0;
    active.hitLimit = hitLimit;
    active.activeMutant = activeMutant.id;
    try {
      for (const [at, one] of chosen.entries()) {
        if (performance.now() > end) return { status: 'survived', nrOfTests: at };
        const { failure } = await this.run(one);
        if (hitLimit !== undefined && (active.hitCount ?? 0) > hitLimit)
          return { status: 'timeout', reason: 'it never ends' };
        if (failure === undefined) continue;
        this.noticed.set(one.id, (this.lately += 1));
        return { status: 'killed', killedBy: [one.id], failureMessage: failure, nrOfTests: at + 1 };
      }
      return { status: 'survived', nrOfTests: chosen.length };
    } finally {
      active.activeMutant = undefined;
    }
  }

  /**
   * The tests beside the changed code first, which were written for it; of these, what noticed a change lately, as the next change
   * is near the last; then the quick ones; of many alike a mixture.
   */
  private inOrder(testFilter: readonly string[] | undefined, changed: string): readonly Case[] {
    const folders = relative('.', dirname(changed))
      .replace(/^electron\//, '')
      .split('/');
    const beside = `test/${folders.slice(0, 2).join('/')}/`;
    const wanted = new Set(testFilter);
    const chosen = this.loaded().cases.filter(({ id }) =>
      testFilter === undefined ? this.took.has(id) : wanted.has(id),
    );
    const away = ({ file }: Case): number => (file.startsWith(beside) ? 0 : 1);
    const late = ({ id }: Case): number => this.noticed.get(id) ?? 0;
    const place = new Map(chosen.map(({ id }, at) => [id, (at * 7919) % 10_007]));
    const ms = ({ id }: Case): number => Math.floor((this.took.get(id) ?? 0) / 20);
    return chosen.toSorted(
      (a, b) =>
        away(a) - away(b) ||
        late(b) - late(a) ||
        ms(a) - ms(b) ||
        (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0),
    );
  }

  private async run(one: Case): Promise<{ failure: string | undefined; ms: number }> {
    const { forgetAll, endTest, finishTest, runCase } = this.loaded();
    forgetAll();
    const start = performance.now();
    let failure: string | undefined;
    this.stray = undefined;
    try {
      await within(runCase(one), this.took.get(one.id));
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    } finally {
      await finishTest();
      endTest();
    }
    return { failure: failure ?? this.stray, ms: performance.now() - start };
  }

  private loaded(): Tests {
    if (this.tests === undefined) throw new Error('the tests are not loaded');
    return this.tests;
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];

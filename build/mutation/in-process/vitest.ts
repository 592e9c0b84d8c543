import { expect, expectTypeOf, vi } from 'vitest';

/**
 * Stands for `vitest` where tests run inside the process that changes the code (`runner.ts`): `test` and `describe` only write down
 * what there is to run; `expect` is the real one.
 */
export { expect, expectTypeOf, vi };

type Body = (...args: readonly unknown[]) => unknown;
export type Case = { readonly id: string; readonly name: string; readonly file: string; readonly run: Body };

export const cases: Case[] = [];
const finishing: (() => unknown)[] = [];
const around = { before: [] as (() => unknown)[], after: [] as (() => unknown)[] };
let file = '';
let path: readonly string[] = [];
const times = new Map<string, number>();

/** From now on what is written down belongs to this file. */
export function startFile(name: string): void {
  file = name;
}

/** Hooks of a whole file; with one process for all of them, they run once before the first test. */
export const startAll = async (): Promise<void> => {
  for (const each of around.before.splice(0)) await each();
};

export async function finishTest(): Promise<void> {
  for (const each of finishing.splice(0).toReversed()) await each();
}

function write(title: string, run: Body): void {
  const name = [...path, title].join(' > ');
  const at = (times.get(`${file}#${name}`) ?? 0) + 1;
  times.set(`${file}#${name}`, at);
  cases.push({ id: `${file}#${name}${at === 1 ? '' : ` (${at})`}`, name, file, run });
}

const titleOf = (title: string, row: unknown): string => {
  const words =
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)) ?? '';
  return `${title} [${words.slice(0, 80)}]`;
};

const each =
  (spread: boolean) =>
  (rows: Iterable<unknown>) =>
  (title: string, body: Body): void => {
    for (const row of rows)
      write(titleOf(title, row), () =>
        spread && Array.isArray(row) ? body(...(row as unknown[])) : body(row),
      );
  };

export const test = Object.assign((title: string, body: Body): void => write(title, body), {
  each: each(true),
  for: each(false),
  skip: (): void => undefined,
});

function group(title: string, body: () => void): void {
  const outer = path;
  path = [...path, title];
  body();
  path = outer;
}

export const describe = Object.assign(group, {
  each: (rows: Iterable<unknown>) => (title: string, body: Body) => {
    for (const row of rows)
      group(titleOf(title, row), () => void (Array.isArray(row) ? body(...(row as unknown[])) : body(row)));
  },
  skip: (): void => undefined,
});

export const onTestFinished = (finish: () => unknown): void => void finishing.push(finish);
export const beforeAll = (hook: () => unknown): void => void around.before.push(hook);
export const afterAll = (hook: () => unknown): void => void around.after.push(hook);
/** Hooks around each test of a file. */
const aroundEach = { before: new Map<string, Body[]>(), after: new Map<string, Body[]>() };
const hookOf =
  (hooks: Map<string, Body[]>) =>
  (hook: Body): void =>
    void hooks.set(file, [...(hooks.get(file) ?? []), hook]);
export const beforeEach = hookOf(aroundEach.before);
export const afterEach = hookOf(aroundEach.after);

/** A test between the hooks of its file; what comes after runs whatever came of it. */
export async function runCase({ file: of, run }: Case): Promise<void> {
  try {
    for (const hook of aroundEach.before.get(of) ?? []) await hook();
    await run();
  } finally {
    for (const hook of (aroundEach.after.get(of) ?? []).toReversed()) await hook();
  }
}

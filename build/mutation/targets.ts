import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { Misused } from '../lib/options.ts';
import { root } from '../lib/root.ts';

/**
 * Code whose tests are tested: which folder is changed, and the tests that are to notice, as patterns from the project's root. `here`:
 * no test meets what another left behind, so that they can run in the process that changes the code (`in-process/runner.ts`).
 */
export type Target = {
  readonly name: string;
  readonly folder: string;
  readonly tests: readonly string[];
  readonly here: boolean;
  /** Tests that could not notice, and take long. */
  readonly without?: readonly string[];
};

export const targets: readonly Target[] = [
  {
    name: 'sync-rules',
    folder: 'shared/sync',
    tests: ['test/shared/**', 'test/laws/**'],
    here: true,
  },
  { name: 'cases', folder: 'shared/cases', tests: ['test/shared/**', 'test/gold/**'], here: true },
  {
    name: 'discrepancy',
    folder: 'shared/discrepancy',
    tests: ['test/shared/**', 'test/gold/**'],
    here: true,
  },
  {
    name: 'sync',
    folder: 'electron/engine/sync',
    tests: ['test/engine/sync/**', 'test/engine/outbox/**', 'test/regressions/**'],
    here: true,
  },
  {
    name: 'vault',
    folder: 'electron/engine/vault',
    tests: ['test/engine/vault/**', 'test/engine/session/**', 'test/engine/escrow/**'],
    // Minutes in processes that die, which no change of the code reaches; the tests of the vault itself ask for the rest of it.
    without: ['test/engine/session/key-change.test.ts'],
    here: true,
  },
];

/** Percent of the changes that a test has to notice. */
export const wanted = 85;

/** What is to be changed: a folder, and which files of it, from the project's root. */
export type Chosen = Target & { readonly files: readonly string[] };

/** The folders of one name, or all, and of their files those whose name begins with `part`; `Misused` where there is none. */
export function chosenBy(only: string | undefined, part = ''): readonly Chosen[] {
  const named = targets.filter(({ name }) => only === undefined || name === only);
  if (named.length === 0)
    throw new Misused(
      `There is no folder “${only}” to change. There are:\n${targets.map(targetWords).join('\n')}`,
    );
  const all = named.map((target): Chosen => ({ ...target, files: filesOf(target) }));
  const chosen = all
    .map((one): Chosen => ({ ...one, files: one.files.filter((file) => basename(file).startsWith(part)) }))
    .filter(({ files }) => files.length > 0);
  if (chosen.length > 0) return chosen;
  const there = all.flatMap(({ files }) => files.map((file) => `  ${file}`));
  throw new Misused(`No file has a name that begins with “${part}”. There are:\n${there.join('\n')}`);
}

/** As a reader chooses among them. */
export const targetWords = ({ name, folder }: Target): string => `  ${name.padEnd(13)} ${folder}`;

const filesOf = ({ folder }: Target): readonly string[] =>
  globSync(`${folder}/**/*.ts`, { cwd: root }).toSorted();

import { parseArgs } from 'node:util';
import { ok, type Result } from '../../shared/core/result.ts';
import { contradictedRows, type ContradictedRow, type DmdPack } from '../../shared/dmd/dmd.ts';
import {
  describeCode,
  importFaultWords,
  importRelease,
  openPack,
  packFaultWords,
  type Description,
  type ImportReport,
} from '../engine/dmd/dmd.ts';
import { lastPack, rememberPack } from './last-pack.ts';
import { fault, type Answer, type CommandFault } from './usage.ts';

/** What `dmd import` prints: the account of the release, where the pack is, and where it knows better than our own brand table. */
export type ImportAnswer = ImportReport & {
  readonly pack: string;
  /** From now on the pack decides what these are. */
  readonly contradictedRows: readonly ContradictedRow[];
};

const usage = 'use: dmd import PATH --out PACK, or: dmd show CODE [--dmd PACK]';

/**
 * `dmd import PATH --out PACK` and `dmd show CODE [--dmd PACK]`. Without `--dmd`, the pack imported last on this computer
 * answers. `stateFolder` is where that is remembered.
 *
 * @example await runDmd(['show', '318136009', '--dmd', 'dmd.pack'], stateFolder)
 */
export async function runDmd(
  args: readonly string[],
  stateFolder: string,
): Promise<Result<ImportAnswer | Description, CommandFault>> {
  const parsed = parse(args);
  if (parsed === undefined) return fault('usage', usage);
  const { what, target, out, pack } = parsed;
  if (what === 'import' && out !== undefined) return dmdImport(target, out, stateFolder);
  if (what === 'show') return dmdShow(target, pack, stateFolder);
  return fault('usage', usage);
}

type Parsed = {
  readonly what: string;
  readonly target: string;
  readonly out: string | undefined;
  readonly pack: string | undefined;
};

function parse(args: readonly string[]): Parsed | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, dmd: { type: 'string' } },
    });
    const [what, target, more] = positionals;
    return what === undefined || target === undefined || more !== undefined
      ? undefined
      : { what, target, out: values.out, pack: values.dmd };
  } catch {
    // Node names the option it does not know; the usage line names those there are.
    return undefined;
  }
}

/** Imports a release, whole or not at all. */
export async function dmdImport(
  path: string,
  out: string,
  stateFolder: string,
): Promise<Result<ImportAnswer, CommandFault>> {
  const made = await importRelease({ path, out });
  if (!made.ok) return fault('cannot-read', importFaultWords(made.fault));
  rememberPack(stateFolder, out);
  const opened = openPack(out, 'header');
  if (!opened.ok) return fault('cannot-read', `${packFaultWords(opened.fault)} (${out})`);
  const rows = contradictedRows(opened.value.brandedNames());
  opened.value.close();
  return ok({ ...made.value, pack: out, contradictedRows: rows });
}

/** Everything the pack says about a code. A code it does not hold is a fault, so that a script notices. */
export function dmdShow(
  code: string,
  pack: string | undefined,
  stateFolder: string,
): Result<Description, CommandFault> {
  if (!/^\d{1,18}$/.test(code)) return fault('usage', 'A dm+d code is a number of at most 18 digits.');
  const path = pack ?? lastPack(stateFolder);
  if (path === undefined)
    return fault(
      'usage',
      'No dm+d pack: import a release first (dmd import PATH --out PACK), or name one with --dmd PACK.',
    );
  const opened = openPack(path);
  if (!opened.ok) return fault('cannot-read', `${packFaultWords(opened.fault)} (${path})`);
  try {
    const description = describeCode(opened.value, code);
    if (description.kind !== 'unknown') return ok(description);
    const part = description.sample ? ', which is only a part of a release' : '';
    return fault('cannot-understand', `${code} is not in dm+d ${description.release}${part}.`);
  } finally {
    opened.value.close();
  }
}

/** Runs a command that asks a pack, and closes it again. */
export function withPack(path: string, run: (pack: DmdPack) => Answer): Answer {
  const opened = openPack(path);
  if (!opened.ok) return fault('cannot-read', `${packFaultWords(opened.fault)} (${path})`);
  try {
    return run(opened.value);
  } finally {
    opened.value.close();
  }
}

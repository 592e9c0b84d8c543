import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Misused } from '../../build/lib/options.ts';
import { findingKinds } from './checks/judge.ts';
import type { Verdict } from './simulate.ts';

const lineSchema = z.object({
  seed: z.string(),
  findings: z.array(z.object({ kind: z.enum(findingKinds), detail: z.string() })),
  crashes: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
  /** Which code it was run on; older records do not say. */
  code: z.string().default('unknown'),
});
/** What is kept of a schedule that was run. */
export type Recorded = z.infer<typeof lineSchema>;

/** A file of schedules of one seed, a line each: a long run that was stopped goes on behind the last. */
export type SeriesRecord = {
  readonly before: readonly Recorded[];
  /** The file ended in the middle of a line, which is taken off. */
  readonly dropped: boolean;
  readonly keep: (verdict: Verdict) => Recorded;
};

/** `Misused` for a file that cannot be read or written, or that is no record of this seed; nothing in it is touched then. */
export function openRecord(file: string, seed: string, code: string): SeriesRecord {
  const whole = textOf(file);
  const lines = whole.split('\n');
  const rest = lines.pop() ?? '';
  const before = lines.map((line, at) => readLine(line, { file, at, seed }));
  if (rest !== '' && !isBegun(rest, seed))
    throw new Misused(
      `${file}, line ${lines.length + 1}: this is no line of a record of the seed “${seed}”.`,
    );
  mustTakeLines(file);
  if (rest !== '') truncateSync(file, Buffer.byteLength(whole) - Buffer.byteLength(rest));
  return {
    before,
    dropped: rest !== '',
    keep: ({ schedule, findings, crashes, counts }) => {
      const kept: Recorded = {
        seed: schedule.seed,
        findings: [...findings],
        crashes: [...crashes],
        counts: { ...counts },
        code,
      };
      appendFileSync(file, `${JSON.stringify(kept)}\n`);
      return kept;
    },
  };
}

const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function textOf(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch (error) {
    throw new Misused(`${file} cannot be read (${why(error)}).`);
  }
}

function mustTakeLines(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new Misused(`${file} cannot be written (${why(error)}).`);
  }
}

type Place = { readonly file: string; readonly at: number; readonly seed: string };

function readLine(line: string, { file, at, seed }: Place): Recorded {
  const read = lineSchema.safeParse(parsed(line));
  if (!read.success) throw new Misused(`${file}, line ${at + 1}: this is no line of a record.`);
  const of = /^(.+)-\d+$/.exec(read.data.seed)?.[1];
  if (of === seed) return read.data;
  throw new Misused(
    `${file}, line ${at + 1}: this is a record of the seed “${of ?? read.data.seed}”, not of “${seed}”.`,
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Whether this is how a line of the record begins, as a death in the middle of writing leaves it. */
function isBegun(rest: string, seed: string): boolean {
  const begin = `{"seed":${JSON.stringify(`${seed}-`).slice(0, -1)}`;
  return rest.startsWith(begin) || begin.startsWith(rest);
}

/** What a schedule runs: the code under it, the simulator without the list of deliberate breaks, and the libraries of both. */
const under = [
  'electron/engine',
  'shared',
  'test/simulation',
  ':!test/simulation/mutants',
  'test/support',
  'package-lock.json',
] as const;

/**
 * Which code a schedule of the checkout at `root` runs, the same for every commit that leaves it as it was; `-changed` where something
 * of it is not committed, `unknown` where it is no checkout.
 */
export function codeOf(root: string): string {
  if (!existsSync(join(root, '.git'))) return 'unknown';
  const asked = (args: readonly string[]): string | undefined => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    return status === 0 ? stdout : undefined;
  };
  const files = asked(['ls-files', '--stage', '--', ...under]);
  const changes = asked(['status', '--porcelain', '--', ...under]);
  if (files === undefined || changes === undefined) return 'unknown';
  const code = createHash('sha256').update(files).digest('hex').slice(0, 12);
  return changes === '' ? code : `${code}-changed`;
}

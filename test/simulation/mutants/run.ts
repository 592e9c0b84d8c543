import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { z } from 'zod';
import { projectOf } from '../../../build/check/projects.ts';
import { findingKinds } from '../checks/judge.ts';
import { copyOf, type Copy } from './copy.ts';
import type { Mutant } from './mutant.ts';

/** `found`: by whoever is named. Anything else is a fault of the list or of what watches. */
export type Fate =
  | { readonly kind: 'found'; readonly words: string }
  | { readonly kind: 'survived' }
  | { readonly kind: 'does-not-run'; readonly why: string };

/** On a busy machine a limit says nothing about what is run; what hangs is still ended. */
const mostMs = 900_000;

async function run(
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const late = setTimeout(() => child.kill('SIGKILL'), mostMs);
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  clearTimeout(late);
  return { code: await code, out: `${out}\n${errors}` };
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) }),
  ),
});

async function byTest(folder: string, file: string, title: string): Promise<Fate> {
  const project = projectOf(file)?.name ?? '';
  const named = title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  rmSync(join(folder, 'report.json'), { force: true });
  const { out } = await run(folder, [
    vitest,
    'run',
    '--project',
    project,
    file,
    '-t',
    named,
    '--reporter=json',
    '--outputFile=report.json',
  ]);
  const written = join(folder, 'report.json');
  const report = existsSync(written)
    ? reportSchema.safeParse(JSON.parse(readFileSync(written, 'utf8')))
    : undefined;
  const ran = report?.success === true ? report.data.testResults.flatMap((one) => one.assertionResults) : [];
  const told = ran.filter(({ status }) => status === 'passed' || status === 'failed');
  if (told.length === 0) return { kind: 'does-not-run', why: out.slice(-600) };
  const failed = told.find(({ status }) => status === 'failed');
  return failed === undefined ? { kind: 'survived' } : { kind: 'found', words: failed.title };
}

async function bySchedule(folder: string, name: string): Promise<Fate> {
  const { out } = await run(folder, [join('build', 'simulate', 'main.ts'), '--pinned', name]);
  const words = out.split('\n').find((line) => findingKinds.some((kind) => line.startsWith(`${kind}: `)));
  if (words !== undefined) return { kind: 'found', words };
  return out.includes('nothing was found')
    ? { kind: 'survived' }
    : { kind: 'does-not-run', why: out.slice(-600) };
}

const look = (folder: string, { by }: Pick<Mutant, 'by'>): Promise<Fate> =>
  'test' in by ? byTest(folder, by.test, by.title) : bySchedule(folder, by.schedule);

/** Breaks a copy of the code on purpose, and asks whoever is named whether they find it. */
export async function breakOnPurpose(copy: Copy, mutant: Mutant): Promise<Fate> {
  const applied = copy.apply(mutant);
  if ('why' in applied) return { kind: 'does-not-run', why: applied.why };
  try {
    return await look(copy.folder, mutant);
  } finally {
    applied.mend();
  }
}

/** Whether those who are to find it pass on unbroken code; a whole file of tests is asked once. */
function passes(asked: Map<string, Promise<Fate>>, folder: string, { by }: Mutant): Promise<Fate> {
  const whole = 'test' in by ? { test: by.test, title: '' } : by;
  const key = JSON.stringify(whole);
  const fate = asked.get(key) ?? look(folder, { by: whole });
  asked.set(key, fate);
  return fate;
}

export type MutantsPlan = {
  readonly root: string;
  readonly mutants: readonly Mutant[];
  readonly atOnce: number;
  readonly print: (line: string) => void;
};

/** Every mutant in its turn; whether all of them were found. Whoever is named must pass on the unbroken code. */
export async function runMutants({ root, mutants, atOnce, print }: MutantsPlan): Promise<boolean> {
  const rest = [...mutants];
  const missed: string[] = [];
  let found = 0;
  const unbroken = new Map<string, Promise<Fate>>();
  const worker = async (): Promise<void> => {
    const copy = copyOf(root);
    try {
      for (let mutant = rest.shift(); mutant !== undefined; mutant = rest.shift()) {
        const before = await passes(unbroken, copy.folder, mutant);
        const fate = before.kind === 'survived' ? await breakOnPurpose(copy, mutant) : undefined;
        if (fate?.kind === 'found') found += 1;
        else missed.push(mutant.name);
        print(`${wordsOf(fate, before)}: ${mutant.name}, in ${mutant.file}`);
      }
    } finally {
      copy.clear();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  print(`${found} of ${mutants.length} found${missed.length === 0 ? '' : `; not: ${missed.join(', ')}`}`);
  return missed.length === 0 && mutants.length > 0;
}

function wordsOf(fate: Fate | undefined, before: Fate): string {
  if (fate === undefined) return `whoever is to find it fails on unbroken code (${JSON.stringify(before)})`;
  if (fate.kind === 'does-not-run') return `DOES NOT RUN (${fate.why})`;
  return fate.kind === 'survived' ? 'SURVIVED' : `found (${fate.words.slice(0, 120)})`;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { optionsOf, wholeNumber } from '../../build/lib/options.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { chanceOf, type Chance } from '../simulation/chance.ts';
import { faultsOf } from './compare.ts';
import { onSmallDisk } from './full-disk.ts';
import { harms, type Harm } from './harms.ts';
import { lineSchema, type Line, type Start } from './lines.ts';

type Print = (line: string) => void;

/** What was seen of all the processes so far. */
type Seen = {
  readonly lines: Line[];
  kills: number;
  readonly harmed: Record<string, number>;
  readonly faults: string[];
};

export const usage = `npm run torture -- [...]: the real engine in a real process against the sandbox, killed at random moments, two at
once, with a clock that steps and a disk that is full; copies of its folder are harmed and opened. Then everything is sent, and compared.

  --minutes M   how long (5)
  --seed S      what is drawn by it (torture); when a process dies is the machine's to say`;

/** False where something was lost, doubled or stuck, or nothing was killed. Throws `Misused`. */
export async function tortureCommand(args: readonly string[], print: Print): Promise<boolean> {
  const values = optionsOf(args, {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: 'torture' },
  });
  const minutes = wholeNumber('minutes', values.minutes);
  const sandbox = await startSandbox({ quiet: true });
  const base = mkdtempSync(join(tmpdir(), 'concord-torture-'));
  const folder = join(base, 'profile');
  const seen: Seen = { lines: [], kills: 0, harmed: {}, faults: [] };
  const untilMs = performance.now() + minutes * 60_000;
  const chance = chanceOf(values.seed);
  try {
    const life = (what: Start['what'], over: Partial<Start> = {}): Life =>
      begin(
        {
          folder,
          configPath: sandbox.configPath,
          seed: `${values.seed} ${seen.kills} ${chance.below(1e9)}`,
          what,
          skewMs: 0,
          isDiskSmall: false,
          ...over,
        },
        seen,
      );
    await life('begin').ended;
    for (let turn = 0; performance.now() < untilMs; turn += 1) {
      await killOne(life, chance, seen);
      if (turn % 3 === 2) await harmOne(base, folder, life, chance, seen);
      if (turn % 8 === 7) await fillDisk(base, folder, life, chance, seen);
      if (turn % 20 === 19)
        print(`${seen.kills} kills, ${seen.lines.length} lines, ${JSON.stringify(seen.harmed)}`);
    }
    await life('drain').ended;
    seen.faults.push(...(await faultsOf(seen.lines, sandbox)));
    print(
      JSON.stringify(
        {
          seed: values.seed,
          kills: seen.kills,
          ...counted(seen.lines),
          harmed: seen.harmed,
          faults: seen.faults,
        },
        undefined,
        2,
      ),
    );
    return seen.faults.length === 0 && seen.kills > 0;
  } finally {
    await sandbox.stop();
    rmSync(base, { recursive: true, force: true });
  }
}

const counted = (lines: readonly Line[]): Record<string, number> => ({
  kept: lines.filter(({ kind }) => kind === 'kept').length,
  signed: lines.filter(({ kind }) => kind === 'signed').length,
});

type Life = {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly lines: readonly Line[];
  readonly opened: Promise<void>;
  readonly ended: Promise<readonly Line[]>;
};

/** What a process says first. */
const opening: readonly Line['kind'][] = ['open', 'refused', 'disk-full'];

function begin(start: Start, seen: Seen): Life {
  const worker = join(import.meta.dirname, 'worker.ts');
  const child = spawn(process.execPath, [worker, JSON.stringify(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const opened = Promise.withResolvers<void>();
  const lines: Line[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (text) => {
    const line = lineSchema.parse(JSON.parse(text));
    lines.push(line);
    const isExpected = start.isDiskSmall && line.kind === 'disk-full';
    if (start.what !== 'look' && !isExpected) seen.lines.push(line);
    if (opening.includes(line.kind)) opened.resolve();
  });
  const read = new Promise<void>((resolve) => {
    reader.once('close', () => {
      opened.resolve();
      resolve();
    });
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      if (code !== null && code !== 0)
        seen.faults.push(`a process died by itself with ${code} while told to ${start.what}`);
      resolve();
    });
  });
  const ended = Promise.all([read, gone]).then(() => lines);
  return { child, lines, opened: opened.promise, ended };
}

type Begin = (what: Start['what'], over?: Partial<Start>) => Life;

/** One process, sometimes two on one store, killed while it starts or while it works. */
async function killOne(life: Begin, chance: Chance, seen: Seen): Promise<void> {
  const skewMs = chance.pick([0, 0, 0, 0, -3_600_000, 365 * 86_400_000]);
  const lives = chance.happens(0.1) ? [life('work', { skewMs }), life('work')] : [life('work', { skewMs })];
  if (chance.happens(0.9)) await Promise.all(lives.map(({ opened }) => opened));
  await passed(chance.below(1_500));
  for (const { child } of lives) {
    child.kill('SIGKILL');
    seen.kills += 1;
  }
  await Promise.all(lives.map(({ ended }) => ended));
}

/**
 * Somebody works until the disk is full and is killed there: it is said, and what was answered as kept is there afterwards. Not
 * part of it where no disk can be mounted, which the counts show.
 */
async function fillDisk(
  base: string,
  folder: string,
  life: Begin,
  chance: Chance,
  seen: Seen,
): Promise<void> {
  const disk = onSmallDisk(folder, join(base, 'aside'), 16_384 * chance.between(1, 24));
  const name = disk === undefined ? 'the disk could not be made small' : 'the disk is full';
  seen.harmed[name] = (seen.harmed[name] ?? 0) + 1;
  if (disk === undefined) return;
  try {
    const one = life('work', { isDiskSmall: true });
    const isSaid = (): boolean => one.lines.some(({ kind }) => kind === 'disk-full');
    for (let waits = 0; waits < 300 && !isSaid(); waits += 1) await passed(100);
    await passed(chance.below(2_000));
    one.child.kill('SIGKILL');
    seen.kills += 1;
    await one.ended;
    if (!isSaid()) seen.faults.push(`${name}: nothing was said in half a minute`);
  } finally {
    disk.remove();
  }
}

const passed = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** A copy of the folder as the kill left it is harmed and opened: what is wrong with it has to be said. */
async function harmOne(base: string, folder: string, life: Begin, chance: Chance, seen: Seen): Promise<void> {
  const harm: Harm = chance.pick(harms);
  const aside = join(base, 'aside');
  const other = join(base, 'harmed');
  cpSync(folder, other, { recursive: true });
  // A vault knows its folder: the harmed copy takes the place of the other for as long as it is looked at.
  cpSync(folder, aside, { recursive: true });
  rmSync(folder, { recursive: true });
  cpSync(other, folder, { recursive: true });
  const expected = harm.act(folder, chance);
  const lines = await life('look', expected.folder === undefined ? {} : { folder: expected.folder }).ended;
  if (!expected.holds(lines)) seen.faults.push(`${harm.name}: ${JSON.stringify(lines)}`);
  seen.harmed[harm.name] = (seen.harmed[harm.name] ?? 0) + 1;
  rmSync(folder, { recursive: true, force: true });
  cpSync(aside, folder, { recursive: true });
  for (const gone of [aside, other]) rmSync(gone, { recursive: true, force: true });
}

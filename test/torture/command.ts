import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { optionsOf, wholeNumber } from '../../build/lib/options.ts';
import { nowAndThen } from '../../build/lib/progress.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { chanceOf, type Chance } from '../simulation/chance.ts';
import { faultsOf } from './compare.ts';
import { onSmallDisk } from './full-disk.ts';
import { harms, type Harm } from './harms.ts';
import { lineSchema, type Line, type Start } from './lines.ts';
import { hardships, outcomeWords, provesAnything } from './words.ts';

type Print = (line: string) => void;

/** What was seen of all the processes so far. */
type Seen = {
  readonly lines: Line[];
  kills: number;
  noDisk: number;
  readonly met: Map<string, number>;
  readonly faults: string[];
};

const meet = ({ met }: Seen, hardship: string): void => void met.set(hardship, (met.get(hardship) ?? 0) + 1);

export const usage = `npm run torture -- [...]: the real engine in a real process against the sandbox, killed at random moments, two at
once, with a clock that steps and a disk that is full; copies of its folder are harmed and opened. Then everything is sent, and compared.
What it says last counts each of these, and what was compared; so short a run that something was never met says so.

  --minutes M   how long (5), and about a minute more to send everything
  --seed S      what is drawn by it (torture); when a process dies is the machine's to say`;

/** False where something was lost, doubled or stuck, or nothing was killed. Throws `Misused`. */
export async function tortureCommand(
  args: readonly string[],
  print: Print,
  aside: Print = (line) => void process.stderr.write(`${line}\n`),
): Promise<boolean> {
  const values = optionsOf(args, {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: 'torture' },
  });
  const minutes = wholeNumber('minutes', values.minutes, 1, 100_000);
  const sandbox = await startSandbox({ quiet: true });
  const base = mkdtempSync(join(tmpdir(), 'concord-torture-'));
  const folder = join(base, 'profile');
  const seen: Seen = { lines: [], kills: 0, noDisk: 0, met: new Map(), faults: [] };
  const untilMs = performance.now() + minutes * 60_000;
  const chance = chanceOf(values.seed);
  const progress = nowAndThen(aside, () => performance.now());
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
      progress(
        () => `${seen.kills} kills, ${Math.ceil((untilMs - performance.now()) / 60_000)} minutes left`,
      );
    }
    aside('everything is sent now, and compared');
    await life('drain').ended;
    seen.faults.push(...(await faultsOf(seen.lines, sandbox)));
    const outcome = { seed: values.seed, ...seen };
    for (const line of outcomeWords(outcome)) print(line);
    return seen.faults.length === 0 && provesAnything(outcome);
  } finally {
    await sandbox.stop();
    rmSync(base, { recursive: true, force: true });
  }
}

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

function kill(child: ChildProcess, seen: Seen): void {
  child.kill('SIGKILL');
  seen.kills += 1;
  meet(seen, hardships.killed);
}

/** One process, sometimes two on one store, killed while it starts or while it works. */
async function killOne(life: Begin, chance: Chance, seen: Seen): Promise<void> {
  const skewMs = chance.pick([0, 0, 0, 0, -3_600_000, 365 * 86_400_000]);
  const lives = chance.happens(0.1) ? [life('work', { skewMs }), life('work')] : [life('work', { skewMs })];
  if (chance.happens(0.9)) await Promise.all(lives.map(({ opened }) => opened));
  await passed(chance.below(1_500));
  for (const { child } of lives) kill(child, seen);
  if (lives.length > 1) meet(seen, hardships.two);
  if (skewMs !== 0) meet(seen, skewMs < 0 ? hardships.back : hardships.ahead);
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
  if (disk === undefined) {
    seen.noDisk += 1;
    return;
  }
  meet(seen, hardships.full);
  try {
    const one = life('work', { isDiskSmall: true });
    const isSaid = (): boolean => one.lines.some(({ kind }) => kind === 'disk-full');
    for (let waits = 0; waits < 300 && !isSaid(); waits += 1) await passed(100);
    await passed(chance.below(2_000));
    kill(one.child, seen);
    await one.ended;
    if (!isSaid()) seen.faults.push(`${hardships.full}: nothing was said in half a minute`);
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
  meet(seen, harm.name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(aside, folder, { recursive: true });
  for (const gone of [aside, other]) rmSync(gone, { recursive: true, force: true });
}

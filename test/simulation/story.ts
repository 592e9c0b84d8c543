import { startMs } from './world.ts';

/** What happened in a schedule, in plain words and in order, for whoever has to understand a finding. */
export type Story = {
  readonly tell: (words: string) => void;
  /** What comes in swarms, always the same few lines by turns: told once for each swarm, with how often. */
  readonly tellOften: (words: string) => void;
  readonly lines: () => readonly string[];
};

type Told = {
  readonly atMs: number;
  readonly words: string;
  readonly often: boolean;
  times: number;
  lastMs: number;
};

export function createStory(now: () => number): Story {
  const told: Told[] = [];
  const add = (words: string, often: boolean): void => {
    const atMs = now();
    // The same line, with nothing between them, or in a swarm nothing but lines of it.
    const swarm = often ? told.findLastIndex((one) => !one.often) + 1 : told.length - 1;
    const same = told.slice(Math.max(0, swarm)).find((one) => one.words === words);
    if (same === undefined) told.push({ atMs, words, often, times: 1, lastMs: atMs });
    else Object.assign(same, { times: same.times + 1, lastMs: atMs });
  };
  return {
    tell: (words) => add(words, false),
    tellOften: (words) => add(words, true),
    lines: () => told.map(lineOf),
  };
}

const seconds = (ms: number): string => ((ms - startMs) / 1000).toFixed(1);

function lineOf({ atMs, words, times, lastMs }: Told): string {
  const [from, until] = [seconds(atMs), seconds(lastMs)];
  const line = `${from.padStart(9)} s  ${words}`;
  if (times === 1) return line;
  return `${line} (x ${times}${until === from ? '' : `, until ${until} s`})`;
}

import { startMs } from './world.ts';

/** What happened in a schedule, in plain words and in order, for whoever has to understand a finding. */
export type Story = { readonly tell: (words: string) => void; readonly lines: () => readonly string[] };

export function createStory(now: () => number): Story {
  const lines: string[] = [];
  return {
    tell: (words) => void lines.push(`${((now() - startMs) / 1000).toFixed(1).padStart(9)} s  ${words}`),
    lines: () => lines,
  };
}

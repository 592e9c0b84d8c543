import { must } from '../../../shared/core/must.ts';
import { viewCase } from '../../../electron/engine/cases/cases.ts';
import { say } from '../../../electron/engine/cases/decide.ts';
import { figure, repeated, type Figure, type Spread } from '../figure.ts';
import { fill, openBench, user } from '../filled.ts';

type Found = { readonly open: Spread; readonly decide: Spread };

/** Opening and deciding cases of four sources of twelve lines, in stores of growing size. */
export function caseFigures(large: boolean): readonly Figure[] {
  const sizes = large ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
  const found = sizes.map((size) => [size, casesIn(size)] as const);
  const [, last] = must(found.at(-1), 'there is a size');
  const growth = (of: (one: Found) => number): Readonly<Record<string, number>> =>
    Object.fromEntries(found.map(([size, one]) => [String(size), of(one)]));
  return [
    figure('open-case', last.open, { growth: growth((one) => one.open.least) }),
    figure('decide', last.decide, { growth: growth((one) => one.decide.least) }),
  ];
}

function casesIn(resources: number): Found {
  const people = Math.ceil(resources / 48);
  const { context, store, remove } = openBench(4);
  fill(store, { people, sources: 4, lines: 12 });
  const here = { context, store, user };
  const person = (time: number): string => `p${(time * 7919) % people}`;
  // What is compiled and read once in a process is no part of a case.
  for (let time = 0; time < 20; time += 1) viewCase(here, `p${people - 1 - time}`);
  const open = repeated((time) => viewCase(here, person(time)), 21);
  const one = person(3);
  const rows = must(viewCase(here, one), 'the person is there').rows;
  let seen = 0;
  const decide = repeated((time) => {
    const row = rows[time % rows.length]?.id ?? '';
    say(here, one, [{ kind: 'history', row, fact: { kind: 'taking-as-directed' } }], seen);
    seen = viewCase(here, one)?.progress.seen ?? seen;
  }, 21);
  remove();
  return { open, decide };
}

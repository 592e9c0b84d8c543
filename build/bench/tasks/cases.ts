import { must } from '../../../shared/core/must.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { viewCase } from '../../../electron/engine/cases/cases.ts';
import { say } from '../../../electron/engine/cases/decide.ts';
import { ruth } from '../../../test/support/open-session.ts';
import { openBench } from '../engine.ts';
import { figure, p95, type Figure } from '../figure.ts';
import { fill } from '../fill.ts';
import { taken, timesOf, type Taken } from '../repeat.ts';
import { unasked } from '../trust.ts';

type Found = { readonly open: readonly Taken[]; readonly decide: readonly Taken[] };

/** The 95th of 40 openings and decisions, at each size of the store; growth is the least of the processor at each. */
function bySize(
  name: 'open-case' | 'decide',
  of: (found: Found) => readonly Taken[],
  large: boolean,
): Figure {
  const sizes = large ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
  const found = sizes.map((size) => [size, of(casesIn(size))] as const);
  const [, last] = must(found.at(-1), 'there is a size');
  const sizesGrowth = found.map(([size, one]) => [String(size), timesOf(one).processor.least] as const);
  const processor = p95(last.map(({ processorMs }) => processorMs));
  return figure(name, timesOf(last).clock, {
    ours: p95(last.map(({ clockMs }) => clockMs)),
    growth: { ...Object.fromEntries(sizesGrowth), 'processor ms, 95th': processor },
  });
}

/** Opening cases of four sources of twelve lines that were not opened before. */
export const openCase = (large: boolean): Figure => bySize('open-case', (found) => found.open, large);

/** A decision about one row, to the case as the screen shows it after it. */
export const decide = (large: boolean): Figure => bySize('decide', (found) => found.decide, large);

const repetitions = 40;

function casesIn(resources: number): Found {
  const people = Math.ceil(resources / 48);
  const context = openBench(unasked(4));
  const store = context.store();
  fill(store, { people, sources: 4, lines: 12 });
  const here = { context, store, user: ruth };
  // What is compiled and read once in a process is no part of a case.
  for (let time = 0; time < 30; time += 1) viewCase(here, `p${people - 1 - time}`);
  const found: { open: Taken[]; decide: Taken[] } = { open: [], decide: [] };
  for (let time = 0; time < repetitions; time += 1) {
    const person = `p${(time * 7919) % (people - 30)}`;
    let view: CaseView | undefined;
    found.open.push(taken(() => void (view = viewCase(here, person))));
    const { rows, progress } = must(view, 'the person is there');
    const row = must(rows[time % rows.length], 'a case has rows').id;
    const fact = { kind: 'unable-to-establish', why: 'nobody could be asked' } as const;
    found.decide.push(
      taken(() => {
        const said = say(here, person, [{ kind: 'history', row, fact }], progress.seen);
        if (!said.ok) throw new Error(`the bench could not decide: ${JSON.stringify(said.fault)}`);
        viewCase(here, person);
      }),
    );
  }
  store.close();
  return found;
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { caseSummaries } from '../../../electron/engine/cases/cases.ts';
import { saveStay, saveWard, wardById } from '../../../electron/engine/db/queries/wards.ts';
import { createPreparation, type ToPrepare } from '../../../electron/engine/wards/preparation.ts';
import { viewWard } from '../../../electron/engine/wards/view-ward.ts';
import { must } from '../../../shared/core/must.ts';
import type { TestContext } from '../../../test/support/open-session.ts';
import { askAgain, watchedFetch, type Made } from '../bare-fetch.ts';
import { openSignedIn } from '../engine.ts';
import { figure, spreadOf, type Figure } from '../figure.ts';
import { addPerson } from '../people.ts';
import { openRawStore, rowsOf } from '../raw-store.ts';
import { startRecords } from '../records/records.ts';
import { byTurns, costOf, usual, type Cost } from '../repeat.ts';

/** Requests at a time to one server, as the engine asks. */
const atOnce = 4;

function census(context: TestContext, patients: number): readonly ToPrepare[] {
  const at = '2026-11-18T10:00:00.000Z';
  context.store().inTransaction('census', { user: null, action: 'census', subject: '' }, (tx) => {
    tx.run(saveWard, {
      ward: 'census:w',
      name: 'w',
      endpoint: 'census',
      read_at: at,
      state: '{"kind":"complete"}',
    });
    for (let person = 0; person < patients; person += 1) {
      addPerson(tx, person);
      const stay = { encounter: `e${person}`, bed: String(person), person: `p${person}` };
      tx.run(saveStay, { ...stay, ward: 'census:w', admitted: at, reason: null });
    }
  });
  return Array.from({ length: patients }, (_, person) => ({ person: `p${person}`, bed: String(person) }));
}

/** Prepares them and comes back when that is over. The list of the ward is asked for every 200 ms, as a screen does. */
function prepare(
  context: TestContext,
  patients: readonly ToPrepare[],
  summaries = caseSummaries(context),
): Promise<void> {
  return new Promise((resolve) => {
    const preparation = createPreparation(context, () => {
      if (preparation.view().kind !== 'finished') return;
      clearInterval(looking);
      resolve();
    });
    const look = (): void => {
      const db = context.store().read;
      const row = must(db.get(wardById, { ward: 'census:w' }), 'the ward is there');
      viewWard({ config: context.config, db, caseSummary: summaries, preparation }, row);
    };
    const looking = setInterval(look, 200);
    preparation.start(patients);
  });
}

/** Comes back when what is shown of their cases is made anew, which goes on behind a preparation and is no part of it. */
async function allCompared(
  summaryOf: ReturnType<typeof caseSummaries>,
  patients: readonly ToPrepare[],
): Promise<void> {
  const isCompared = ({ person }: ToPrepare): boolean => summaryOf(person)?.findings.kind === 'compared';
  while (!patients.map(isCompared).every(Boolean)) await setTimeout(50);
}

type Prepared = Cost & { readonly made: readonly Made[]; readonly delayMs: number };

async function prepareWard(config: TestContext['config'], patients: number): Promise<Prepared> {
  const { fetch, made } = watchedFetch();
  const context = await openSignedIn(config, { fetch });
  const people = census(context, patients);
  made.length = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cost = await costOf(() => prepare(context, people));
  delay.disable();
  context.lock();
  return { ...cost, made, delayMs: delay.percentile(99) / 1e6 };
}

const wall = (costs: readonly Cost[]): readonly number[] => costs.map(({ wallMs }) => wallMs);
const leastCpu = (costs: readonly Cost[]): number => spreadOf(costs.map(({ cpuMs }) => cpuMs)).least;

/** A ward of 60 at four records that answer after 20 ms, by the clock; beside the same requests with nothing around them. */
export async function prepareWardTime(): Promise<Figure> {
  const records = await startRecords({ patients: 60, sources: 4, lines: 12, delayMs: 20 });
  const { ours, floor } = await byTurns(
    () => prepareWard(records.config, 60),
    (_, { made }) => costOf(() => askAgain(made, atOnce)),
  );
  records.stop();
  const growth = {
    'requests a patient': must(ours[0], 'prepared').made.length / 60,
    'processor ms': leastCpu(ours),
    'processor ms of the floor': leastCpu(floor),
  };
  return figure('prepare-ward', spreadOf(wall(ours)), { floor: spreadOf(wall(floor)).least, growth });
}

/** How long other work waits for its turn while a ward is prepared: 99 of 100 wait less. */
export async function loopDelay(): Promise<Figure> {
  const records = await startRecords({ patients: 60, sources: 4, lines: 12, delayMs: 20 });
  const found: number[] = [];
  for (let time = 0; time < usual; time += 1) found.push((await prepareWard(records.config, 60)).delayMs);
  records.stop();
  return figure('loop-delay', spreadOf(found));
}

const changed = 10;

/** Resources a second of a delta: 100 prepared patients with 100 statements each, ten of which changed. */
export async function deltaSync(): Promise<Figure> {
  const patients = 100;
  const records = await startRecords({ patients, sources: 1, lines: 100, delayMs: 0 });
  const { fetch, made } = watchedFetch();
  const context = await openSignedIn(records.config, { fetch });
  const people = census(context, patients);
  const summaries = caseSummaries(context);
  await prepare(context, people, summaries);
  await allCompared(summaries, people);
  const raw = openRawStore();
  const { ours, floor } = await byTurns(
    async () => {
      await records.touch(changed);
      made.length = 0;
      const cost = await costOf(() => prepare(context, people, summaries));
      const once = { ...cost, made: [...made] };
      await allCompared(summaries, people);
      return once;
    },
    (_, once) => costOf(() => askAgain(once.made, atOnce, (text) => raw.insert(rowsOf(text)))),
  );
  records.stop();
  const rate = (ms: number): number => (patients * changed * 1000) / ms;
  const growth = {
    'requests a patient': must(ours.at(-1), 'prepared').made.length / patients,
    'processor ms': leastCpu(ours),
    'processor ms of the floor': leastCpu(floor),
  };
  return figure('delta-sync', spreadOf(wall(ours).map(rate)), {
    ours: rate(spreadOf(wall(ours)).least),
    floor: rate(spreadOf(wall(floor)).least),
    unit: 'resources/s',
    better: 'higher',
    growth,
  });
}

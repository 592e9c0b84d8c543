import { must } from '../../../shared/core/must.ts';
import { pullEndpoint } from '../../../electron/engine/sync/pull-endpoint.ts';
import { openBench } from '../engine.ts';
import { figure, spreadOf, type Figure } from '../figure.ts';
import { inMemory, partsOver, type InMemory } from '../from-memory.ts';
import { peersOf } from '../peers.ts';
import { addPerson } from '../people.ts';
import { openRawStore } from '../raw-store.ts';
import { byTurns, costOf, usual, type Cost } from '../repeat.ts';
import { unasked } from '../trust.ts';

/** Reads patients one after another into a store of its own; `each` is called after every patient. */
async function load(record: InMemory, patients: number, seen: () => void = () => undefined): Promise<Cost> {
  const fetch: InMemory['fetch'] = (href, init) => {
    seen();
    return record.fetch(href, init);
  };
  const context = openBench(unasked(1), { fetch });
  const store = context.store();
  store.inTransaction('people', { user: null, action: 'people', subject: '' }, (tx) => {
    for (let person = 0; person < patients; person += 1) addPerson(tx, person);
  });
  const parts = partsOver(context);
  const source = must(context.config.records[0]?.sources[0], 'there is a source');
  const cost = await costOf(async () => {
    for (let person = 0; person < patients; person += 1) {
      const state = await pullEndpoint(parts, source, `p${person}`, true);
      if (state.kind !== 'complete') throw new Error(`the bench could not read: ${JSON.stringify(state)}`);
    }
  });
  context.lock();
  return cost;
}

const cpu = (costs: readonly Cost[]): readonly number[] => costs.map(({ cpuMs }) => cpuMs);

async function loadBeside(patients: number, lines: number) {
  const record = inMemory({ patients, lines });
  await load(record, patients);
  const rows = record.rows();
  const { ours, floor } = await byTurns(
    () => load(record, patients),
    () => {
      const raw = openRawStore();
      return costOf(() => raw.insert(rows)).finally(raw.close);
    },
  );
  return { ours: spreadOf(cpu(ours)), floor: spreadOf(cpu(floor)), rows };
}

/** Processor time of reading 100 patients with 100 statements from memory, beside an encrypted insert of the same rows. */
export async function loadTime(_: boolean, peers: boolean): Promise<Figure> {
  const few = await loadBeside(10, 100);
  const one = await loadBeside(1, 10_000);
  const many = await loadBeside(100, 100);
  return figure('load', many.ours, {
    floor: many.floor.least,
    unit: 'ms of processor',
    peers: peers ? peersOf('load', many.rows) : {},
    growth: {
      '1000': few.ours.least,
      '10000': many.ours.least,
      '10000 of one patient': one.ours.least,
      'floor of 1000': few.floor.least,
    },
  });
}

/** Memory over idle, at its highest, while one patient of 20,000 statements is read. */
export async function pullMemory(): Promise<Figure> {
  const megabytes = (bytes: number): number => bytes / 1024 / 1024;
  const most = async (lines: number): Promise<number> => {
    const record = inMemory({ patients: 1, lines });
    await load(record, 1);
    globalThis.gc?.();
    const idle = process.memoryUsage().rss;
    let highest = idle;
    await load(record, 1, () => {
      highest = Math.max(highest, process.memoryUsage().rss);
    });
    return megabytes(highest - idle);
  };
  const few = await most(2_000);
  const found: number[] = [];
  for (let time = 0; time < usual; time += 1) found.push(await most(20_000));
  const spread = spreadOf(found);
  return figure('pull-memory', spread, {
    ours: spread.most,
    unit: 'MB',
    growth: { '2000': few, '20000': spread.most },
  });
}

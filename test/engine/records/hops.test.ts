import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Layer, SourceState } from '../../../shared/medicines/source.ts';
import { sinceWords } from '../../../shared/medicines/source-words.ts';
import { must } from '../../../shared/core/must.ts';
import { caseHandlers } from '../../../electron/engine/cases/handlers.ts';
import { gatherColumns } from '../../../electron/engine/cases/gather.ts';
import { readWords } from '../../../electron/engine/cases/directions.ts';
import { after } from '../../../electron/engine/node-host.ts';
import { personById } from '../../../electron/engine/db/queries/people.ts';
import { staysOnWard, wardSummaries } from '../../../electron/engine/db/queries/wards.ts';
import { pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import type { Topology } from '../../../sandbox/architectures/trust.ts';
import type { StoreSwitchChange } from '../../../sandbox/control/switches.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { TestContext } from '../../support/open-session.ts';
import { signedInAt } from '../../support/sandbox-context.ts';

/** One hop at a time goes wrong, and what the columns then say: whose fault it is, and never that there is nothing. */
type Column = { readonly state: SourceState; readonly lines: number };

type Bench = {
  readonly sandbox: () => Sandbox;
  /** Reads again as a prepared ward does, and gives the searches for medicines that it took. */
  readonly searchesOfNextRead: () => Promise<readonly string[]>;
  /** Reads again with these switches, by store, and gives the columns by name. */
  readonly readWith: (
    switches: Readonly<Record<string, StoreSwitchChange>>,
  ) => Promise<Readonly<Record<string, Column>>>;
  /** What a signature would say of the sources as they are now. */
  readonly caveats: () => Promise<string>;
};

/**
 * How long an answer is waited for at most, in milliseconds: longer than the integration engine and the query proxy wait for
 * whoever is behind them, where one of them stands before a record, and in any case shorter than a person would.
 */
const longestWaitMs = (topology: Topology, tie: boolean): number =>
  tie || topology === 'federated-proxy' ? 6_000 : 2_000;

function bench(topology: Topology, tie = false): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'concord-hops-'));
  let sandbox: Sandbox | undefined;
  let context: TestContext | undefined;
  let person = '';
  const started = (): Sandbox => must(sandbox, 'the sandbox runs');
  beforeAll(async () => {
    sandbox = await startSandbox({ quiet: true, topology, tie });
    ({ context } = await signedInAt(sandbox, 'ruth', folder, {
      after: (delayMs, run) => after(Math.min(delayMs, longestWaitMs(topology, tie)), run),
    }));
    await wardHandlers(context, () => undefined).listWards({});
    person = inpatient(context, 'penhaligon');
    await pullPerson(context, person);
  });
  afterEach(() => started().control.reset());
  afterAll(async () => {
    await started().stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    sandbox: started,
    searchesOfNextRead: async () => {
      const signedIn = must(context, 'somebody is signed in');
      // Of her nothing is withheld: what was read with gaps is read whole again.
      const rowbottom = inpatient(signedIn, 'rowbottom');
      await pullPerson(signedIn, rowbottom);
      const before = await medicineSearches(started());
      await pullPerson(signedIn, rowbottom);
      return (await medicineSearches(started())).flatMap((urls, store) =>
        urls.slice(before[store]?.length ?? 0),
      );
    },
    readWith: async (switches) => {
      const signedIn = must(context, 'somebody is signed in');
      for (const [store, change] of Object.entries(switches)) await started().control.change(store, change);
      await pullPerson(signedIn, person, { full: true });
      return columnsOf(started(), signedIn, person);
    },
    caveats: async () => {
      const view = await caseHandlers(must(context, 'somebody is signed in')).openSignOff({
        patient: person,
      });
      if (!view.ok) throw new Error(view.fault.kind);
      return view.value.caveats;
    },
  };
}

function inpatient(context: TestContext, family: string): string {
  const db = context.store().read;
  const stays = db.all(wardSummaries, {}).flatMap(({ ward }) => db.all(staysOnWard, { ward }));
  const found = stays.find(
    (stay) => (db.get(personById, { person: stay.person })?.family ?? '').toLowerCase() === family,
  );
  return must(found, 'an inpatient').person;
}

/** Of each store, what was asked of it about medicines. */
const medicineSearches = (sandbox: Sandbox): Promise<readonly (readonly string[])[]> =>
  Promise.all(
    sandbox.servers.map(async (store) =>
      (await sandbox.control.requests(store))
        .filter(({ method, url }) => method === 'GET' && /Medication(Statement|Request)\?/.test(url))
        .map(({ url }) => url),
    ),
  );

function columnsOf(sandbox: Sandbox, context: TestContext, person: string): Readonly<Record<string, Column>> {
  const copy = readPerson(sandbox.config, context.store(), person);
  const failed = new Map(copy.endpoints.map(({ source, failedSince }) => [source.id, failedSince]));
  return Object.fromEntries(
    gatherColumns(copy, readWords).map(({ list, endpoint }) => [
      list.name,
      { state: failed.get(endpoint) ?? list.state, lines: list.lines.length },
    ]),
  );
}

const unavailable = (layer: string) => ({
  kind: 'unavailable',
  reason: expect.objectContaining({ kind: 'not-answering', layer }),
});
const partial = (kind: string) => ({
  kind: 'partial',
  reasons: expect.arrayContaining([expect.objectContaining({ kind })]),
});

/** `says`: what the signature says of each source behind the hop, after its name. */
type Fault = readonly [name: string, switches: StoreSwitchChange, state: unknown, says: string];
const notAgain = (layer: Layer): string =>
  sinceWords({ kind: 'unavailable', reason: { kind: 'not-answering', layer, detail: '' } });
const outages = (layer: Layer): readonly Fault[] => [
  ['down', { outage: 'refuse' }, unavailable(layer), notAgain(layer)],
  ['too slow to wait for', { outage: 'hang' }, unavailable(layer), notAgain(layer)],
  ['answering 500 with an OperationOutcome', { outage: '500' }, unavailable(layer), notAgain(layer)],
  // Last: whoever answers with Retry-After is left alone for so long.
  ['answering 503', { outage: '503' }, unavailable(layer), notAgain(layer)],
];
const statements = { badPageTypes: ['MedicationStatement'] };
const badAnswers: readonly Fault[] = [
  ['answering HTML', { badPages: 'html', ...statements }, partial('page-unreadable'), 'could not be read'],
  [
    'answering for another patient',
    { badPages: 'other-patient' },
    partial('another-patient'),
    'of another patient left out.',
  ],
  [
    'dropping the rest of its pages',
    { badPages: 'page-dropped', ...statements },
    partial('fewer-than-said'),
    ' announced, ',
  ],
];

type Hop = {
  readonly topology: Topology;
  readonly tie: boolean;
  readonly store: string;
  readonly faults: readonly Fault[];
  /** What is read over this hop, and what is not. */
  readonly columns: readonly string[];
  readonly others: readonly string[];
};
const all = ['GP record', 'Community pharmacy', 'Last TTO'];
/** What a signature says of one source; nothing where it is complete. */
const ofSource = (caveats: string, name: string): string =>
  new RegExp(`(?:^|[.] )${name}: (.*?)(?= [A-Z][A-Za-z ]*: |Not a prescription)`).exec(caveats)?.[1] ?? '';
const chart = 'Inpatient chart';
const hops: readonly Hop[] = [
  ...(['persisted-copy', 'single', 'federated-proxy', 'patient-centric'] as const).map((topology) => ({
    topology,
    tie: false,
    store: {
      'persisted-copy': 'eastvale',
      single: 'northmoor-smr',
      'federated-proxy': 'eastvale-query',
      'patient-centric': 'harbour-store',
    }[topology],
    faults: [...badAnswers, ...outages('record')],
    columns: all,
    others: [chart],
  })),
  {
    topology: 'federated',
    tie: false,
    store: 'hollins-lane-surgery',
    faults: [...badAnswers, ...outages('record')],
    columns: ['GP record'],
    others: ['Community pharmacy', 'Last TTO', chart],
  },
  {
    topology: 'federated-proxy',
    tie: false,
    store: 'hollins-lane-surgery',
    faults: outages('provider').map(([name, switches]) => [
      name,
      switches,
      partial('provider-not-answering'),
      ' did not answer',
    ]),
    columns: ['GP record'],
    others: ['Community pharmacy', 'Last TTO', chart],
  },
  {
    topology: 'hybrid',
    tie: false,
    store: 'eastvale',
    faults: [...badAnswers, ...outages('record')],
    columns: ['Community pharmacy', 'Last TTO'],
    others: [chart],
  },
  {
    topology: 'federated',
    tie: true,
    store: 'northmoor-tie',
    faults: outages('integration-engine').filter(([name]) => !name.includes('500')),
    columns: ['GP record', chart],
    others: [],
  },
  {
    topology: 'federated',
    tie: true,
    store: 'hollins-lane-surgery',
    faults: outages('record'),
    columns: ['GP record'],
    others: ['Community pharmacy', chart],
  },
];

describe.each(hops)(
  '$topology, with the integration engine: $tie, the hop to $store',
  ({ topology, tie, store, faults, columns, others }) => {
    const { readWith, searchesOfNextRead, caveats } = bench(topology, tie);

    test('delta: the next read asks for what has changed since, and for nothing whole', async () => {
      const searches = await searchesOfNextRead();
      expect(searches.length).toBeGreaterThan(0);
      expect(searches.filter((url) => !url.includes('_lastUpdated'))).toEqual([]);
    });

    test('slow: answered late, within what is waited for, everything is read as ever', async () => {
      const before = await readWith({});
      expect(await readWith({ [store]: { latencyMs: 300 } })).toEqual(before);
    });

    test.each(faults)(
      'outage: %s: said in every column it feeds and by the signature, with what was read before, and in no other',
      async (_, switches, state, says) => {
        const before = await readWith({});
        const now = await readWith({ [store]: switches });
        for (const name of columns)
          expect([name, now[name]]).toEqual([name, { state, lines: before[name]?.lines }]);
        const signature = await caveats();
        for (const name of columns) expect(ofSource(signature, name)).toContain(says);
        for (const name of others) expect(ofSource(signature, name)).not.toContain(says);
        // What a silent provider withholds is withheld by it alone: its neighbours in one answer are whole then.
        for (const name of others)
          expect([before[name], { ...before[name], state: { kind: 'complete' } }]).toContainEqual(now[name]);
        expect(columns.every((name) => (now[name]?.lines ?? 0) > 0)).toBe(true);
      },
    );
  },
);

describe('patient-centric: the record locator and consent', () => {
  const { readWith, sandbox } = bench('patient-centric');

  test('outage: a record locator that is down is unavailable, and what was read stays', async () => {
    const columns = await readWith({ 'record-locator': { outage: 'refuse' } });
    expect(columns['GP record']?.state).toEqual(unavailable('record'));
    expect(columns['GP record']?.lines).toBeGreaterThan(0);
  });

  test('consent: narrowed between two reads is a gap that is named, not an empty list', async () => {
    const columns = await readWith({ 'harbour-store': { consent: 'narrowed' } });
    expect(columns['GP record']?.state).toEqual(partial('items-withheld'));
    expect(columns['GP record']?.lines).toBeGreaterThan(0);
  });

  test('consent: withdrawn between two reads takes it off the screen, names who withholds it, and comes back with the consent', async () => {
    const columns = Object.values(await readWith({ 'harbour-store': { consent: 'withdrawn' } }));
    expect(columns.filter(({ state }) => state.kind === 'withheld').map(({ lines }) => lines)).toEqual(
      expect.arrayContaining([0]),
    );
    expect((await readWith({ 'harbour-store': { consent: 'given' } }))['GP record']?.lines).toBeGreaterThan(
      0,
    );
  });

  test('read: two stores named, or none, and it is not guessed which is theirs', async () => {
    const patient = must(
      sandbox().patients.find((one) => /PENHALIGON/i.test(one.name)),
      'known',
    ).ids['record-locator'];
    const pointers = await sandbox().control.dump('record-locator', 'DocumentReference');
    const theirs = pointers.filter((one) => JSON.stringify(one).includes(`Patient/${patient}"`));
    const meadow = must(
      pointers.find((one) => JSON.stringify(one).includes('Meadow')),
      'somebody is at Meadow',
    );
    const { id: _, meta: __, ...pointer } = must(theirs[0], 'a pointer');
    await sandbox().control.add('record-locator', {
      ...pointer,
      ...('content' in meadow ? { content: meadow.content } : {}),
    } as typeof meadow);
    const states = async () => Object.values(await readWith({})).map(({ state }) => state);
    expect(await states()).toContainEqual({
      kind: 'unavailable',
      reason: {
        kind: 'several-stores',
        detail: 'Harbour personal health store, Meadow personal health store',
      },
    });
    for (const one of await sandbox().control.dump('record-locator', 'DocumentReference'))
      if (JSON.stringify(one).includes(`Patient/${patient}"`))
        await sandbox().control.remove('record-locator', 'DocumentReference', one.id ?? '');
    expect(await states()).toContainEqual({ kind: 'unavailable', reason: { kind: 'store-not-found' } });
  });
});

describe('federated: an integration engine that answers later', () => {
  const { readWith } = bench('federated', true);
  test('read: 202 and a place to ask again: everything is read as ever', async () => {
    const before = await readWith({});
    expect(await readWith({ 'northmoor-tie': { asynchronous: true } })).toEqual(before);
  });
});

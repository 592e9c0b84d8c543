import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { staysOnWard, wardSummaries } from '../../../electron/engine/db/queries/wards.ts';
import { pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import type { Topology } from '../../../sandbox/architectures/trust.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { signedInAt } from '../../support/sandbox-context.ts';
import { tempFolder } from '../../support/temp.ts';

/** One source a topology that answers last. */
const hops: readonly (readonly [topology: Topology, source: string])[] = [
  ['persisted-copy', 'eastvale'],
  ['single', 'northmoor-smr'],
  ['federated', 'hollins-lane-surgery'],
  ['federated-proxy', 'eastvale-query'],
  ['patient-centric', 'personal-record'],
  ['hybrid', 'eastvale'],
];

describe.each(hops)('%s: a slow hop to %s', (topology, id) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ quiet: true, topology });
  });
  afterAll(() => sandbox.stop());

  test('slow: a source that has not answered yet delays nobody: the others are there, it is said not to be read yet, and then it is whole', async () => {
    const slow = must(
      sandbox.config.records.flatMap(({ sources }) => sources).find((one) => one.id === id),
      'the source is configured',
    );
    let answer: () => void = () => undefined;
    let held = Promise.resolve();
    const { context } = await signedInAt(sandbox, 'ruth', tempFolder('slow'), {
      fetch: async (url, init) => {
        if (url.startsWith(slow.fhirBase)) await held;
        return fetch(url, init);
      },
    });
    await wardHandlers(context, () => undefined).listWards({});
    const { read } = context.store();
    const [ward] = read.all(wardSummaries, {});
    const { person } = must(read.all(staysOnWard, { ward: must(ward, 'a ward').ward })[0], 'an inpatient');
    const states = () =>
      Object.fromEntries(
        readPerson(sandbox.config, context.store(), person).endpoints.map(({ source, state }) => [
          source.id,
          state.kind === 'unavailable' ? state.reason.kind : 'read',
        ]),
      );
    const others = Object.keys(states()).filter((one) => one !== id);
    expect(others.length).toBeGreaterThan(0);
    held = new Promise<void>((resolve) => (answer = resolve));
    const reading = pullPerson(context, person);
    await expect.poll(states, { timeout: 30_000 }).toEqual({
      ...Object.fromEntries(others.map((one) => [one, 'read'])),
      [id]: 'not-read-yet',
    });
    // Each was said to be there when it came, the trust's own store too.
    expect(context.events.filter((one) => one.event === 'case-changed').length).toBeGreaterThanOrEqual(
      others.length,
    );
    answer();
    await reading;
    expect(states()[id]).toBe('read');
  });
});

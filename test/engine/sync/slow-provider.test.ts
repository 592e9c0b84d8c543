import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { staysOnWard, wardSummaries } from '../../../electron/engine/db/queries/wards.ts';
import { pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { signedInAt } from '../../support/sandbox-context.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true, topology: 'federated' });
});
afterAll(() => sandbox.stop());

test('a provider that has not answered yet delays nobody: the others are there, and said to be, before it', async () => {
  const slow = must(
    sandbox.config.records.flatMap(({ sources }) => sources).find(({ id }) => id === 'hollins-lane-surgery'),
    'the surgery is asked itself',
  );
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
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
  const others = Object.keys(states()).filter((id) => id !== slow.id);
  expect(others.length).toBeGreaterThan(2);
  const reading = pullPerson(context, person);
  await expect.poll(states, { timeout: 30_000 }).toEqual({
    ...Object.fromEntries(others.map((id) => [id, 'read'])),
    [slow.id]: 'not-read-yet',
  });
  // Each was said to be there when it came, the trust's own store too.
  expect(context.events.filter((one) => one.event === 'case-changed').length).toBeGreaterThanOrEqual(
    others.length,
  );
  answer();
  await reading;
  expect(states()[slow.id]).toBe('read');
});

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustConfigSchema, type SourceConfig, type TrustConfig } from '../../shared/records/config.ts';
import { must } from '../../shared/core/must.ts';
import { personById } from '../../electron/engine/db/queries/people.ts';
import { staysOnWard, wardSummaries } from '../../electron/engine/db/queries/wards.ts';
import { pullPerson } from '../../electron/engine/sync/sync.ts';
import { wardHandlers } from '../../electron/engine/wards/handlers.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { TestContext } from './open-session.ts';
import { signedInAt } from './sandbox-context.ts';

const providers = 8;
const mostTimes = 1.2;
const delayOf = (at: number): number => 200 + at * 100;

type Answer = { readonly status: number; readonly text: string };

async function asked(url: string, authorization: string): Promise<Answer> {
  const answer = await fetch(url, { headers: { authorization } });
  return { status: answer.status, text: await answer.text() };
}

/** The same store, so many milliseconds further away. What was asked before is answered as it was: only the way is measured. */
async function furtherAway(base: string, delayMs: number): Promise<Server> {
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    setTimeout(() => {
      void (async () => {
        const url = request.url ?? '';
        const answer =
          answers.get(url) ?? (await asked(`${base}${url}`, request.headers.authorization ?? ''));
        answers.set(url, answer);
        response.writeHead(answer.status, { 'content-type': 'application/fhir+json' });
        response.end(answer.text);
      })();
    }, delayMs);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

type Eight = {
  readonly config: TrustConfig;
  readonly sources: readonly SourceConfig[];
  readonly servers: readonly Server[];
};

async function eightProviders(trust: TrustConfig): Promise<Eight> {
  const near = trust.records.flatMap(({ architecture, sources }) =>
    architecture === 'federated' ? sources : [],
  );
  const servers = await Promise.all(
    Array.from({ length: providers }, (_, at) =>
      furtherAway(must(near[at % near.length], 'a provider').fhirBase, delayOf(at)),
    ),
  );
  const sources = servers.map((server, at): SourceConfig => ({
    ...must(near[at % near.length], 'a provider'),
    id: `provider-${at + 1}`,
    name: `Provider ${at + 1}`,
    origin: `provider-${at + 1}`,
    fhirBase: `http://127.0.0.1:${portOf(server)}`,
  }));
  const config = trustConfigSchema.parse({
    ...trust,
    records: trust.records.map((record) =>
      record.architecture === 'federated' ? { ...record, sources } : record,
    ),
  });

  return { config, sources, servers };
}

async function timed(
  context: TestContext,
  person: string,
  endpoints: readonly string[],
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const begun = performance.now();
  const used = process.cpuUsage();
  const read = await pullPerson(context, person, { full: true, endpoints });
  const states = read.ok ? read.value.endpoints : [];
  const unread = states.filter(({ state }) => state.kind === 'unavailable');
  if (states.length !== endpoints.length || unread.length > 0) throw new Error('a provider was not read');
  const cpu = process.cpuUsage(used);
  return { ms: performance.now() - begun, cpuMs: (cpu.user + cpu.system) / 1000 };
}

/** Prints both times and their ratio; whether that is small enough. */
export async function federatedCommand(print: (line: string) => void): Promise<boolean> {
  const sandbox = await startSandbox({ quiet: true, topology: 'federated' });
  const { config, sources, servers } = await eightProviders(sandbox.config);
  const folder = mkdtempSync(join(tmpdir(), 'concord-federated-'));
  const { context } = await signedInAt({ ...sandbox, config }, 'ruth', folder);
  await wardHandlers(context, () => undefined).listWards({});
  const db = context.store().read;
  const { person } = must(
    db
      .all(wardSummaries, {})
      .flatMap(({ ward }) => db.all(staysOnWard, { ward }))
      .find((stay) => db.get(personById, { person: stay.person })?.family.toLowerCase() === 'penhaligon'),
    'an inpatient',
  );

  const slowest = must(sources.at(-1), 'a provider').id;
  // Once before: what is asked once of a server is not the providers' own time.
  await timed(
    context,
    person,
    sources.map(({ id }) => id),
  );
  const alone = await timed(context, person, [slowest]);
  const together = await timed(
    context,
    person,
    sources.map(({ id }) => id),
  );
  const ratio = together.ms / alone.ms;
  print(
    `The slowest provider alone: ${Math.round(alone.ms)} ms. All ${providers}: ${Math.round(together.ms)} ms, ${ratio.toFixed(2)} times as long (at most ${mostTimes}); ${Math.round(together.cpuMs)} ms of the processor.`,
  );
  for (const server of servers) server.close();
  context.lock();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
  return ratio <= mostTimes;
}

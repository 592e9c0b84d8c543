import { populationAt, storesOf } from '../architectures/trust.ts';
import { openListener } from '../http/listener.ts';
import { plainHeaders } from '../http/body.ts';
import { storeCommands } from '../stores/commands.ts';
import { introspection } from '../stores/introspection.ts';
import { proxyStore } from '../stores/proxy.ts';
import { RequestLog, seen } from '../stores/request-log.ts';
import { faultsFirst } from '../stores/server.ts';
import { type Peculiar, type RunningStore, runStore } from '../stores/running.ts';
import { tieSpec } from '../tie/config.ts';
import { integrationEngine } from '../tie/tie.ts';
import { type Answer, type Ask, elsewhereId, type StoresReady, type StoresStart } from './messages.ts';

/** The process of all FHIR stores: the library behind them takes 300 MB, once, and stays out of everybody else's way. */
const stores = new Map<string, RunningStore>();
const elsewhereLog = new RequestLog();

async function start(options: StoresStart): Promise<StoresReady> {
  const offset = options.startedAtMs - Date.now();
  const elsewhere = await openListener(0, (request, response) => {
    elsewhereLog.add(seen(request.method ?? '', request.url ?? '', plainHeaders(request), 200));
    response.writeHead(200, { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0 }));
  });
  const around = {
    clock: () => Date.now() + offset,
    introspect: introspection(
      options.introspectionEndpoint,
      options.introspectionClient,
      options.introspectionSecret,
    ),
    issuer: options.issuer,
    elsewhere: () => elsewhere.origin,
  };
  const population = populationAt(options.startedAtMs, options.dataSeed);
  const portAt = (index: number): number => (options.firstPort === 0 ? 0 : options.firstPort + index);
  for (const [index, { spec, contents, asks, answers }] of storesOf(options.topology).entries()) {
    const peculiar: Peculiar = {
      ...(asks === undefined ? {} : { store: (store) => proxyStore(store, asks, baseOf) }),
      ...(answers === undefined ? {} : { answer: faultsFirst(answers(population, baseOf)) }),
    };
    stores.set(spec.id, await runStore(spec, contents(population, baseOf), portAt(index), around, peculiar));
  }
  if (options.tie)
    stores.set(
      tieSpec.id,
      await runStore(tieSpec, { resources: [], notices: [] }, portAt(stores.size), around, {
        answer: integrationEngine(baseOf),
        path: '/tie',
      }),
    );
  const addresses = [...stores.values()].map((store) => ({ id: store.spec.id, base: store.serving.base() }));
  return { stores: addresses, elsewhere: elsewhere.origin };
}

function baseOf(id: string): string {
  const found = stores.get(id);
  if (found === undefined) throw new Error(`No store "${id}" was started before.`);
  return found.serving.base();
}

async function carryOut(ask: Ask): Promise<unknown> {
  if (ask.command === 'start') return start(ask.args as StoresStart);
  if (ask.store === elsewhereId) return elsewhereLog.all();
  const [store, command] = [stores.get(ask.store), storeCommands[ask.command]];
  if (store === undefined) throw new Error(`There is no store "${ask.store}".`);
  if (command === undefined) throw new Error(`A store cannot be told to "${ask.command}".`);
  return command(store, ask.args);
}

async function reply(ask: Ask): Promise<void> {
  const answer: Answer = await carryOut(ask).then(
    (value): Answer => ({ call: ask.call, ok: true, value }),
    (error: unknown): Answer => ({ call: ask.call, ok: false, why: String(error) }),
  );
  process.send?.(answer);
}

process.on('message', (ask: Ask) => void reply(ask));
// Whoever started this process is gone: so is it.
process.on('disconnect', () => process.exit());

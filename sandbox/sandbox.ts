import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TrustConfig } from '../shared/records/config.ts';
import { startOf } from './clock.ts';
import type { Topology } from './architectures/trust.ts';
import { clientId, trustConfig } from './config.ts';
import type { Setting } from './setting.ts';
import { controlOf } from './control/client.ts';
import { answerControl, type Controlled } from './control/server.ts';
import type { PatientSummary, SandboxControl } from './control/types.ts';
import { type Listener, openListener } from './http/listener.ts';
import { type Audience, introspectionClient } from './identity/configuration.ts';
import { type Person, people } from './identity/people.ts';
import { type Identity, makeIdentity } from './identity/server.ts';
import { patients } from './patients/patients.ts';
import type { StoresStart } from './process/messages.ts';
import { type StoresProcess, startStores } from './process/stores-process.ts';
import { summarise } from './summary.ts';
import { welcome } from './welcome.ts';

export type SandboxOptions = {
  /** Control listens here, identity one above, the stores from ten above; 0 (the default) takes any free ports. */
  readonly portBase?: number;
  /** Ids derive from it: the same seed makes the same stores. */
  readonly dataSeed?: number;
  /** The stores' process says nothing on standard output. */
  readonly quiet?: boolean;
  /** "Now" at the start: a day (`2026-11-18`, 10:52 UTC on it) or an instant; the machine's clock otherwise. */
  readonly clock?: string;
  /** Which records there are; the usual mix otherwise. */
  readonly topology?: Topology;
  /** Puts the trust integration engine between Concord and every record. */
  readonly tie?: boolean;
};

export type Sandbox = {
  /** What Concord is started with. */
  readonly config: TrustConfig;
  /** The same as a file; gone after `stop`. */
  readonly configPath: string;
  readonly control: SandboxControl;
  readonly controlUrl: string;
  readonly issuer: string;
  /** Every server there is, by its id: each has its own switches. */
  readonly servers: readonly string[];
  readonly people: readonly Person[];
  readonly patients: readonly PatientSummary[];
  /** One page for a person: addresses, people, switches. */
  readonly welcome: string;
  stop(): Promise<void>;
};

type Handler = (
  request: Parameters<Identity['answer']>[0],
  response: Parameters<Identity['answer']>[1],
) => Promise<void>;

/** A listener whose answers come later: addresses must be known before what answers on them can be made. */
async function openLater(port: number): Promise<{ listener: Listener; serve: (handler: Handler) => void }> {
  const late: { handler: Handler } = {
    handler: async (_request, response) => void response.writeHead(503).end(),
  };
  const listener = await openListener(port, (request, response) => {
    late.handler(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  return { listener, serve: (handler) => void (late.handler = handler) };
}

/** Stores of one audience, by the first part of the configuration that names them. */
function audiences(config: TrustConfig): readonly Audience[] {
  const sources = config.records.flatMap((record) => record.sources);
  return config.audiences.map(({ id, name }) => ({
    id,
    name,
    bases: sources.filter((source) => source.audience === id).map((source) => source.fhirBase),
  }));
}

function writeConfig(config: TrustConfig): string {
  const path = join(mkdtempSync(join(tmpdir(), 'concord-sandbox-')), 'trust.json');
  writeFileSync(path, JSON.stringify(config, null, 2));
  return path;
}

const baseIn =
  (stores: StoresProcess) =>
  (id: string): string => {
    const found = stores.ready.stores.find((one) => one.id === id);
    if (found === undefined) throw new Error(`No store "${id}" was started.`);
    return found.base;
  };

type Late = Awaited<ReturnType<typeof openLater>>;
type Listeners = { readonly front: Late; readonly back: Late; readonly panel: Late };

const closeAll = async ({ front, back, panel }: Listeners): Promise<void> => {
  await Promise.all([front, back, panel].map(({ listener }) => listener.close()));
};

/** Puts identity server and control behind their listeners, now that the stores have addresses. */
function serve(
  listeners: Listeners,
  stores: StoresProcess,
  secret: string,
  dataSeed: number,
  setting: Setting,
): Omit<Sandbox, 'stop'> {
  const { front, back, panel } = listeners;
  const [issuer, controlUrl] = [front.listener.origin, panel.listener.origin];
  const config = trustConfig(issuer, baseIn(stores), setting);
  const identity = makeIdentity(front.listener, {
    clientId,
    introspectionSecret: secret,
    audiences: audiences(config),
    peopleBase: baseIn(stores)('northmoor-home'),
  });
  const controlled: Controlled = {
    stores,
    identity,
    patients: summarise(patients, dataSeed, setting.topology),
  };
  front.serve(identity.answer);
  back.serve(identity.answerStores);
  panel.serve((request, response) => answerControl(controlled, request, response));
  const configPath = writeConfig(config);
  const facts = { issuer, controlUrl, configPath, stores: stores.ready.stores, patients: patients.length };
  return {
    config,
    configPath,
    control: controlOf(controlUrl),
    controlUrl,
    issuer,
    servers: stores.ready.stores.map(({ id }) => id),
    people,
    patients: controlled.patients,
    welcome: welcome(facts),
  };
}

/**
 * Starts the pretend trust: identity server and control in this process, the FHIR stores in one of their own. Ready when it
 * resolves (about a second); throws when a port is taken, with everything closed again.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { portBase = 0, dataSeed = 1, topology = 'mixed', tie = false } = options;
  const at = (offset: number): number => (portBase === 0 ? 0 : portBase + offset);
  const [panel, front, back] = [await openLater(at(0)), await openLater(at(1)), await openLater(at(2))];
  const listeners: Listeners = { front, back, panel };
  const introspectionSecret = randomBytes(24).toString('hex');
  const start: StoresStart = {
    issuer: front.listener.origin,
    introspectionEndpoint: `${back.listener.origin}/token/introspection`,
    introspectionClient,
    introspectionSecret,
    firstPort: at(10),
    startedAtMs: startOf(options.clock),
    dataSeed,
    topology,
    tie,
  };
  const stores = await startStores(start, options.quiet === true).catch(async (error: unknown) => {
    await closeAll(listeners);
    throw error;
  });
  const sandbox = serve(listeners, stores, introspectionSecret, dataSeed, { topology, tie });
  return {
    ...sandbox,
    stop: async () => {
      await Promise.all([stores.stop(), closeAll(listeners)]);
      rmSync(dirname(sandbox.configPath), { recursive: true, force: true });
    },
  };
}

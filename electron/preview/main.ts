import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err } from '../../shared/core/result.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { startEngine } from '../engine/engine.ts';
import { linkTo, type EngineLink } from '../engine/link.ts';
import { portPair } from '../engine/port-pair.ts';
import { previewHost, type PreviewComputer } from './host.ts';
import { servePreview, type PreviewServer } from './server.ts';

export type PreviewOptions = {
  readonly config: TrustConfig;
  /** The built renderer. */
  readonly rendererFolder: string;
  readonly dataFolder: string;
  /** Any free port when left out. */
  readonly port?: number;
  readonly appVersion?: string;
  /** Another computer than this one: by its name, and by the network it has. This machine's own where left out. */
  readonly computer?: PreviewComputer;
  /** Told of each sign-in address; the page is told too. */
  readonly onSignInUrl?: (url: string) => void;
};

export type Preview = {
  /** To be opened once: it carries a one-time token. */
  readonly address: string;
  /** Stops the engine and starts it again over the same data, as a crash would: waiting calls are answered. */
  readonly restartEngine: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Concord on a loopback page, for a machine without the Electron runtime. Takes the sandbox's synthetic records only and
 * throws for anything else: it has no operating-system key store, no sandboxed renderer of its own and no trust proxy.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  refuseWhatCannotBe(options);
  const current: { engine?: RunningEngine } = {};
  const server = await servePreview({
    rendererFolder: options.rendererFolder,
    port: options.port ?? 0,
    call: (name, request) =>
      current.engine?.link.call(name, request) ?? Promise.resolve(err<Fault>({ kind: 'engine-stopped' })),
  });
  const begin = async (why: Why): Promise<void> => {
    current.engine = await runEngine(options, server, why);
  };
  const end = async (): Promise<void> => {
    const { engine } = current;
    delete current.engine;
    await engine?.stop();
  };
  try {
    await begin('started');
  } catch (cause) {
    await server.stop();
    throw cause;
  }
  return {
    address: server.address,
    restartEngine: async () => {
      server.tell({ type: 'event', event: { event: 'locked', why: 'engine-restarted' } });
      await end();
      await begin('engine-restarted');
      server.tell({ type: 'event', event: { event: 'session-changed' } });
    },
    stop: async () => {
      await server.stop();
      await end();
    },
  };
}

function refuseWhatCannotBe({ config, rendererFolder }: PreviewOptions): void {
  if (!config.sandbox) {
    throw new Error('The preview shows the sandbox only. Real records need the Concord desktop application.');
  }
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    throw new Error(`The renderer is not built: no index.html in ${rendererFolder}.`);
  }
}

type Why = 'started' | 'engine-restarted';
type RunningEngine = { readonly link: EngineLink; readonly stop: () => Promise<void> };

async function runEngine(options: PreviewOptions, server: PreviewServer, why: Why): Promise<RunningEngine> {
  const { config, dataFolder, computer, onSignInUrl } = options;
  const [ours, theirs] = portPair();
  const open = (url: string): boolean => {
    onSignInUrl?.(url);
    return server.tellLast({ type: 'open', url }) || onSignInUrl !== undefined;
  };
  const host = previewHost({
    config,
    dataFolder,
    appVersion: options.appVersion ?? 'preview',
    open,
    ...(computer === undefined ? {} : { computer }),
  });
  const link = linkTo(ours);
  link.onEvent((event) => server.tell({ type: 'event', event }));
  const engine = await startEngine({ host, port: theirs, config, why });
  return {
    link,
    stop: async () => {
      link.close();
      await engine.stop();
    },
  };
}

import { join } from 'node:path';
import { MessageChannelMain, utilityProcess, type Session, type UtilityProcess } from 'electron';
import { linkTo, type EngineLink } from '../engine/link.ts';
import { asPort } from './ports.ts';
import { serveEngine, type EngineServices } from './serve-engine.ts';
import { engineNoteSchema, type EngineNote, type EngineOrder, type EngineStart } from './services.ts';

export type EngineProcess = {
  readonly link: EngineLink;
  /** Asks the engine to close its store and end. */
  readonly stop: () => void;
  readonly kill: () => void;
};

export type EngineProcessOptions = {
  readonly programFolder: string;
  /** In memory, without a cache: nothing a record answers is written by the network stack. */
  readonly networkSession: Session;
  readonly services: EngineServices;
  readonly start: EngineStart;
  /** What the process prints is seen: not in what is installed, where a desktop would keep it in files of its own. */
  readonly printing: boolean;
  readonly on: EngineEnds;
};

/** How an engine's process comes to its end. */
export type EngineEnds = {
  readonly exit: () => void;
  /** It was locked and has nothing left to do; the next unlock is for a fresh process. */
  readonly retired: (why: EngineNote['why']) => void;
};

/** Starts the engine in a utility process of its own. Its environment carries no Node options of the person's shell. */
export function startEngineProcess(options: EngineProcessOptions): EngineProcess {
  const child = utilityProcess.fork(join(options.programFolder, 'engine.js'), [], {
    serviceName: 'Concord engine',
    session: options.networkSession,
    respondToAuthRequestsFromMainProcess: true,
    stdio: options.printing ? 'inherit' : 'ignore',
    env: cleanEnvironment(process.env),
  });
  const calls = new MessageChannelMain();
  const services = new MessageChannelMain();
  const link = linkTo(asPort(calls.port1));
  serveEngine(asPort(services.port1), options.services);
  order(child, options.start, [calls.port2, services.port2]);
  child.on('message', (message: unknown) => {
    const note = engineNoteSchema.safeParse(message);
    if (note.success) options.on.retired(note.data.why);
  });
  child.on('exit', () => {
    link.close();
    calls.port1.close();
    services.port1.close();
    options.on.exit();
  });
  return { link, stop: () => order(child, { type: 'stop' }, []), kill: () => child.kill() };
}

function order(
  child: UtilityProcess,
  message: EngineOrder,
  ports: Parameters<UtilityProcess['postMessage']>[1],
): void {
  child.postMessage(message, ports);
}

function cleanEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !/^(?:NODE_|ELECTRON_|DEBUG$)/.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
}

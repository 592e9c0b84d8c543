import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, StoresReady, StoresStart } from './messages.ts';

/** The stores, seen from the process that started them. */
export type StoresProcess = {
  readonly ready: StoresReady;
  tell(store: string, command: string, args?: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

function conversation(child: ChildProcess): StoresProcess['tell'] {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  child.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.call);
    waiting.delete(answer.call);
    if (answer.ok) asked?.resolve(answer.value);
    else asked?.reject(new Error(answer.why));
  });
  child.on('exit', (code) => {
    for (const asked of waiting.values())
      asked.reject(new Error(`The sandbox's stores have ended (${String(code)}).`));
    waiting.clear();
  });
  return (store, command, args) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error("The sandbox's stores have ended."));
      calls += 1;
      waiting.set(calls, { resolve, reject });
      child.send({ call: calls, store, command, args });
    });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });
}

/** Starts the stores' process; `quiet` keeps its standard output to itself. */
export async function startStores(options: StoresStart, quiet: boolean): Promise<StoresProcess> {
  const file = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = fork(file, [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'],
  });
  const tell = conversation(child);
  const ready = await tell('', 'start', options).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  return { ready: ready as StoresReady, tell, stop: () => end(child) };
}

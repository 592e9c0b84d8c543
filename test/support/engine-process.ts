import { ok } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { startEngine, type Engine } from '../../electron/engine/engine.ts';
import type { LockReason } from '../../electron/engine/session/session.ts';
import { nodeParts } from '../../electron/engine/node-host.ts';
import { memoryKeyStore } from './test-host.ts';

/** The program of an engine in a process of its own, as Electron's utility process is one; it speaks over Node's channel. */

export type Order =
  | {
      readonly type: 'start';
      readonly config: TrustConfig;
      readonly dataFolder: string;
      readonly why: LockReason;
    }
  | { readonly type: 'call'; readonly message: unknown }
  | { readonly type: 'stop' };
export type Note =
  | { readonly type: 'post'; readonly message: unknown }
  | { readonly type: 'retired'; readonly why: LockReason };

const running: { engine?: Engine; listener: (message: unknown) => void; readonly early: unknown[] } = {
  listener: (message) => running.early.push(message),
  early: [],
};
const tell = (note: Note): void => void process.send?.(note);

process.on('message', (order: Order) => {
  if (order.type === 'call') running.listener(order.message);
  else if (order.type === 'start') void start(order);
  else void (running.engine?.stop() ?? Promise.resolve()).then(() => process.exit(0));
});

async function start({ config, dataFolder, why }: Extract<Order, { type: 'start' }>): Promise<void> {
  running.engine = await startEngine({
    host: {
      ...nodeParts(dataFolder),
      kind: 'test',
      appVersion: 'test',
      fetch: (url, init) => fetch(url, init),
      openBrowser: async (url) => {
        void fetch(url).then((answer) => answer.text());
        return ok(undefined);
      },
      keyStore: memoryKeyStore(),
    },
    port: {
      post: (message) => tell({ type: 'post', message }),
      onMessage: (listener) => {
        running.listener = listener;
        for (const message of running.early.splice(0)) listener(message);
      },
    },
    config,
    why,
    cost: { n: 2 ** 10, r: 8, p: 1 },
    retired: (reason) => tell({ type: 'retired', why: reason }),
  });
}

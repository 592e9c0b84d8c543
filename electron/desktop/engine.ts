import type { MessagePortMain } from 'electron';
import { must } from '../../shared/core/must.ts';
import { startEngine, type Engine } from '../engine/engine.ts';
import type { LogLine } from '../engine/host.ts';
import { desktopHost } from './host.ts';
import { endOnUncaught } from './uncaught-errors.ts';
import { asPort } from './ports.ts';
import { engineOrderSchema, type EngineNote, type EngineStart } from './services.ts';

/** Entry of the utility process: waits to be started with two ports, the contract's and the services'. */

const running: { engine?: Engine; log: (line: LogLine) => void } = { log: () => undefined };

endOnUncaught(process, { log: (line) => running.log(line), end: () => process.exit(1) });

process.parentPort.on(
  'message',
  (message: { readonly data: unknown; readonly ports: readonly MessagePortMain[] }) => {
    const order = engineOrderSchema.parse(message.data);
    void (order.type === 'start' ? start(order, message.ports) : stop());
  },
);

async function start(order: EngineStart, ports: readonly MessagePortMain[]): Promise<void> {
  const [calls, services] = ports;
  const host = desktopHost(order, asPort(must(services, 'the engine is started with a port for services')));
  running.log = host.log;
  const port = asPort(must(calls, 'the engine is started with a port for calls'));
  running.engine = await startEngine({
    host,
    port,
    config: order.config,
    policy: order.policy,
    why: order.why,
    retired: (why) => note({ type: 'retired', why }),
  });
}

function note(message: EngineNote): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port, not a window
  process.parentPort.postMessage(message);
}

async function stop(): Promise<void> {
  await running.engine?.stop();
  process.exit(0);
}

import type { KeyStore, KeyStoreFault, Port } from '../engine/host.ts';
import type { Result } from '../../shared/core/result.ts';
import { askSchema, type Answer, type Ask } from './services.ts';

export type EngineServices = {
  readonly keyStore: KeyStore;
  readonly open: (url: string) => Promise<boolean>;
};

/** The main process's side: answers what the engine may ask of it, and nothing else. */
export function serveEngine(port: Port, services: EngineServices): void {
  port.onMessage((message) => {
    const ask = askSchema.safeParse(message);
    if (!ask.success) return;
    void answer(ask.data, services).then(port.post);
  });
}

async function answer(ask: Ask, { keyStore, open }: EngineServices): Promise<Answer> {
  switch (ask.what) {
    case 'wrap':
      return keyAnswer(ask.id, await keyStore.wrap(ask.bytes));
    case 'unwrap':
      return keyAnswer(ask.id, await keyStore.unwrap(ask.bytes));
    case 'open':
      return { id: ask.id, what: 'opened', opened: await open(ask.url) };
  }
}

function keyAnswer(id: number, result: Result<Uint8Array, KeyStoreFault>): Answer {
  return result.ok
    ? { id, what: 'key', bytes: result.value }
    : { id, what: 'key-fault', fault: result.fault };
}

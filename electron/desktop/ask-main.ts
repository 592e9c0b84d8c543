import { err, ok } from '../../shared/core/result.ts';
import type { Host, Port } from '../engine/host.ts';
import { answerSchema, type Answer } from './services.ts';

/** The engine's side: the key store and the browser, which only the main process has, as the engine's host wants them. */
export function askMain(port: Port): Pick<Host, 'keyStore' | 'openBrowser'> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;

  port.onMessage((message) => {
    const answer = answerSchema.safeParse(message);
    if (!answer.success) return;
    const settle = waiting.get(answer.data.id);
    waiting.delete(answer.data.id);
    settle?.(answer.data);
  });

  const ask = (
    what: { what: 'wrap' | 'unwrap'; bytes: Uint8Array } | { what: 'open'; url: string },
  ): Promise<Answer> => {
    lastId += 1;
    const id = lastId;
    return new Promise((settle) => {
      waiting.set(id, settle);
      port.post({ id, ...what });
    });
  };

  const askKey = async (what: 'wrap' | 'unwrap', bytes: Uint8Array): ReturnType<Host['keyStore']['wrap']> => {
    const answer = await ask({ what, bytes });
    if (answer.what === 'key') return ok(answer.bytes);
    return err(answer.what === 'key-fault' ? answer.fault : { kind: 'unavailable' });
  };

  return {
    keyStore: { wrap: (secret) => askKey('wrap', secret), unwrap: (wrapped) => askKey('unwrap', wrapped) },
    openBrowser: async (url) => {
      const answer = await ask({ what: 'open', url });
      return answer.what === 'opened' && answer.opened ? ok(undefined) : err({ kind: 'not-opened' });
    },
  };
}

import type { MessagePortMain } from 'electron';
import type { Port } from '../engine/host.ts';

/** Electron's message port as the engine's `Port`. */
export function asPort(port: MessagePortMain): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }: { readonly data: unknown }) => listener(data));
      port.start();
    },
  };
}

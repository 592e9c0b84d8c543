import { net } from 'electron';
import type { Host, Port } from '../engine/host.ts';
import { nodeParts } from '../engine/node-host.ts';
import { askMain } from './ask-main.ts';
import type { EngineStart } from './services.ts';

/** The engine's host inside the utility process: Chromium's network stack, and the main process for keys and browser. */
export function desktopHost(start: EngineStart, services: Port): Host {
  return {
    ...nodeParts(start.dataFolder),
    ...askMain(services),
    kind: 'desktop',
    appVersion: start.appVersion,
    fetch: chromiumFetch,
  };
}

/**
 * Chromium's stack, so that the trust's proxy, certificates and client certificates work. `credentials` must not be
 * `omit`, which would switch exactly those off. A redirect is never followed unless asked: where Node answers `manual`
 * with the 3xx itself, Chromium's stack cancels the request, so a 3xx without its target stands in for it.
 */
async function chromiumFetch(url: string, init: RequestInit): Promise<Response> {
  try {
    return await net.fetch(url, { ...init, cache: 'no-store', credentials: 'include' });
  } catch (cause) {
    const cancelled =
      init.redirect === 'manual' && cause instanceof Error && /redirect was cancelled/i.test(cause.message);
    if (cancelled) return new Response(null, { status: 302 });
    throw cause;
  }
}

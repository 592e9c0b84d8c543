import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { CallName } from '../../shared/ipc/requests.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { FixtureBridge } from './fixture-bridge.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/** The strictest policy the product is served under, so that a screen that needs more fails here first. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

export type ServedScreen = {
  readonly url: string;
  /** Holds an answer until it is fetched, once; gives the path to it. */
  readonly hold: (answer: string) => string;
  readonly close: () => Promise<void>;
};

/** Serves the built screen on loopback. */
export async function serveScreen(folder: string): Promise<ServedScreen> {
  const held = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    const answer = held.get(request.url ?? '');
    if (answer !== undefined) {
      held.delete(request.url ?? '');
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(answer);
      return;
    }
    const path = normalize(new URL(request.url ?? '/', 'http://127.0.0.1').pathname).replace(
      /^\/$/,
      '/index.html',
    );
    readFile(join(folder, path)).then(
      (body) => {
        response.writeHead(200, {
          'content-type': types[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        });
        response.end(body);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let holding = 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    hold: (answer) => {
      holding += 1;
      const path = `/answers/${holding}`;
      held.set(path, answer);
      return path;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export type ScreenOptions = { readonly width?: number; readonly height?: number; readonly zoom?: number };

/** Signs of an answer above which the page fetches it: the browser's own protocol would take the page's time, as no bridge does. */
const mostInline = 50_000;

/** Opens the screen over a fixture bridge, and collects everything the page complained about. */
export async function openScreen(
  browser: Browser,
  served: ServedScreen,
  bridge: FixtureBridge,
  options: ScreenOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const zoom = options.zoom ?? 1;
  const context = await browser.newContext({
    viewport: {
      width: Math.round((options.width ?? 1440) / zoom),
      height: Math.round((options.height ?? 900) / zoom),
    },
    deviceScaleFactor: zoom,
    locale: 'en-GB',
    // The page's policy stays in force; only the test's own injected script gets past it.
    bypassCSP: false,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('fixtureCall', async (name: CallName, request: unknown) => {
    const answer = JSON.stringify(await bridge.call(name, request));
    return answer.length > mostInline ? served.hold(answer) : answer;
  });
  await page.addInitScript(() => {
    const listeners: ((event: unknown) => void)[] = [];
    const global = globalThis as unknown as {
      fixtureCall: (name: string, request: unknown) => Promise<string>;
      tellScreen: (event: unknown) => void;
      concord: unknown;
    };
    global.concord = {
      call: async (name: string, request: unknown): Promise<unknown> => {
        const answer = await global.fixtureCall(name, request);
        return answer.startsWith('/') ? (await fetch(answer)).json() : JSON.parse(answer);
      },
      onEvent: (listener: (event: unknown) => void) => {
        listeners.push(listener);
        return () => listeners.splice(listeners.indexOf(listener), 1);
      },
    };
    global.tellScreen = (event) => {
      for (const listener of listeners) listener(event);
    };
  });
  bridge.listen((event: EngineEvent) => {
    void page
      .evaluate(
        (told) => (globalThis as unknown as { tellScreen: (event: unknown) => void }).tellScreen(told),
        event,
      )
      .catch(() => undefined);
  });
  await page.goto(served.url);
  return { page, complaints };
}

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

export type ServedScreen = { readonly url: string; readonly close: () => Promise<void> };

/** Serves the built screen on loopback. */
export async function serveScreen(folder: string): Promise<ServedScreen> {
  const server: Server = createServer((request, response) => {
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
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export type ScreenOptions = { readonly width?: number; readonly height?: number; readonly zoom?: number };

/** Opens the screen over a fixture bridge, and collects everything the page complained about. */
export async function openScreen(
  browser: Browser,
  url: string,
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
  await page.exposeFunction('fixtureCall', (name: CallName, request: unknown) => bridge.call(name, request));
  await page.addInitScript(() => {
    const listeners: ((event: unknown) => void)[] = [];
    const global = globalThis as unknown as {
      fixtureCall: (name: string, request: unknown) => Promise<unknown>;
      tellScreen: (event: unknown) => void;
      concord: unknown;
    };
    global.concord = {
      call: (name: string, request: unknown) => global.fixtureCall(name, request),
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
  await page.goto(url);
  return { page, complaints };
}

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { assertNever } from '../../shared/core/must.ts';
import type { Result } from '../../shared/core/result.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { pageHeaders, readRendererFile } from '../engine/renderer-files.ts';
import { readCall } from './body.ts';
import { makeGate } from './gate.ts';
import { makeStreams, type Told } from './streams.ts';

export type PreviewServer = {
  /** Carries the one-time token. */
  readonly address: string;
  readonly tell: (message: Told) => number;
  readonly tellLast: (message: Told) => boolean;
  readonly stop: () => Promise<void>;
};

export type PreviewServerOptions = {
  readonly rendererFolder: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly call: (name: string, request: unknown) => Promise<Result<unknown, Fault>>;
};

const bridgePath = '/concord-bridge.js';
const bridgeFile = join(import.meta.dirname, 'page', 'bridge.js');
const headers = pageHeaders("'self'");

/** Serves the renderer and carries its calls, on 127.0.0.1 only. */
export async function servePreview(options: PreviewServerOptions): Promise<PreviewServer> {
  const streams = makeStreams();
  const server = createServer();
  const gate = makeGate(() => portOf(server));
  server.on('request', (request, response) => {
    // What cannot be understood, or whose sender went away meanwhile, ends its own answer and nothing else.
    meet(request, response).catch(() => abandon(response));
  });
  const meet = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const verdict = gate.check(request);
    switch (verdict.kind) {
      case 'refused':
        return send(response, verdict.status, 'text/plain; charset=utf-8', verdict.why);
      case 'exchange':
        response.writeHead(303, { ...headers, 'Set-Cookie': verdict.cookie, Location: '/' }).end();
        return undefined;
      case 'let-in':
        return answer(options, streams.add, request, response);
      default:
        return assertNever(verdict);
    }
  };
  await listen(server, options.port);
  return {
    address: `http://127.0.0.1:${portOf(server)}/?token=${gate.token}`,
    tell: streams.tell,
    tellLast: streams.tellLast,
    stop: () => close(server),
  };
}

async function answer(
  options: PreviewServerOptions,
  addStream: (response: ServerResponse) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (request.method === 'POST' && path === '/call') return answerCall(options, request, response);
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Not a thing this server does.');
  if (path === '/events') return addStream(response);
  if (path === bridgePath)
    return send(response, 200, 'text/javascript; charset=utf-8', readFileSync(bridgeFile));
  const file = readRendererFile(options.rendererFolder, path);
  if (file === undefined) return send(response, 404, 'text/plain', 'No such file.');
  send(
    response,
    200,
    file.type,
    path === '/' || path === '/index.html' ? withBridge(file.bytes) : file.bytes,
  );
}

async function answerCall(
  options: PreviewServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const read = await readCall(request);
  if (read.ok) {
    const result = await options.call(read.value.call, read.value.request);
    return send(response, 200, 'application/json; charset=utf-8', JSON.stringify(result));
  }
  // The rest of an over-long body is not read, so the connection cannot be used again.
  response.setHeader('Connection', 'close');
  send(response, read.fault.kind === 'too-large' ? 413 : 400, 'text/plain', read.fault.kind);
}

/** The bridge must stand before the renderer's own script. */
function withBridge(page: Buffer): string {
  return page
    .toString('utf8')
    .replace(/<head[^>]*>/, (head) => `${head}<script src="${bridgePath}"></script>`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...headers, 'Content-Type': type }).end(body);
}

function abandon(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else send(response, 400, 'text/plain', 'Not a request this server understands.');
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { formPage, formScriptHash, pageOf, type Form, type PageText } from './page.ts';

/** What the browser is answered: the next sign-in page, or a plain page of ours. */
export type BrowserAnswer =
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'page'; readonly text: PageText };

/** What came back on the redirect, decoded. */
export type Callback = {
  readonly state: string;
  readonly code: string | undefined;
  readonly error: string | undefined;
};

export type Loopback = {
  readonly port: number;
  readonly redirectUri: string;
  /** The address of a page of ours that sends the form; nobody can guess it. */
  readonly offer: (form: Form, secret: string) => string;
  readonly close: () => void;
};

/**
 * Listens on 127.0.0.1 only, for one sign-in. The address is shared by every session of a host, so a callback counts only
 * by its unguessable state, which `onCallback` checks.
 */
export async function listen(
  ports: readonly number[],
  onCallback: (callback: Callback) => Promise<BrowserAnswer>,
): Promise<Result<Loopback, { readonly kind: 'no-port' }>> {
  const forms = new Map<string, Form>();
  // Loaded here: it brings Node's own fetch with it, which the engine has no use for.
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    void answer(request, response, { onCallback, forms });
  });
  return new Promise((resolve) => {
    const tryPort = ([port, ...rest]: readonly number[]): void => {
      if (port === undefined) return resolve(err({ kind: 'no-port' }));
      server.once('error', () => tryPort(rest));
      server.listen(port, '127.0.0.1', () => {
        server.removeAllListeners('error');
        const address = server.address();
        const bound = typeof address === 'object' && address !== null ? address.port : port;
        const origin = `http://127.0.0.1:${bound}`;
        const offer = (form: Form, secret: string): string => {
          forms.set(`/sign-in/${secret}`, form);
          return `${origin}/sign-in/${secret}`;
        };
        resolve(ok({ port: bound, redirectUri: `${origin}/callback`, offer, close: () => close(server) }));
      });
    };
    tryPort(ports);
  });
}

/** An answer under way is still given; idle connections are dropped. */
function close(server: Server): void {
  server.close();
  server.closeIdleConnections();
}

type Answering = {
  readonly onCallback: (callback: Callback) => Promise<BrowserAnswer>;
  readonly forms: ReadonlyMap<string, Form>;
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { onCallback, forms }: Answering,
): Promise<void> {
  const host = `127.0.0.1:${request.socket.localPort ?? 0}`;
  const url = URL.parse(request.url ?? '', `http://${host}`);
  const form = forms.get(url?.pathname ?? '');
  if (request.method !== 'GET' || url === null || request.headers.host !== host)
    return send(response, 404, pageOf('not-here'));
  if (form !== undefined) return send(response, 200, formPage(form), formScriptHash);
  if (url.pathname !== '/callback') return send(response, 404, pageOf('not-here'));
  const parameters = url.searchParams;
  const reply = await onCallback({
    state: parameters.get('state') ?? '',
    code: parameters.get('code') ?? undefined,
    error: parameters.get('error') ?? undefined,
  });
  if (reply.kind === 'page')
    return send(response, reply.text === 'not-known' ? 400 : 200, pageOf(reply.text));
  response.writeHead(302, { location: reply.to, 'cache-control': 'no-store', connection: 'close' });
  response.end();
}

function send(response: ServerResponse, status: number, page: string, script = "'none'"): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src ${script}`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(page);
}

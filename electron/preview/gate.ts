import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { newToken } from '../engine/node-host.ts';

/** What the gate says about a request: let in, exchanged (the one-time token was good), or turned away. */
export type Verdict =
  | { readonly kind: 'let-in' }
  | { readonly kind: 'exchange'; readonly cookie: string }
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 421; readonly why: string };

export type Gate = {
  /** Good for one exchange. */
  readonly token: string;
  readonly check: (request: IncomingMessage) => Verdict;
};

/**
 * Any web page a person visits, and any other program on the machine, can reach a loopback port. So: the Host header must
 * be ours (against a name that was rebound to 127.0.0.1), a foreign Origin is refused, calls must come from our own page,
 * and everything needs the cookie, which only the holder of the one-time token is given.
 */
export function makeGate(port: () => number): Gate {
  const token = newToken();
  const session = newToken();
  let tokenUsed = false;

  const check = (request: IncomingMessage): Verdict => {
    const host = `127.0.0.1:${port()}`;
    if (request.headers.host !== host) return refused(421, 'This address is not Concord.');
    if (!isFromUs(request, `http://${host}`))
      return refused(403, 'Another page asked. Concord answers its own page only.');
    const cookieName = `concord-${port()}`;
    if (same(cookieOf(request, cookieName), session)) return { kind: 'let-in' };
    if (request.method === 'GET' && !tokenUsed && same(tokenOf(request), token)) {
      tokenUsed = true;
      return { kind: 'exchange', cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/` };
    }
    return refused(401, 'The address has been used, or is not complete. Start Concord again for a new one.');
  };
  return { token, check };
}

function refused(status: 401 | 403 | 421, why: string): Verdict {
  return { kind: 'refused', status, why };
}

/** Pages and their parts may be asked for by a navigation; what carries data only by a script of our own page. */
function isFromUs(request: IncomingMessage, address: string): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin !== address) return false;
  const carriesData = request.method !== 'GET' || request.url?.startsWith('/events') === true;
  if (!carriesData) return true;
  return (request.method === 'GET' || origin === address) && (site === undefined || site === 'same-origin');
}

function cookieOf(request: IncomingMessage, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

function tokenOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('token') ?? '';
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

import type { JsonObject } from '../../shared/core/brand.ts';
import type { Chance } from './chance.ts';
import { drawFault, type FaultKind, type FaultRates } from './faults.ts';
import { createIdentity, type Holder, type Identity } from './identity.ts';
import type { Answer, Asked, ModelServer } from './model-server.ts';
import type { Story } from './story.ts';
import { pointersTo } from './locator.ts';
import { oddly, type Odd } from './odd-answers.ts';
import type { Setting } from './setting.ts';
import { bases, type ServerName } from './trust.ts';
import { destinationOf, type Destination } from './way.ts';
import type { World } from './world.ts';

/** Where a request is on its way; a client may die at each. */
export type Stage = 'before-send' | 'after-arrival' | 'before-answer';

/** The side of the network that a client sees. `alive` turns false for good when its process is gone. */
export type Caller = {
  readonly name: string;
  readonly alive: () => boolean;
  /** Turns true for good when another process of the same client has begun. */
  readonly replaced: () => boolean;
  readonly online: () => boolean;
  /** Throws where the process is to die. */
  readonly passes: (stage: Stage, isWrite: boolean) => void;
};

export type Network = {
  readonly fetch: (caller: Caller, url: string, init: RequestInit) => Promise<Response>;
  readonly identity: Identity;
  readonly counts: Record<FaultKind, number> & { requests: number };
  readonly outages: Map<ServerName, number>;
  /** Addresses of nobody we know that somebody asked all the same. */
  readonly strays: string[];
  /** From now on nothing goes wrong any more. */
  readonly heal: () => void;
  readonly healed: () => boolean;
};

type Parts = {
  readonly world: World;
  readonly story: Story;
  readonly chance: Chance;
  readonly servers: Readonly<Record<ServerName, ModelServer>>;
  readonly rates: FaultRates;
  readonly tokenLifetimeS: number;
  /** How likely another system changes an entry just after somebody has looked at it. */
  readonly meddles: number;
  readonly setting: Setting;
  readonly odd?: Odd | undefined;
  /** Answers that the integration engine holds until they are fetched, by address. */
  readonly later: Map<string, Answer>;
};

export function createNetwork(given: Omit<Parts, 'later'>): Network {
  const parts: Parts = { ...given, later: new Map() };
  const { world, chance } = parts;
  let healed = false;
  const network: Network = {
    identity: createIdentity(world.now, parts.tokenLifetimeS),
    counts: { ...noFaults, requests: 0 },
    outages: new Map(),
    strays: [],
    healed: () => healed,
    heal: () => {
      healed = true;
      network.outages.clear();
    },
    fetch: (caller, url, init) => {
      if (!caller.alive()) return new Promise(() => undefined);
      if (url.endsWith('/.well-known/smart-configuration')) return whetherOnline(caller);
      network.counts.requests += 1;
      const isWrite = init.method !== undefined && init.method !== 'GET' && !url.startsWith(bases.identity);
      caller.passes('before-send', isWrite);
      if (!caller.online()) {
        parts.story.tellOften(`${caller.name} has no network for ${nameOfRequest(url, init.method)}`);
        return Promise.reject(failure('ENETUNREACH'));
      }
      const drawn = healed ? undefined : drawFault(chance, parts.rates, isWrite);
      // A refresh token that gets there twice by itself is nobody's use of it.
      const isTwice = drawn === 'duplicate' || drawn === 'late-commit';
      const fault = isTwice && url.startsWith(bases.identity) ? 'lost-request' : drawn;
      if (fault !== undefined) {
        network.counts[fault] += 1;
        parts.story.tell(`${caller.name}: ${nameOfRequest(url, init.method)}: ${faultWords[fault]}`);
      }
      return carry(
        parts,
        network,
        caller,
        { ...askedOf(network, url, init), sentMs: world.now() },
        {
          fault,
          isWrite,
          signal: init.signal ?? undefined,
        },
      );
    },
  };
  return network;
}

/** A request as a reader of the story knows it. */
function nameOfRequest(href: string, method = 'GET'): string {
  const url = new URL(href);
  const path = `${url.pathname.replace(/^\/(?:fhir|concord)\//, '')}${decodeURIComponent(url.search)}`;
  return `${method} ${url.hostname.replace('.invalid', '')}: ${path.slice(0, 120)}`;
}

/** After so long everything that was sent has got there, or never will. */
export const longestLateMs = 120_000;

const faultWords: Readonly<Record<FaultKind, string>> = {
  'lost-request': 'it never gets there',
  'lost-answer': 'it is done, and the answer is lost',
  'late-commit': 'it is said to have failed, and is done later',
  duplicate: 'it gets there twice',
  'false-success': 'it is said to be done, and is not',
  'half-page': 'the answer ends half-way',
  html: 'a page of something else answers',
  busy: 'the server asks to wait',
  'server-error': 'the server fails',
  forbidden: 'the server forbids it',
  refused: 'the server refuses it',
  unauthorised: 'the token is refused',
  hangs: 'nothing answers',
  'falsely-gone': 'it is said not to be there',
  'falsely-changed': 'somebody else is said to have changed it',
};

/** Asked of every server to see whether there is a network at all: none of them gives it here, which is an answer too. */
const whetherOnline = async (caller: Caller): Promise<Response> => {
  if (!caller.online()) throw failure('ENETUNREACH');
  return new Response('', { status: 404 });
};

const noFaults: Record<FaultKind, number> = {
  'lost-request': 0,
  'lost-answer': 0,
  'late-commit': 0,
  duplicate: 0,
  'false-success': 0,
  'half-page': 0,
  html: 0,
  busy: 0,
  'server-error': 0,
  forbidden: 0,
  refused: 0,
  unauthorised: 0,
  hangs: 0,
  'falsely-gone': 0,
  'falsely-changed': 0,
};

/** An error as `fetch` gives it: the system's code in its cause. */
const failure = (code: string): Error => Object.assign(new TypeError('fetch failed'), { cause: { code } });

function askedOf(network: Network, url: string, init: RequestInit): Asked & { readonly token: string } {
  const headers = new Map(
    Object.entries(init.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const token = headers.get('authorization')?.replace('Bearer ', '') ?? '';
  return {
    method: init.method ?? 'GET',
    url: new URL(url),
    header: (name) => headers.get(name),
    body: typeof init.body === 'string' ? init.body : '',
    ...asWhom(network.identity.whose(token)),
    token,
  };
}

const asWhom = (holder: Holder | undefined): { readonly by: string; readonly user: string } => ({
  by: holder?.client ?? '',
  user: holder?.user ?? '',
});

type Trip = {
  readonly fault: FaultKind | undefined;
  readonly isWrite: boolean;
  readonly signal: AbortSignal | undefined;
};

/** Takes one request there and its answer back, each in its own time. */
function carry(
  parts: Parts,
  network: Network,
  caller: Caller,
  asked: Asked & { token: string },
  trip: Trip,
): Promise<Response> {
  const { world, chance } = parts;
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  trip.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  // Here a process is there again at once; in the world what the one before had asked for a token has long got there by then.
  const isTooLate = (): boolean =>
    asked.url.href.startsWith(bases.identity) && (!caller.alive() || caller.replaced());
  const arrive = (): Answer =>
    isTooLate() ? plain(503, 'transient') : answerOf(parts, network, asked, trip.fault);
  const back = (give: () => void): void =>
    void world.after(chance.between(2, 400), () => {
      if (caller.alive() && died(() => caller.passes('before-answer', trip.isWrite)) === undefined) give();
    });
  const arrived = (give: (answer: Answer) => void): void => {
    const answer = arrive();
    if (caller.alive() && died(() => caller.passes('after-arrival', trip.isWrite)) !== undefined) return;
    back(() => give(answer));
  };
  const thereMs = chance.between(2, 400);
  switch (trip.fault) {
    case 'lost-request':
      back(() => reject(failure('ECONNRESET')));
      break;
    case 'lost-answer':
      world.after(thereMs, () => arrived(() => reject(failure('UND_ERR_SOCKET'))));
      break;
    case 'late-commit':
      world.after(thereMs, () => back(() => reject(failure('ECONNRESET'))));
      world.after(chance.between(500, longestLateMs), () => void arrive());
      break;
    case 'duplicate':
      world.after(thereMs, () => arrived((answer) => resolve(responseOf(answer))));
      world.after(thereMs + chance.between(1, 30_000), () => void arrive());
      break;
    case 'hangs':
      if (chance.happens(0.5)) world.after(thereMs, () => void arrive());
      break;
    default:
      world.after(thereMs, () => arrived((answer) => resolve(responseOf(answer, trip.fault))));
  }
  return promise;
}

/** What a process dies of on the network; there nobody is left to catch it. */
function died(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

const outcome = (code: string): JsonObject => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: 'simulated' }],
});
const plain = (status: number, code: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: outcome(code),
});

function answerOf(
  parts: Parts,
  network: Network,
  asked: Asked & { token: string },
  fault: FaultKind | undefined,
): Answer {
  if (asked.url.href.startsWith(bases.identity)) return tokenAnswer(network, asked.body, fault);
  const held = parts.later.get(asked.url.href);
  if (held !== undefined && fault === undefined) return held;
  const to = destinationOf(asked.url);
  if (to === undefined) {
    network.strays.push(asked.url.origin);
    return plain(404, 'not-found');
  }
  const usual = answerAt(parts, network, { ...asked, url: to.url }, to, fault);
  const answer = parts.odd?.server === to.name ? oddly(parts.odd.kind, usual) : usual;
  return to.throughEngine && !network.healed() ? sooner(parts, to, asked.url, answer) : answer;
}

/** Some answers the engine only accepts, and gives when it is asked again. */
function sooner({ chance, later }: Parts, { name }: Destination, asked: URL, answer: Answer): Answer {
  if (asked.pathname.includes('/later/') || !chance.happens(0.04)) return answer;
  const place = `${bases.engine}/${name}/later/${later.size + 1}`;
  later.set(place, answer);
  return { status: 202, headers: { 'content-location': place, 'retry-after': '1' }, body: undefined };
}

function answerAt(
  parts: Parts,
  network: Network,
  asked: Asked & { token: string },
  { name }: Destination,
  fault: FaultKind | undefined,
): Answer {
  if (name !== 'locator' && (network.outages.get(name) ?? 0) > parts.world.now())
    return plain(503, 'transient', { 'retry-after': '20' });
  switch (fault) {
    case 'busy':
      return plain(429, 'throttled', { 'retry-after': String(parts.chance.between(1, 40)) });
    case 'server-error':
      if (parts.setting.kept === 'federated-proxy' && name === 'shared' && isSearch(asked)) return silence;
      return plain(parts.chance.pick([500, 502, 503, 504]), 'exception');
    case 'forbidden':
      return plain(403, 'forbidden');
    case 'refused':
      return plain(422, 'business-rule');
    case 'unauthorised':
      return plain(401, 'login');
    case 'falsely-changed':
      if (name === 'locator') break;
      return plain(parts.chance.pick([409, 412]), 'conflict');
    case 'falsely-gone':
      if (asked.url.pathname.split('/').length > 3) return plain(parts.chance.pick([404, 410]), 'not-found');
      break;
    default:
  }
  const holder = network.identity.whose(asked.token);
  if (holder === undefined) return plain(401, 'expired');
  const { client: by, user } = holder;
  if (fault === 'false-success' && asked.method !== 'GET') return falseSuccess(asked);
  if (name === 'locator') return pointersTo(fault);
  const server = parts.servers[name];
  const answer = server.answer({ ...asked, by, user });
  if (asked.method !== 'GET' || asked.url.pathname.split('/').length > 3)
    parts.story.tell(
      `${by}: ${nameOfRequest(asked.url.href, asked.method)} is answered ${answer.status} ${answer.headers['etag'] ?? ''}${madeBy(asked, answer)}`,
    );
  if (asked.method === 'GET' && !network.healed() && parts.chance.happens(parts.meddles))
    meddle(parts, server, name, asked.url);
  return answer;
}

/** What a POST made, or found to be there already. */
function madeBy({ method }: Asked, { headers: { location } }: Answer): string {
  const [type, id] = location === undefined ? [] : new URL(location).pathname.split('/').slice(2);
  return method === 'POST' && id !== undefined ? ` as ${type}/${id}` : '';
}

const isSearch = ({ method, url }: Asked): boolean => method === 'GET' && url.search !== '';

/** A query service that keeps nothing says which provider did not answer, in an answer that looks whole. */
const silence: Answer = {
  status: 200,
  headers: {},
  body: {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      {
        resource: {
          resourceType: 'OperationOutcome',
          issue: [
            {
              severity: 'warning',
              code: 'timeout',
              diagnostics: 'The provider "practice" did not answer in time.',
            },
          ],
        },
        search: { mode: 'outcome' },
      },
    ],
  },
};

/** Changes what was just read by its id, so that whoever read it comes too late. */
function meddle({ story, world }: Parts, server: ModelServer, name: ServerName, url: URL): void {
  const [type = '', id] = url.pathname.split('/').slice(2);
  if (type !== 'MedicationStatement' || id === undefined) return;
  if (server.store.current(type, id) === undefined) return;
  story.tell(`another system changes ${type}/${id} at ${name}, just after it was read`);
  server.edit(type, id, 'another system', (one) => ({
    ...one,
    dosage: [{ text: `As changed at ${world.now()}` }],
  }));
}

/** Looks done and is not. */
function falseSuccess(asked: Asked): Answer {
  const resource: JsonObject = {
    ...(JSON.parse(asked.body) as JsonObject),
    id: asked.url.pathname.split('/').at(3) ?? 'never-kept',
  };
  return {
    status: asked.method === 'POST' ? 201 : 200,
    headers: { etag: 'W/"99"', location: `${asked.url.href}/${String(resource['id'])}/_history/99` },
    body: resource,
  };
}

function tokenAnswer(network: Network, form: string, fault: FaultKind | undefined): Answer {
  if (fault === 'server-error' || fault === 'busy') return plain(503, 'transient');
  const tokens = network.identity.refresh(new URLSearchParams(form).get('refresh_token') ?? '');
  if (tokens === undefined) return { status: 400, headers: {}, body: { error: 'invalid_grant' } };
  return {
    status: 200,
    headers: {},
    body: {
      access_token: tokens.access,
      refresh_token: tokens.refresh,
      expires_in: tokens.expiresInS,
      token_type: 'Bearer',
    },
  };
}

function responseOf(answer: Answer, fault?: FaultKind): Response {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const headers = { 'content-type': 'application/fhir+json', ...answer.headers };
  if (fault === 'html')
    return new Response('<html><body>Please sign in to the network</body></html>', {
      status: 200,
      headers: { 'content-type': 'text/html' },
    });
  return new Response(fault === 'half-page' ? text.slice(0, Math.floor(text.length / 2)) : text, {
    status: answer.status,
    headers,
  });
}

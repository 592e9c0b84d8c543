import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../shared/core/result.ts';
import type { AudienceConfig, IdentityServerConfig, TrustConfig } from '../../../shared/records/config.ts';
import { ruth } from '../../support/open-session.ts';
import { startSmart, type SigningIn } from '../../support/signing-in.ts';
import { discoveryOf } from '../../support/tiny-identity.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
let browsing: Promise<void>[];
/** Every address the browser was given, and what it met there. */
let visited: { readonly url: string; readonly page: string }[];
const holding: Server[] = [];

beforeEach(async () => {
  trust = await startTinyTrust();
  browsing = [];
  visited = [];
});
afterEach(async () => {
  await Promise.all(browsing);
  await trust.stop();
  for (const server of holding.splice(0)) server.close();
});

/** Follows redirects and sends forms that send themselves, as a browser does. */
async function browse(url: string): Promise<void> {
  const page = await (await fetch(url)).text();
  visited.push({ url, page });
  const action = /action="([^"]*)"/.exec(page)?.[1];
  if (action === undefined) return;
  const fields = [...page.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const sent = await fetch(action.replaceAll('&amp;', '&'), {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  const next = sent.headers.get('location');
  if (next !== null) await browse(next);
}

const start = (change: (config: TrustConfig) => TrustConfig = (config) => config): SigningIn => {
  const made = startSmart(change(trust.config), async (url) => {
    browsing.push(browse(url).catch(() => undefined));
  });
  made.context.unlockAs({ ...ruth, id: `${trust.origin}#ruth` });
  return made;
};
const withServer =
  (over: Partial<IdentityServerConfig>) =>
  (config: TrustConfig): TrustConfig => ({
    ...config,
    identityServers: config.identityServers.map((one) => ({ ...one, ...over })),
  });
const withAudiences =
  (over: (audience: AudienceConfig) => Partial<AudienceConfig>) =>
  (config: TrustConfig): TrustConfig => ({
    ...config,
    audiences: config.audiences.map((one) => ({ ...one, ...over(one) })),
  });

/** Gives the SMART configuration with `over` in it; what is undefined there is left out. */
function discovering(over: object): void {
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('smart-configuration')) return false;
    response.end(JSON.stringify({ ...discoveryOf(trust.origin), ...over }));
    return true;
  };
}

const states = ({ smart }: SigningIn): readonly string[] =>
  smart.recordStatuses().map(({ access }) => access.kind);
const bothIn = ['signed-in', 'signed-in'];

/** A port that nothing listens on now. */
async function hold(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  holding.push(server);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
async function freePort(): Promise<number> {
  const port = await hold();
  await new Promise((resolve) => holding.pop()?.close(resolve));
  return port;
}

const redirectsAsked = (): readonly string[] =>
  trust.requests
    .filter(({ url }) => url.startsWith('/auth'))
    .map(({ url }) => new URL(url, trust.origin).searchParams.get('redirect_uri') ?? '');

test('a sign-in comes back to the first registered port that no other program holds', async () => {
  const [taken, free, spare] = [await hold(), await freePort(), await freePort()];
  const made = start(withAudiences(() => ({ redirectPorts: [taken, free, spare] })));
  expect(await made.smart.signIn('main')).toEqual(ok(undefined));
  expect(states(made)).toEqual(bothIn);
  const back = `http://127.0.0.1:${free}/callback`;
  expect(redirectsAsked()).toEqual([back, back]);
});

test('an audience that knows other ports comes back to one of its own, in the same visit of the browser', async () => {
  const [one, other] = [await freePort(), await freePort()];
  const made = start(withAudiences(({ id }) => ({ redirectPorts: [id === 'main' ? one : other] })));
  await made.smart.signIn('main');
  expect(states(made)).toEqual(bothIn);
  expect(redirectsAsked()).toEqual([one, other].map((port) => `http://127.0.0.1:${port}/callback`));
  expect(browsing).toHaveLength(1);
});

test('every registered port held by other programs is said, with the ports, and no browser opens', async () => {
  const taken = await hold();
  const { smart } = start(withAudiences(() => ({ redirectPorts: [taken] })));
  expect(await smart.signIn('main')).toMatchObject({
    fault: { reason: 'browser-not-opened', detail: expect.stringContaining(String(taken)) },
  });
  expect(browsing).toEqual([]);
});

test('an issuer is one with and without a slash at its end, and so is the person', async () => {
  const made = start(withServer({ issuer: `${trust.origin}/` }));
  await made.smart.signIn('main');
  expect(states(made)).toEqual(bothIn);
  const other = start();
  trust.identity.claims = { iss: `${trust.origin}/` };
  discovering({ issuer: `${trust.origin}/` });
  await other.smart.signIn('main');
  expect(states(other)).toEqual(bothIn);
});

test('what the SMART configuration leaves out is read from the OpenID configuration of the issuer', async () => {
  trust.identity.openid = discoveryOf(trust.origin);
  discovering({ issuer: undefined, jwks_uri: undefined, revocation_endpoint: undefined });
  const made = start();
  await made.smart.signIn('main');
  expect(made.smart.recordStatuses()[0]?.access).toMatchObject({ kind: 'signed-in', lacks: [] });
});

test('a record without a SMART configuration is signed in to by the OpenID configuration alone', async () => {
  trust.identity.openid = discoveryOf(trust.origin);
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('smart-configuration')) return false;
    response.writeHead(404).end('{}');
    return true;
  };
  const made = start();
  await made.smart.signIn('main');
  expect(states(made)).toEqual(bothIn);
});

test('an OpenID configuration of another issuer is not believed', async () => {
  trust.identity.openid = { ...discoveryOf(trust.origin), issuer: 'https://elsewhere.example' };
  discovering({ jwks_uri: undefined });
  expect(await start().smart.signIn('main')).toMatchObject({
    fault: { reason: 'answer-unreadable', detail: 'openid-configuration: another issuer' },
  });
});

test('a relative endpoint means a place below the FHIR base that states it', async () => {
  discovering({ authorization_endpoint: '../auth', token_endpoint: '/token', jwks_uri: '../jwks' });
  const made = start();
  await made.smart.signIn('main');
  expect(states(made)).toEqual(bothIn);
});

test('an endpoint on a further host of the same operator is asked only where the trust names that host', async () => {
  const further = trust.origin.replace('127.0.0.1', 'localhost');
  discovering({ token_endpoint: `${further}/token`, revocation_endpoint: `${further}/revoke` });
  expect(await start().smart.signIn('main')).toMatchObject({ fault: { detail: 'refused: other-origin' } });
  const made = start(withServer({ alsoAt: [further] }));
  await made.smart.signIn('main');
  expect(states(made)).toEqual(bothIn);
  const held = await made.smart.tokens.token('main');
  expect(await made.smart.tokens.renewed('main', held.ok ? held.value : '')).toMatchObject({ ok: true });
  expect(await made.smart.signOut()).toEqual(ok(undefined));
  expect(trust.identity.revoked).toHaveLength(4);
});

test('the query of a sign-in page’s own address is kept', async () => {
  discovering({ authorization_endpoint: `${trust.origin}/auth?tenant=7&flow=a%20b` });
  const made = start();
  await made.smart.signIn('main');
  await Promise.all(browsing);
  expect(states(made)).toEqual(bothIn);
  const asked = new URL(visited[0]?.url ?? '').searchParams;
  expect([asked.get('tenant'), asked.get('flow'), asked.get('response_type')]).toEqual(['7', 'a b', 'code']);
});

test('where the server states authorize-post the browser posts the request, and no address holds any of it', async () => {
  discovering({ authorization_endpoint: `${trust.origin}/auth?tenant=7`, capabilities: ['authorize-post'] });
  const made = start();
  await made.smart.signIn('main');
  await Promise.all(browsing);
  expect(states(made)).toEqual(bothIn);
  const asked = trust.requests.filter(({ url }) => url.startsWith('/auth'));
  expect(asked.map(({ method, url }) => [method, url])).toEqual(bothIn.map(() => ['POST', '/auth?tenant=7']));
  expect(asked[0]?.body).toContain('code_challenge=');
  expect(visited[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\/[\w-]{43}$/);
});

test('a trust may have the sign-in page asked for by GET where the server offers both', async () => {
  discovering({ capabilities: ['authorize-post'] });
  const made = start(withServer({ authoriseBy: 'get' }));
  await made.smart.signIn('main');
  expect(states(made)).toEqual(bothIn);
  expect(trust.requests.filter(({ url }) => url === '/auth')).toEqual([]);
});

test('an identity server without keys is refused by that name, unless the trust states that it has none, and then each record says so', async () => {
  discovering({ jwks_uri: undefined });
  expect(await start().smart.signIn('main')).toMatchObject({
    fault: { detail: expect.stringContaining('jwks_uri') },
  });
  const made = start(withServer({ keys: 'none' }));
  await made.smart.signIn('main');
  expect(made.smart.recordStatuses().map(({ access }) => access)).toMatchObject([
    { lacks: ['keys'] },
    { lacks: ['keys'] },
  ]);
  trust.identity.claims = { nonce: 'of another sign-in' };
  expect(await start(withServer({ keys: 'none' })).smart.signIn('main')).toMatchObject({
    fault: { detail: 'id token: nonce' },
  });
});

test('an identity server without revocation is said of each record, and again at signing out by name', async () => {
  discovering({ revocation_endpoint: undefined });
  const made = start();
  await made.smart.signIn('main');
  expect(made.smart.recordStatuses().map(({ access }) => access)).toMatchObject([
    { lacks: ['revocation'] },
    { lacks: ['revocation'] },
  ]);
  expect(await made.smart.signOut()).toMatchObject({
    fault: { kind: 'not-possible', why: expect.stringContaining('of Main and of Side') },
  });
});

test('a standalone sign-in never asks for launch, and an EHR launch always does', async () => {
  const { smart } = start(withAudiences(({ scopes }) => ({ scopes: [...scopes, 'launch'] })));
  await smart.signIn('main');
  const scopeOf = (at: number): readonly string[] =>
    (new URL(visited[at]?.url ?? '').searchParams.get('scope') ?? '').split(' ');
  await Promise.all(browsing);
  expect(scopeOf(0)).not.toContain('launch');
  await smart.beginEhrLaunch({ iss: `${trust.origin}/fhir`, launch: 'abc' });
  await Promise.all(browsing);
  expect(scopeOf(1)).toContain('launch');
});

test('the id token is checked with the keys that the issuer itself states, whatever the record says', async () => {
  trust.identity.openid = discoveryOf(trust.origin);
  discovering({ jwks_uri: `${trust.origin}/keys-of-another` });
  const made = start();
  await made.smart.signIn('main');
  expect(states(made)).toEqual(bothIn);
  expect(trust.requests.map(({ url }) => url)).toContain('/jwks');
  expect(trust.requests.map(({ url }) => url)).not.toContain('/keys-of-another');
});

test('what comes back on the redirect address sends the browser nowhere but to the next configured sign-in page', async () => {
  const evil = 'https://evil.example/';
  const left: string[] = [];
  const made = startSmart(trust.config, async (url) => {
    const there = await fetch(url, { redirect: 'manual' });
    const back = new URL(there.headers.get('location') ?? '');
    for (const name of ['redirect_uri', 'iss', 'next', 'url', 'to', 'authorization_endpoint'])
      back.searchParams.set(name, evil);
    const answer = await fetch(back, { redirect: 'manual' });
    left.push(new URL(answer.headers.get('location') ?? '').origin);
    const forged = await fetch(new URL(`?state=forged&to=${evil}`, back), { redirect: 'manual' });
    left.push(String(forged.headers.get('location')), await forged.text());
    browsing.push(browse(answer.headers.get('location') ?? ''));
  });
  expect(await made.smart.signIn('main')).toEqual(ok(undefined));
  expect(left.slice(0, 2)).toEqual([trust.origin, 'null']);
  expect(left[2]).not.toContain('evil.example');
});

test('an authorisation request carries every parameter that SMART asks for, once and as the record is configured', async () => {
  await start().smart.signIn('main');
  const asked = trust.requests
    .filter(({ url }) => url.startsWith('/auth'))
    .map(({ url }) => new URL(url, trust.origin).searchParams);
  const [first, second] = asked;
  expect(Object.fromEntries(first ?? [])).toMatchObject({
    response_type: 'code',
    client_id: 'concord-desktop',
    aud: `${trust.origin}/fhir`,
    code_challenge_method: 'S256',
  });
  expect(first?.get('scope')).toBe(trust.config.audiences[0]?.scopes.join(' '));
  expect(second?.get('aud')).toBe(`${trust.origin}/other`);
  // 256 bits as base64url, and never twice.
  expect(first?.get('state')).toMatch(/^[\w-]{43}$/);
  expect(first?.get('state')).not.toBe(second?.get('state'));
  expect(first?.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  expect(first?.get('launch')).toBeNull();
});

test('the code is traded by a form with the verifier, the same redirect address and the client id, and no secret', async () => {
  await start().smart.signIn('main');
  const [traded] = trust.requests.filter(({ url }) => url === '/token');
  const redirect = new URL(
    trust.requests.find(({ url }) => url.startsWith('/auth'))?.url ?? '',
    trust.origin,
  );
  const form = new URLSearchParams(traded?.body);
  expect([traded?.method, traded?.authorization]).toEqual(['POST', undefined]);
  expect([...form.keys()].toSorted()).toEqual([
    'client_id',
    'code',
    'code_verifier',
    'grant_type',
    'redirect_uri',
  ]);
  expect(form.get('grant_type')).toBe('authorization_code');
  expect(form.get('redirect_uri')).toBe(redirect.searchParams.get('redirect_uri'));
});

test('a renewal sends the refresh token and the client id, asks for no more scopes, and the new refresh token takes the place of the old', async () => {
  const { smart } = start();
  await smart.signIn('main');
  const first = await smart.tokens.token('main');
  const second = await smart.tokens.renewed('main', first.ok ? first.value : '');
  await smart.tokens.renewed('main', second.ok ? second.value : '');
  const forms = trust.requests
    .filter(({ body }) => body.includes('grant_type=refresh_token'))
    .map(({ body }) => new URLSearchParams(body));
  expect(forms.map((form) => form.get('client_id'))).toEqual(['concord-desktop', 'concord-desktop']);
  expect(forms.every((form) => form.get('scope') === null)).toBe(true);
  expect(new Set(trust.identity.refreshes).size).toBe(2);
});

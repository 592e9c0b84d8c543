import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '../../../shared/core/result.ts';
import { smartOf } from '../../../electron/engine/smart/smart.ts';
import { ruth, testContext } from '../../support/open-session.ts';
import { startSmart, type Browser, type SigningIn } from '../../support/signing-in.ts';
import { tempFolder } from '../../support/temp.ts';
import { after, now } from '../../../electron/engine/node-host.ts';
import { testHost, testClock } from '../../support/test-host.ts';
import { discoveryOf } from '../../support/tiny-identity.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

const sct = 'http://snomed.info/sct';
const pharmacistRole = {
  resourceType: 'PractitionerRole',
  id: 'r1',
  practitioner: { reference: 'Practitioner/ruth' },
  code: [{ coding: [{ system: sct, code: '46255001' }], text: 'Clinical pharmacist' }],
};

let trust: TinyTrust;
const pages: string[] = [];
let browsing: Promise<void>[] = [];
/** The browser's own trip may end a moment after the sign-in has. */
const browsed = () => Promise.all(browsing);

beforeEach(async () => {
  trust = await startTinyTrust();
  trust.put({
    resourceType: 'Practitioner',
    id: 'ruth',
    name: [{ given: ['Ruth'], family: 'Calloway' }],
    identifier: [{ system: 'https://fhir.hl7.org.uk/Id/gphc-number', value: '2099999' }],
  });
  trust.put(pharmacistRole);
  pages.length = 0;
  browsing = [];
});
afterEach(async () => {
  await browsed();
  await trust.stop();
});

/** A browser that follows redirects and keeps the last page. */
async function browse(url: string): Promise<void> {
  const answer = await fetch(url);
  pages.push(await answer.text());
}

const start = (browser: Browser = browse): SigningIn =>
  startSmart(trust.config, async (url) => {
    browsing.push(browser(url).catch(() => undefined));
  });

const me = (): typeof ruth => ({ ...ruth, id: `${trust.origin}#ruth` });

test('one trip through the browser signs in every audience of the identity server, and says who it was', async () => {
  const { context, smart } = start();
  expect(await smart.signIn('main')).toEqual(ok(undefined));
  expect(context.newcomers).toHaveLength(1);
  expect(context.newcomers[0]?.user).toEqual(me());
  expect([...(context.newcomers[0]?.secrets.keys() ?? [])]).toEqual(['grant:main', 'grant:side']);
  await browsed();
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('You are signed in');
});

test('an enrolled person keeps the tokens and is signed in', async () => {
  const { context, smart } = start();
  context.unlockAs(me());
  await smart.signIn('main');
  expect(smart.recordStatuses().map((one) => one.access.kind)).toEqual(['signed-in', 'signed-in']);
  expect((await smart.tokens.token('main')).ok).toBe(true);
});

test('a different person than the one unlocked is refused and keeps nothing', async () => {
  const { context, smart } = start();
  context.unlockAs({ ...ruth, id: 'somebody else' });
  expect(await smart.signIn('main')).toMatchObject({ fault: { reason: 'different-person' } });
  expect(context.secrets.size).toBe(0);
});

test('a redirect with another state is answered plainly and ignored; the right one still counts', async () => {
  const { smart } = start(async (url) => {
    const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', 'forged');
    back.searchParams.set('code', 'stolen');
    const forged = await fetch(back);
    pages.push(String(forged.status), await forged.text());
    await browse(url);
  });
  expect(await smart.signIn('main')).toEqual(ok(undefined));
  await browsed();
  expect(pages[0]).toBe('400');
  expect(pages[1]).toContain('This sign-in is not known');
  expect(trust.requests.some((one) => one.body.includes('stolen'))).toBe(false);
});

test('when only forged redirects come back until the time is over, the fault says so', async () => {
  const clock = testClock(Date.now());
  const host = testHost(tempFolder('smart'), {
    clock,
    openBrowser: async (url) => {
      const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('state', 'forged');
      void fetch(back).then(() => clock.advance(300_000));
      return ok(undefined);
    },
  });
  const smart = smartOf(testContext(host, trust.config));
  expect(await smart.signIn('main')).toMatchObject({ fault: { reason: 'wrong-state' } });
});

test('a sign-in nobody finishes times out after five minutes', async () => {
  const clock = testClock(Date.now());
  const openBrowser = async () => {
    queueMicrotask(() => setImmediate(() => clock.advance(300_000)));
    return ok(undefined);
  };
  const smart = smartOf(testContext(testHost(tempFolder('smart'), { clock, openBrowser }), trust.config));
  expect(await smart.signIn('main')).toMatchObject({ fault: { reason: 'timed-out' } });
});

test('cancelled on the sign-in page, and cancelled in Concord, both say cancelled', async () => {
  trust.identity.error = 'access_denied';
  expect(await start().smart.signIn('main')).toMatchObject({ fault: { reason: 'cancelled' } });
  await browsed();
  expect(pages[0]).toContain('Sign-in cancelled');
  const waiting = start(() => Promise.resolve());
  const answer = waiting.smart.signIn('main');
  await expect.poll(() => waiting.smart.recordStatuses()[0]?.access.kind).toBe('signing-in');
  waiting.smart.cancelSignIn();
  expect(await answer).toMatchObject({ fault: { reason: 'cancelled' } });
});

test('scopes narrower than what the sources need are named and not fatal; none that is clinical is', async () => {
  trust.identity.granted = 'openid fhirUser offline_access user/Patient.rs user/*.r';
  const { context, smart } = start();
  context.unlockAs(me());
  await smart.signIn('main');
  expect(smart.recordStatuses()[0]?.access).toMatchObject({
    kind: 'signed-in',
    missingScopes: [
      'user/Location.s',
      'user/Encounter.s',
      'user/MedicationStatement.cus',
      'user/Medication.s',
      'user/AllergyIntolerance.cus',
      'user/List.cus',
      'user/Provenance.cus',
    ],
  });
  trust.identity.granted = 'openid fhirUser';
  expect(await start().smart.signIn('main')).toMatchObject({ fault: { reason: 'refused-by-server' } });
});

test.each([
  ['a signature by another key', () => (trust.identity.wrongKey = true), 'signature'],
  ['another issuer', () => (trust.identity.claims = { iss: 'https://elsewhere.example' }), 'issuer'],
  ['another client', () => (trust.identity.claims = { aud: 'another-client' }), 'audience'],
  ['the nonce of another sign-in', () => (trust.identity.claims = { nonce: 'old' }), 'nonce'],
  ['a time long past', () => (trust.identity.claims = { exp: 1 }), 'expired'],
])('an id token with %s is refused', async (_, arrange, why) => {
  arrange();
  const { context, smart } = start();
  expect(await smart.signIn('main')).toMatchObject({
    fault: { reason: 'answer-unreadable', detail: `id token: ${why}` },
  });
  expect(context.newcomers).toEqual([]);
});

test('a server that is down, HTML instead of discovery, and a browser that does not open are different faults', async () => {
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('smart-configuration')) return false;
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>Guest network</html>');
    return true;
  };
  expect(await start().smart.signIn('main')).toMatchObject({ fault: { reason: 'answer-unreadable' } });
  trust.intercept = () => false;
  const shut = testHost(tempFolder('smart'), {
    now,
    after,
    openBrowser: async () => err({ kind: 'not-opened' }),
  });
  expect(await smartOf(testContext(shut, trust.config)).signIn('main')).toMatchObject({
    fault: { reason: 'browser-not-opened' },
  });
  const gone = start();
  await trust.stop();
  expect(await gone.smart.signIn('main')).toMatchObject({
    fault: { reason: 'server-not-answering', detail: 'record: ECONNREFUSED' },
  });
});

test('a discovery that sends the sign-in to another origin is refused before the browser opens', async () => {
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('smart-configuration')) return false;
    response.end(
      JSON.stringify({
        authorization_endpoint: 'https://evil.example/auth',
        token_endpoint: 'https://evil.example/token',
        code_challenge_methods_supported: ['S256'],
      }),
    );
    return true;
  };
  expect(await start().smart.signIn('main')).toMatchObject({
    fault: { reason: 'answer-unreadable', detail: 'refused: other-origin' },
  });
  expect(pages).toEqual([]);
});

test('an EHR launch goes to the configured record only, and carries its launch', async () => {
  const seen: string[] = [];
  const { smart } = start(async (url) => {
    seen.push(url);
    await browse(url);
  });
  expect(await smart.beginEhrLaunch({ iss: 'https://evil.example/fhir', launch: 'x' })).toMatchObject({
    fault: { kind: 'not-found' },
  });
  expect(await smart.beginEhrLaunch({ iss: `${trust.origin}/fhir/`, launch: 'abc' })).toMatchObject({
    value: { audience: 'main' },
  });
  expect(new URL(seen[0] ?? '').searchParams.get('launch')).toBe('abc');
  expect(new URL(seen[0] ?? '').searchParams.get('scope')).toContain('launch');
});

async function signedIn(): Promise<SigningIn> {
  const made = start();
  made.context.unlockAs(me());
  await made.smart.signIn('main');
  return made;
}

test('ten requests that need a new token renew it once', async () => {
  const { smart } = await signedIn();
  const held = await smart.tokens.token('main');
  const refused = held.ok ? held.value : '';
  const answers = await Promise.all(Array.from({ length: 10 }, () => smart.tokens.renewed('main', refused)));
  expect(trust.identity.refreshes).toHaveLength(1);
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(answers[0]).not.toEqual(held);
});

test.each([503, 500, 429])(
  'a renewal that meets %d keeps the refresh token, and works when the server is back',
  async (status) => {
    const { smart } = await signedIn();
    const held = await smart.tokens.token('main');
    const refused = held.ok ? held.value : '';
    trust.identity.refreshStatus = status;
    trust.identity.refreshError = { error: 'temporarily_unavailable' };
    expect(await smart.tokens.renewed('main', refused)).toMatchObject({ fault: { kind: 'not-renewed' } });
    expect(smart.recordStatuses()[0]?.access.kind).toBe('unavailable');
    trust.identity.refreshStatus = 200;
    expect((await smart.tokens.renewed('main', refused)).ok).toBe(true);
    expect(new Set(trust.identity.refreshes).size).toBe(1);
  },
);

test('a 400 that is a page of something on the way ends no sign-in', async () => {
  const { smart } = await signedIn();
  const held = await smart.tokens.token('main');
  trust.identity.refreshStatus = 400;
  trust.identity.refreshError = { page: 'Please sign in to the network' };
  expect(await smart.tokens.renewed('main', held.ok ? held.value : '')).toMatchObject({
    fault: { kind: 'not-renewed' },
  });
});

const refusals = [400, 401, 403, 429, 500, 503];
test.each(refusals)('invalid_grant under %d ends the sign-in and says expired', async (status) => {
  const { smart } = await signedIn();
  const held = await smart.tokens.token('main');
  trust.identity.refreshStatus = status;
  expect(await smart.tokens.renewed('main', held.ok ? held.value : '')).toEqual(
    err({ kind: 'sign-in-needed', audience: 'main' }),
  );
  expect(smart.recordStatuses()[0]?.access.kind).toBe('expired');
});

test('a renewal that comes back after the lock is there after the next unlock', async () => {
  const { context, smart } = await signedIn();
  const held = await smart.tokens.token('main');
  const renewing = smart.tokens.renewed('main', held.ok ? held.value : '');
  context.lock();
  // Used before it is kept it would spend the old refresh token for good: killed now, nobody would have the new one.
  expect(await renewing).toMatchObject({ ok: false, fault: { kind: 'not-renewed' } });
  context.unlockAs(me());
  const next = await smart.tokens.token('main');
  expect([next.ok, next]).toEqual([true, expect.not.objectContaining({ ...held })]);
});

test('a renewal that the disk does not take waits until it does, and no refresh token is used twice', async () => {
  const { context, smart } = await signedIn();
  const held = await smart.tokens.token('main');
  const refused = held.ok ? held.value : '';
  const full = new Sqlite.SqliteError('x', 'SQLITE_FULL');
  Object.assign(context.secrets, {
    set: () => {
      throw full;
    },
  });
  await expect(smart.tokens.renewed('main', refused)).rejects.toBe(full);
  await expect(smart.tokens.renewed('main', refused)).rejects.toBe(full);
  expect(smart.recordStatuses()[0]?.access.kind).toBe('signed-in');
  Reflect.deleteProperty(context.secrets, 'set');
  const next = await smart.tokens.renewed('main', refused);
  expect(next.ok && next.value !== refused).toBe(true);
  expect(trust.identity.refreshes).toHaveLength(1);
});

test('signing out revokes the refresh and the access token of every audience, and forgets them', async () => {
  const { context, smart } = await signedIn();
  expect(await smart.signOut()).toEqual(ok(undefined));
  expect(trust.identity.revoked.filter((one) => one.startsWith('refresh'))).toHaveLength(2);
  expect(trust.identity.revoked.filter((one) => one.startsWith('access'))).toHaveLength(2);
  expect(context.secrets.size).toBe(0);
  expect(smart.recordStatuses().map((one) => one.access.kind)).toEqual(['signed-out', 'signed-out']);
});

test('signing out with the identity server gone forgets the tokens and says that it could not be told', async () => {
  const { context, smart } = await signedIn();
  await trust.stop();
  expect(await smart.signOut()).toMatchObject({ fault: { kind: 'not-answering', layer: 'identity-server' } });
  expect(context.secrets.size).toBe(0);
});

test('signing in while nobody is unlocked makes the identity server ask, whatever session the browser holds', async () => {
  trust.identity.openid = { ...discoveryOf(trust.origin), claims_supported: ['auth_time'] };
  const urls: string[] = [];
  const { smart } = start(async (url) => {
    urls.push(url);
    await browse(url);
  });
  expect(await smart.signIn('main')).toEqual(ok(undefined));
  const asked = new URL(urls[0] ?? 'http://none').searchParams;
  expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login consent', '300']);
  trust.identity.openid = undefined;
  const unaware = start(async (url) => {
    urls.push(url);
    await browse(url);
  });
  expect(await unaware.smart.signIn('main')).toEqual(ok(undefined));
  const other = new URL(urls[1] ?? 'http://none').searchParams;
  expect([other.get('prompt'), other.get('max_age')]).toEqual(['login consent', null]);
});

test('a sign-in that the identity server took from an older session is refused, and said so', async () => {
  trust.identity.claims['auth_time'] = Math.floor(now() / 1000) - 3_600;
  const { smart } = start();
  expect(await smart.signIn('main')).toEqual(
    err({ kind: 'sign-in-failed', reason: 'not-asked-again', detail: expect.any(String) }),
  );
});

test('who comes back is compared with who was meant: the same person is not somebody else, nor the other way round', async () => {
  const { smart, context } = start();
  const same = { kind: 'not', user: me().id } as const;
  expect(await smart.signIn('main', same)).toMatchObject({ fault: { reason: 'same-person' } });
  const other = { kind: 'user', user: `${trust.origin}#sam` } as const;
  expect(await smart.signIn('main', other)).toMatchObject({ fault: { reason: 'different-person' } });
  expect(context.newcomers).toEqual([]);
  expect(await smart.signIn('main', { kind: 'user', user: me().id })).toEqual(ok(undefined));
});

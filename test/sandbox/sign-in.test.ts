import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { authorize, baseOf, fhir, post, redirectUri, refresh, signIn } from './support/app.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

const status = async (store: string, token: string, url = 'Patient?_count=1'): Promise<number> =>
  (await fhir(sandbox, store, token)('GET', url)).status;

test('a person signs in with PKCE and reads a record', async () => {
  const tokens = await signIn(sandbox);
  expect(tokens.scope.split(' ')).toEqual(
    expect.arrayContaining(['openid', 'offline_access', 'user/MedicationStatement.crus']),
  );
  expect(tokens.need_patient_banner).toBe(true);
  expect(tokens.patient).toBeUndefined();
  expect(await status('northmoor-smr', tokens.access_token)).toBe(200);
});

test('the id token names the signed-in practitioner as fhirUser, and the home store has them', async () => {
  const tokens = await signIn(sandbox);
  const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1] ?? '', 'base64url').toString()) as {
    fhirUser: string;
  };
  const answer = await fhir(sandbox, 'northmoor-home', tokens.access_token)('GET', claims.fhirUser);
  expect(await answer.json()).toMatchObject({
    resourceType: 'Practitioner',
    name: [{ text: 'Ruth Calloway' }],
    identifier: [{ value: '2099999' }],
  });
});

test('a wrong password is told on the page, and a second record needs no second typing', async () => {
  const wrong = await authorize(sandbox, { act: { username: 'ruth', password: 'wrong' } });
  expect(wrong.end).toMatchObject({
    kind: 'page',
    status: 401,
    html: expect.stringContaining('not right') as string,
  });
  const jar = new Map<string, string>();
  const first = await authorize(sandbox, { jar });
  const second = await authorize(sandbox, { jar, audience: 'eastvale' });
  expect([first.end, second.end]).toMatchObject([
    { kind: 'redirected', typed: true },
    { kind: 'redirected', typed: false },
  ]);
});

test('Cancel gives the app access_denied with its state', async () => {
  const { end, state } = await authorize(sandbox, { act: 'cancel' });
  if (end.kind !== 'redirected') throw new Error('no redirect');
  expect(end.to.href.startsWith(redirectUri)).toBe(true);
  expect(Object.fromEntries(end.to.searchParams)).toMatchObject({ error: 'access_denied', state });
});

test.each(['plain', 'none'] as const)('an authorisation with challenge %s is refused', async (challenge) => {
  const { end } = await authorize(sandbox, { challenge });
  expect(end.kind === 'redirected' ? end.to.searchParams.get('error') : 'page').toBe('invalid_request');
});

test('the code is worth nothing without the verifier it was asked for with', async () => {
  const { end } = await authorize(sandbox);
  const code = end.kind === 'redirected' ? (end.to.searchParams.get('code') ?? '') : '';
  const form = {
    grant_type: 'authorization_code',
    client_id: 'concord-desktop',
    code,
    redirect_uri: redirectUri,
  };
  const answer = await post(`${sandbox.issuer}/token`, { ...form, code_verifier: 'x'.repeat(43) });
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
});

test('an aud that is none of the records is refused', async () => {
  const { end } = await authorize(sandbox, { aud: 'http://127.0.0.1:1/fhir' });
  expect(end.kind === 'redirected' ? end.to.searchParams.get('error') : 'page').toBe('invalid_request');
});

test('a token is good for every base of its audience and for no other', async () => {
  const northmoor = (await signIn(sandbox)).access_token;
  const eastvale = (await signIn(sandbox, { audience: 'eastvale' })).access_token;
  expect(
    await Promise.all(
      ['northmoor-pas', 'northmoor-epma', 'northmoor-smr', 'northmoor-home', 'eastvale'].map((store) =>
        status(store, northmoor),
      ),
    ),
  ).toEqual([200, 200, 200, 200, 401]);
  expect([await status('eastvale', eastvale), await status('northmoor-smr', eastvale)]).toEqual([200, 401]);
});

test('without a token the answer is 401 and says how to authenticate', async () => {
  const answer = await fetch(`${baseOf(sandbox, 'northmoor-smr')}/Patient`);
  expect([answer.status, answer.headers.get('www-authenticate'), await answer.json()]).toMatchObject([
    401,
    expect.stringContaining('Bearer'),
    { resourceType: 'OperationOutcome' },
  ]);
});

test('a missing scope is 403 and named, also for an entry of a bundle', async () => {
  const { access_token: token } = await signIn(sandbox, { scopes: ['openid', 'user/Patient.rs'] });
  const ask = fhir(sandbox, 'northmoor-smr', token);
  const search = await ask('GET', 'MedicationStatement');
  expect([search.status, await search.text()]).toEqual([
    403,
    expect.stringContaining('user/MedicationStatement.s'),
  ]);
  const bundle = {
    resourceType: 'Bundle',
    type: 'batch',
    entry: [{ request: { method: 'DELETE', url: 'Patient/1' } }],
  };
  const batch = await ask('POST', '', bundle);
  expect([batch.status, batch.headers.get('www-authenticate')]).toEqual([
    403,
    expect.stringContaining('scope="user/Patient.d"'),
  ]);
});

test('a refresh token is used once; using it again ends the whole family', async () => {
  const first = await signIn(sandbox);
  const second = (await (await refresh(sandbox, first.refresh_token ?? '')).json()) as typeof first;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(await status('northmoor-smr', second.access_token)).toBe(200);
  const replayed = await refresh(sandbox, first.refresh_token ?? '');
  expect([replayed.status, await replayed.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
  expect((await refresh(sandbox, second.refresh_token ?? '')).status).toBe(400);
  expect(await status('northmoor-smr', second.access_token)).toBe(401);
});

test('signing in to one record again, or losing it, leaves the other alone', async () => {
  const jar = new Map<string, string>();
  const northmoor = await signIn(sandbox, { jar });
  const eastvale = await signIn(sandbox, { jar, audience: 'eastvale' });
  await refresh(sandbox, northmoor.refresh_token ?? '');
  await refresh(sandbox, northmoor.refresh_token ?? '');
  expect(await status('eastvale', eastvale.access_token)).toBe(200);
});

test('revoking the refresh token ends its access token', async () => {
  const tokens = await signIn(sandbox);
  const answer = await post(`${sandbox.issuer}/token/revocation`, {
    token: tokens.refresh_token ?? '',
    client_id: 'concord-desktop',
  });
  expect(answer.status).toBe(200);
  expect(await status('northmoor-smr', tokens.access_token)).toBe(401);
});

test('without offline_access there is no refresh token', async () => {
  const tokens = await signIn(sandbox, { scopes: ['openid', 'user/Patient.rs'] });
  expect(tokens.refresh_token).toBeUndefined();
});

test('scopes can be narrowed, unknown ones are dropped, and the token response says what was granted', async () => {
  await sandbox.control.changeIdentity({ narrowTo: ['openid', 'user/Patient.rs'] });
  const narrow = await signIn(sandbox, {
    scopes: ['openid', 'user/Patient.rs', 'user/MedicationStatement.crus'],
  });
  await sandbox.control.changeIdentity({ narrowTo: null });
  const odd = await signIn(sandbox, { scopes: ['openid', 'user/Patient.rs', 'user/Nonsense.rs'] });
  expect([narrow.scope, odd.scope]).toEqual(['openid user/Patient.rs', 'openid user/Patient.rs']);
});

test('a launch from another system brings its patient; one nobody gave out is refused', async () => {
  const nhsNumber = '9990347522';
  const handle = await sandbox.control.createLaunch({
    store: 'northmoor-smr',
    nhsNumber,
    needPatientBanner: false,
  });
  const tokens = await signIn(sandbox, { launch: handle.launch, aud: handle.iss });
  expect(tokens).toMatchObject({ patient: handle.patient, need_patient_banner: false });
  const renewed = await (await refresh(sandbox, tokens.refresh_token ?? '')).json();
  expect(renewed).toMatchObject({ patient: handle.patient });
  const { end } = await authorize(sandbox, { launch: 'made-up' });
  expect(end.kind === 'redirected' ? end.to.searchParams.get('error') : 'page').toBe('invalid_request');
});

test('discovery is the same on the issuer and on every FHIR base', async () => {
  const places = [sandbox.issuer, ...['northmoor-pas', 'eastvale'].map((store) => baseOf(sandbox, store))];
  const found = await Promise.all(
    places.map(
      async (place) =>
        (await fetch(`${place}/.well-known/smart-configuration`)).json() as Promise<Record<string, unknown>>,
    ),
  );
  const openid = (await (await fetch(`${sandbox.issuer}/.well-known/openid-configuration`)).json()) as Record<
    string,
    unknown
  >;
  for (const one of found) {
    expect(one).toEqual(found[0]);
    for (const name of [
      'authorization_endpoint',
      'token_endpoint',
      'jwks_uri',
      'introspection_endpoint',
      'revocation_endpoint',
    ])
      expect([name, one[name]]).toEqual([name, openid[name]]);
  }
  expect(found[0]?.['code_challenge_methods_supported']).toEqual(['S256']);
});

test('the switches of the identity server do what they say', async () => {
  const { control } = sandbox;
  const tokens = await signIn(sandbox);
  expect(await control.expireAccessTokens()).toBeGreaterThan(0);
  expect(await status('northmoor-smr', tokens.access_token)).toBe(401);
  await control.changeIdentity({ outage: 'refuse' });
  await expect(refresh(sandbox, tokens.refresh_token ?? '')).rejects.toThrow('fetch failed');
  await control.changeIdentity({ outage: '503' });
  expect((await refresh(sandbox, tokens.refresh_token ?? '')).status).toBe(503);
  await control.changeIdentity({ outage: 'off' });
  const renewed = await refresh(sandbox, tokens.refresh_token ?? '');
  const { access_token: token, refresh_token: next } = (await renewed.json()) as typeof tokens;
  await control.changeIdentity({ outage: 'refuse' });
  expect(await status('northmoor-smr', token)).toBe(200);
  await control.changeIdentity({ outage: 'off' });
  expect(await control.revoke('ruth')).toBeGreaterThan(0);
  expect((await refresh(sandbox, next ?? '')).status).toBe(400);
});

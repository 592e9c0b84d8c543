import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import {
  pullPerson,
  readPerson,
  type EndpointCopy,
  type PullOptions,
} from '../../../electron/engine/sync/sync.ts';
import { verifyAudit } from '../../../electron/engine/audit/verify.ts';
import { ruth, type TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
let context: TestContext;
let crashAt: (label: string) => boolean;

beforeEach(async () => {
  trust = await startTinyTrust();
  trust.put(dorothy());
  crashAt = () => false;
  context = await signedInContext();
  addPerson(context, 'p1');
});
afterEach(() => trust.stop());

const signedInContext = (): Promise<TestContext> => signedInTo(trust, (label) => crashAt(label));

const gp = (of: TestContext = context, person = 'p1'): EndpointCopy =>
  must(
    readPerson(trust.config, of.store(), person).endpoints.find((one) => one.source.id === 'gp'),
    'the GP is configured',
  );
const pull = (options: PullOptions = {}, person = 'p1') => pullPerson(context, person, options);
const idsOf = (copy: EndpointCopy): readonly string[] => copy.resources.map((one) => `${one.type}/${one.id}`);
const statements = (count: number): void => {
  for (let n = 1; n <= count; n += 1) trust.put(statement(`m${n}`));
};
const searches = (): readonly string[] =>
  trust.requests.filter((one) => one.url.includes('/MedicationStatement')).map((one) => one.url);

test('a record of several pages is read to its end, each resource exactly as received', async () => {
  statements(7);
  trust.put(statement('dose', { dosage: [{ doseAndRate: [{ doseQuantity: { value: 1.5 } }] }] }));
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/AllergyIntolerance')) return false;
    response.end(
      '{"resourceType":"Bundle",  "entry":[{"resource": {"resourceType":"AllergyIntolerance","id":"a1",\n "patient":{"reference":"Patient/gp-1"},"x":1.50,"text":"a \\"quote\\" }]"} }]}',
    );
    return true;
  };
  await pull();
  expect(gp().state).toEqual({ kind: 'complete' });
  expect(gp().resources).toHaveLength(10);
  expect(gp().resources.find((one) => one.id === 'a1')?.text).toBe(
    '{"resourceType":"AllergyIntolerance","id":"a1",\n "patient":{"reference":"Patient/gp-1"},"x":1.50,"text":"a \\"quote\\" }]"}',
  );
  expect(verifyAudit(context.store().read)).toBeUndefined();
});

test('a patient the source does not know is that, and not an empty record', async () => {
  trust.remove('Patient/gp-1');
  await pull();
  expect(gp().state).toEqual({ kind: 'patient-not-known' });
});

test.each([
  ['another birth date', { birthDate: '1948-03-14' }, { kind: 'identity-disagrees', detail: 'birth-date' }],
  ['a restricted record', { meta: { security: [{ code: 'R' }] } }, { kind: 'restricted' }],
  [
    'no birth date',
    { birthDate: undefined },
    { kind: 'identity-disagrees', detail: 'needs a person: no-birth-date' },
  ],
])('with %s nothing is stored, and the reason is kept', async (_, over, reason) => {
  statements(2);
  trust.resources.set('Patient/gp-1', dorothy(over));
  await pull();
  expect(gp().state).toEqual({ kind: 'unavailable', reason });
  expect(gp().resources).toEqual([]);
  expect(searches()).toEqual([]);
});

test('an identity that stops agreeing takes what was shown off the screen and drops nothing', async () => {
  statements(2);
  await pull();
  trust.resources.set('Patient/gp-1', dorothy({ birthDate: '1950-01-01' }));
  await pull({ full: true });
  expect(gp().resources).toEqual([]);
  expect(gp().gone.map((one) => one.id)).toContain('m1');
});

test('resources of another patient in the answer are refused and counted', async () => {
  statements(1);
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/MedicationStatement')) return false;
    response.end(
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [
          { resource: statement('m1') },
          { resource: statement('x', { subject: { reference: 'Patient/other' } }) },
          { resource: { ...statement('y'), subject: undefined } },
        ],
      }),
    );
    return true;
  };
  await pull();
  expect(gp().state).toEqual({ kind: 'partial', reasons: [{ kind: 'another-patient', count: 2 }] });
  expect(idsOf(gp())).toEqual(['MedicationStatement/m1', 'Patient/gp-1']);
});

type Spoil = (
  page: string,
  url: URL,
) => { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string };

/** Spoils the second page of the statements. */
function spoilSecondPage(spoil: Spoil): void {
  trust.intercept = (request, response, url) => {
    if (!url.pathname.endsWith('/MedicationStatement') || url.searchParams.get('_offset') !== '3')
      return false;
    const made = spoil('', url);
    response.writeHead(made.status ?? 200, made.headers ?? { 'content-type': 'application/fhir+json' });
    response.end(made.body);
    return request.url !== undefined;
  };
}

const bundle = (next?: string) =>
  JSON.stringify({
    resourceType: 'Bundle',
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
    entry: [{ resource: statement('m4') }],
  });

test.each<[string, Spoil, object, boolean]>([
  [
    'HTML',
    () => ({ headers: { 'content-type': 'text/html' }, body: '<html>' }),
    { kind: 'page-unreadable', page: 2, detail: 'MedicationStatement: HTML or XML instead of JSON' },
    false,
  ],
  [
    'half a page',
    () => ({ body: bundle().slice(0, 40) }),
    { kind: 'page-unreadable', page: 2, detail: 'MedicationStatement: JSON that ends half-way' },
    false,
  ],
  [
    'a Patient instead of a Bundle',
    () => ({ body: JSON.stringify(dorothy()) }),
    { kind: 'page-unreadable', page: 2, detail: 'MedicationStatement: Patient instead of a Bundle' },
    false,
  ],
  [
    'prototype keys',
    () => ({ body: '{"resourceType":"Bundle","__proto__":{"x":1}}' }),
    { kind: 'page-unreadable', page: 2, detail: 'MedicationStatement: prototype keys' },
    false,
  ],
  [
    'JSON nested too deep',
    () => ({ body: `{"resourceType":"Bundle","a":${'['.repeat(200)}${']'.repeat(200)}}` }),
    { kind: 'page-unreadable', page: 2, detail: 'MedicationStatement: nested deeper than 64' },
    false,
  ],
  [
    'a next that loops',
    (_, url) => ({ body: bundle(url.href) }),
    { kind: 'paging-stopped', detail: 'MedicationStatement: loop' },
    true,
  ],
  [
    'a next to another origin',
    () => ({ body: bundle('https://evil.example/fhir') }),
    { kind: 'paging-stopped', detail: 'MedicationStatement: other-origin' },
    true,
  ],
  [
    'a redirect',
    () => ({ status: 302, headers: { location: 'https://evil.example/' }, body: '' }),
    { kind: 'paging-stopped', detail: 'MedicationStatement: redirect' },
    false,
  ],
  [
    'a resource of more than 10 MB',
    () => ({ body: `${bundle().slice(0, -2)},"x":"${'y'.repeat(11_000_000)}"}]}` }),
    { kind: 'too-large', detail: 'MedicationStatement: more than 10 MB' },
    false,
  ],
  [
    'a server error',
    () => ({ status: 500, body: '' }),
    { kind: 'page-unreadable', page: 2, detail: 'MedicationStatement: status 500' },
    false,
  ],
])(
  '%s on page two: the source is partial with the reason, and what came is kept',
  async (_, spoil, reason, fourthKept) => {
    statements(7);
    spoilSecondPage(spoil);
    await pull();
    expect(gp().state).toEqual({ kind: 'partial', reasons: [reason] });
    expect(idsOf(gp()).filter((one) => one.startsWith('M'))).toEqual(
      ['m1', 'm2', 'm3', ...(fourthKept ? ['m4'] : [])].map((id) => `MedicationStatement/${id}`),
    );
  },
);

test('an OperationOutcome in the searchset makes the source partial; a suppressed record with nothing in it is withheld', async () => {
  const outcome = (code: string) => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'warning', code, diagnostics: 'The provider "Eastvale Pharmacy" did not answer' }],
  });
  const answerWith = (code: string): void => {
    trust.intercept = (_request, response, url) => {
      if (!url.searchParams.has('patient')) return false;
      response.end(
        JSON.stringify({
          resourceType: 'Bundle',
          entry: [{ resource: outcome(code), search: { mode: 'outcome' } }],
        }),
      );
      return true;
    };
  };
  answerWith('timeout');
  await pull();
  expect(gp().state).toMatchObject({
    kind: 'partial',
    reasons: [{ kind: 'provider-not-answering', provider: 'Eastvale Pharmacy' }],
  });
  answerWith('suppressed');
  await pull({ full: true });
  expect(gp().state).toEqual({
    kind: 'withheld',
    by: '“The provider "Eastvale Pharmacy" did not answer”',
  });
});

test('a scope that is missing in an otherwise empty record is not called withheld', async () => {
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/AllergyIntolerance')) return false;
    response.writeHead(403);
    response.end('{}');
    return true;
  };
  await pull();
  expect(gp().state.kind).toBe('partial');
});

test('a scope that is missing for one type is a gap of that type; for all of them the source is not permitted', async () => {
  statements(2);
  const forbid = (pattern: RegExp): void => {
    trust.intercept = (_request, response, url) => {
      if (!pattern.test(url.pathname)) return false;
      response.writeHead(403, {
        'www-authenticate': 'Bearer error="insufficient_scope", scope="user/AllergyIntolerance.rs"',
      });
      response.end('{}');
      return true;
    };
  };
  forbid(/AllergyIntolerance/);
  await pull();
  expect(gp().state).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'items-withheld', detail: 'AllergyIntolerance: user/AllergyIntolerance.rs' }],
  });
  forbid(/AllergyIntolerance|MedicationStatement/);
  await pull({ full: true });
  expect(gp().failedSince).toMatchObject({ reason: { kind: 'not-permitted' } });
  expect(idsOf(gp())).toContain('MedicationStatement/m1');
});

test('a token that expires mid-work is renewed once and the reading goes on', async () => {
  statements(7);
  let cut = false;
  trust.intercept = (_request, _response, url) => {
    if (url.searchParams.get('_offset') === '3' && !cut) {
      cut = true;
      trust.identity.live.clear();
    }
    return false;
  };
  await pull();
  expect(gp().state).toEqual({ kind: 'complete' });
  expect(trust.identity.refreshes).toHaveLength(1);
});

test('a sign-in that is over leaves the copy readable and says what is needed', async () => {
  statements(2);
  await pull();
  trust.identity.live.clear();
  trust.identity.refreshStatus = 400;
  await pull({ full: true });
  expect(gp()).toMatchObject({
    state: { kind: 'complete' },
    offlineCopy: true,
    failedSince: { kind: 'unavailable', reason: { kind: 'sign-in-needed' } },
  });
  expect(idsOf(gp())).toContain('MedicationStatement/m2');
});

test('a server that is gone: unavailable without a copy, an offline copy with one', async () => {
  statements(2);
  addPerson(context, 'p2', { nhs_number: '9990000000' });
  await pull();
  await trust.stop();
  await pull({ full: true });
  await pull({}, 'p2');
  expect(gp()).toMatchObject({ state: { kind: 'complete' }, offlineCopy: true });
  expect(gp(context, 'p2').state).toEqual({
    kind: 'unavailable',
    reason: { kind: 'not-answering', layer: 'record', detail: 'ECONNREFUSED' },
  });
});

test('a first read that is cut off keeps what came, says it is still reading, and goes on from its page', async () => {
  statements(7);
  trust.intercept = (request, _response, url) => {
    if (url.searchParams.get('_offset') !== '3') return false;
    request.socket.destroy();
    return true;
  };
  await pull();
  expect(gp().state).toEqual({ kind: 'partial', reasons: [{ kind: 'still-reading' }] });
  expect(gp().resources).toHaveLength(4);
  trust.intercept = () => false;
  const before = searches().length;
  await pull();
  expect(gp().state).toEqual({ kind: 'complete' });
  expect(gp().resources).toHaveLength(8);
  expect(
    searches()
      .slice(before)
      .some((url) => !url.includes('_offset')),
  ).toBe(false);
});

test('pages are written in groups: a crash between two loses no page and reads none of the first again', async () => {
  trust.pageSize = 200;
  statements(1_100);
  let groups = 0;
  crashAt = (label) => label === 'begin save pages' && (groups += 1) === 2;
  await expect(pull()).rejects.toThrow('stopped at');
  crashAt = () => false;
  const before = searches().length;
  context.lock();
  context.unlockAs({ ...ruth, id: `${trust.origin}#ruth` });
  await pull();
  expect(gp().resources).toHaveLength(1_101);
  expect(gp().state).toEqual({ kind: 'complete' });
  expect(
    searches()
      .slice(before)
      .map((url) => new URL(url, trust.origin).searchParams.get('_offset')),
  ).toEqual(['600', '800', '1000']);
});

test('a record of any number of types and pages costs three commits: begun, read, finished', async () => {
  statements(7);
  const labels: string[] = [];
  crashAt = (label) => {
    if (label.startsWith('commit')) labels.push(label);
    return false;
  };
  await pull({ endpoints: ['gp'] });
  expect(gp().resources).toHaveLength(8);
  expect(labels).toEqual(['commit begin a pull', 'commit save pages', 'commit finish a pull']);
});

test('two pulls of one person at once are one', async () => {
  statements(2);
  await Promise.all([pull(), pull(), pull()]);
  expect(searches()).toHaveLength(1);
});

test('the second read asks only for what changed; a whole read finds what has gone and keeps its tombstone', async () => {
  statements(3);
  await pull();
  trust.remove('MedicationStatement/m2');
  await pull();
  expect(searches().at(-1)).toContain('_lastUpdated=ge');
  await pull({ full: true });
  expect(idsOf(gp())).not.toContain('MedicationStatement/m2');
  expect(gp().gone.map((one) => one.id)).toEqual(['m2']);
});

test('a whole read with a gap in it proves nothing about what is missing', async () => {
  statements(7);
  await pull();
  spoilSecondPage(() => ({ body: '<html>' }));
  await pull({ full: true });
  expect(gp()).toMatchObject({ state: { kind: 'partial' }, gone: [] });
  const outcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'timeout', diagnostics: 'A provider timed out' }],
  };
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/MedicationStatement')) return false;
    response.end(JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: outcome }] }));
    return true;
  };
  await pull({ full: true });
  expect(gp()).toMatchObject({ state: { kind: 'partial' }, gone: [] });
  expect(idsOf(gp())).toContain('MedicationStatement/m7');
});

type Edit =
  | { readonly kind: 'put' | 'remove'; readonly id: string }
  | { readonly kind: 'pull'; readonly full: boolean };

const edits = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('put' as const, 'remove' as const),
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pull' as const), full: fc.boolean() }) },
  ),
  { maxLength: 12 },
);

test('after any history of edits and pulls, a whole read leaves the cache as a first read would', async () => {
  let serial = 0;
  const contents = (copy: EndpointCopy): unknown => copy.resources.map((one) => one.text);
  await fc.assert(
    fc.asyncProperty(edits, async (history: readonly Edit[]) => {
      for (const edit of history) {
        if (edit.kind === 'put') trust.put(statement(edit.id, { note: [{ text: String((serial += 1)) }] }));
        else if (edit.kind === 'remove') trust.remove(`MedicationStatement/${edit.id}`);
        else if (edit.kind === 'pull') await pull({ full: edit.full });
      }
      await pull({ full: true });
      const fresh = await signedInContext();
      addPerson(fresh, 'p1');
      await pullPerson(fresh, 'p1', { full: true });
      expect(contents(gp())).toEqual(contents(gp(fresh)));
      fresh.lock();
    }),
    { numRuns: 12, seed: 20261118 },
  );
});

test('after edits without deletions, reading only what changed equals reading everything', async () => {
  let serial = 0;
  for (let round = 0; round < 6; round += 1) {
    for (const id of ['a', 'b', 'c', 'd', 'e'].slice(0, round))
      trust.put(statement(id, { note: [{ text: String((serial += 1)) }] }));
    await pull();
    const fresh = await signedInContext();
    addPerson(fresh, 'p1');
    await pullPerson(fresh, 'p1', { full: true });
    // All but when it came: what is as it was is not sent again.
    const held = (copy: EndpointCopy) => copy.resources.map((one) => ({ ...one, fetchedAt: '' }));
    expect(held(gp())).toEqual(held(gp(fresh)));
    fresh.lock();
  }
  expect(searches().some((url) => url.includes('_lastUpdated'))).toBe(true);
});

test('locking in the middle of a read writes nothing afterwards and breaks nothing', async () => {
  statements(7);
  trust.intercept = (_request, _response, url) => {
    if (url.searchParams.get('_offset') === '3') context.lock();
    return false;
  };
  await pull();
  context.unlockAs({ ...ruth, id: `${trust.origin}#ruth` });
  trust.intercept = () => false;
  await pull();
  expect(gp().resources).toHaveLength(8);
});

test('a token goes to the origin of its audience and nowhere else', async () => {
  statements(4);
  await pull();
  const bearers = trust.requests.filter((one) => one.authorization !== undefined).map((one) => one.url);
  expect(bearers.every((url) => url.startsWith('/fhir/') || url.startsWith('/other/'))).toBe(true);
});

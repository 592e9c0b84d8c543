import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServerResponse } from 'node:http';
import { ok } from '../../../shared/core/result.ts';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { fresh, payloadVersion, type StoredGuard } from '../../../shared/sync/sync.ts';
import { addEntry, lastEntrySeq } from '../../../electron/engine/db/queries/outbox.ts';
import { now } from '../../../electron/engine/node-host.ts';
import { smartOf } from '../../../electron/engine/smart/smart.ts';
import { outboxSenderOf, readOutboxOf } from '../../../electron/engine/sync/sync.ts';
import { ruth, testContext, type TestContext } from '../../support/open-session.ts';
import { addPerson } from '../../support/pulling.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

/** Many patients' entries to one record. No timer of the engine ever fires here: what is held by one stays held. */
let trust: TinyTrust;
let context: TestContext;
const patients = Array.from({ length: 6 }, (_, at) => `p${at}`);
const each = 3;

beforeEach(async () => {
  trust = await startTinyTrust();
  const host = testHost(tempFolder('lanes'), {
    now,
    openBrowser: async (url) => {
      void fetch(url).then((answer) => answer.text());
      return ok(undefined);
    },
  });
  context = testContext(host, trust.config);
  context.unlockAs({ ...ruth, id: `${trust.origin}#ruth` });
  const signed = await smartOf(context).signIn('main');
  if (!signed.ok) throw new Error(signed.fault.kind);
  for (const person of patients) {
    addPerson(context, person);
    for (let at = 0; at < each; at += 1) queue(person, at);
  }
  trust.requests.length = 0;
});
afterEach(() => trust.stop());

const system = 'https://tools.ietf.org/html/rfc4122';

function queue(person: string, at: number): void {
  const entry = context.host.randomUuid();
  const query = `identifier=${encodeURIComponent(`${system}|${entry}`)}`;
  const guard: StoredGuard = { kind: 'if-none-exist', query, others: null, own: { seen: [] } };
  const by = `${trust.origin}#ruth`;
  context.store().inTransaction('queue', { user: by, action: 'test', subject: person }, (tx) =>
    tx.run(addEntry, {
      entry,
      seq: (tx.get(lastEntrySeq, {})?.seq ?? 0) + 1,
      person,
      endpoint: 'gp',
      kind: 'statement',
      type: 'MedicationStatement',
      case_row: null,
      payload_version: payloadVersion,
      body: JSON.stringify({
        resourceType: 'MedicationStatement',
        identifier: [{ system, value: entry }],
        status: 'active',
        medicationCodeableConcept: { text: `Medicine ${at}` },
        subject: { reference: `Patient/${person}` },
        dosage: [{ text: 'one a day' }],
      }),
      guard: JSON.stringify(guard),
      after_entries: '[]',
      about: '',
      created_at: '2026-11-18T10:00:00.000Z',
      created_by: by,
      state: JSON.stringify(fresh),
    }),
  );
}

/** Takes what is posted, but for this patient, whose posts `instead` answers or leaves without an answer. */
function recordThat(patient: string, instead: (response: ServerResponse) => void): void {
  let made = 0;
  trust.intercept = (request, response) => {
    if (request.method !== 'POST' || request.url?.startsWith('/fhir/') !== true) return false;
    const body: unknown = JSON.parse(trust.requests.at(-1)?.body ?? '{}');
    const resource: JsonObject = isObject(body) ? body : {};
    if (JSON.stringify(resource['subject']).includes(`Patient/${patient}"`)) {
      instead(response);
      return true;
    }
    made += 1;
    const id = `w${made}`;
    trust.put({ ...resource, resourceType: 'MedicationStatement', id });
    response.writeHead(201, { location: `${trust.origin}/fhir/MedicationStatement/${id}` });
    response.end();
    return true;
  };
}

const arrived = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    patients.map((person) => [
      person,
      readOutboxOf(context.store().read, person).filter(({ state }) => state.kind === 'acknowledged').length,
    ]),
  );

const unavailable = (retryAfter: string) => (response: ServerResponse) => {
  response.writeHead(503, { 'retry-after': retryAfter });
  response.end();
};

test.each<[string, (response: ServerResponse) => void]>([
  ['is answered 503', unavailable('0')],
  ['is answered 503 with a time to wait', unavailable('10')],
  ['is answered nothing', () => undefined],
])('a patient whose write %s holds no other patient at the same record', async (_, instead) => {
  recordThat('p0', instead);
  outboxSenderOf(context).wake();
  await expect
    .poll(arrived, { timeout: 20_000 })
    .toEqual(Object.fromEntries(patients.map((person) => [person, person === 'p0' ? 0 : each])));
});

import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/core/result.ts';
import { createHttp, usualHttp } from '../../../electron/engine/http/http.ts';
import { nodeNetwork } from '../../../electron/engine/node-host.ts';
import {
  createRecordReader,
  readerWhile,
  type RecordTokens,
} from '../../../electron/engine/records/records.ts';
import type { TokenFault } from '../../../electron/engine/smart/tokens.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';

const source: SourceConfig = {
  id: 'smr',
  name: 'Shared record',
  role: 'history',
  origin: 'smr',
  fhirBase: 'http://127.0.0.1:9/fhir',
  fhirVersion: 'R4',
  audience: 'record',
};

/** A record that refuses every token, and a reader of whoever is unlocked. */
function refusing(whileAnswering: () => void, over: Partial<RecordTokens> = {}) {
  const sent: (string | null)[] = [];
  const unlocked = { owner: 'ruth' };
  const fetch = async (_: string, init: RequestInit): Promise<Response> => {
    sent.push(new Headers(init.headers).get('authorization'));
    whileAnswering();
    return new Response('{"resourceType":"OperationOutcome","issue":[]}', { status: 401 });
  };
  const token = async () => ok(`token of ${unlocked.owner}`);
  const reader = createRecordReader(
    createHttp(
      { ...nodeNetwork, fetch, computerName: 'desk', appVersion: 'test' },
      { ...usualHttp, tries: 1 },
    ),
    { owner: () => unlocked.owner, token, renewed: token, onlyPatient: () => undefined, ...over },
    { tie: undefined, trust: { name: 'Northmoor', odsCode: 'RNM' }, asker: () => undefined },
  );
  return { sent, unlocked, reader };
}

const write = { method: 'POST', path: 'Task', headers: {}, body: '{}' } as const;

test('a request refused while the computer is handed over is not repeated with the next person’s token', async () => {
  const made = refusing(() => {
    made.unlocked.owner = 'sam';
  });
  expect(await made.reader.send(source, write, 'c')).toEqual({
    ok: false,
    fault: { kind: 'sign-in-needed', audience: 'record' },
  });
  expect(made.sent).toEqual(['Bearer token of ruth']);
});

test('a request refused while the same person stays is repeated once with a new token', async () => {
  const { reader, sent } = refusing(() => undefined);
  expect((await reader.send(source, write, 'c')).ok).toBe(false);
  expect(sent).toEqual(['Bearer token of ruth', 'Bearer token of ruth']);
});

test.each<[TokenFault, object]>([
  [
    { kind: 'sign-in-needed', audience: 'record' },
    { kind: 'sign-in-needed', audience: 'record' },
  ],
  [
    { kind: 'not-renewed', fault: { kind: 'not-answering', layer: 'network', detail: 'x' } },
    { kind: 'not-answering', layer: 'network', detail: 'x' },
  ],
  [
    { kind: 'not-renewed', fault: { kind: 'not-permitted', detail: 'x' } },
    { kind: 'not-answering', layer: 'identity-server' },
  ],
])('without a token nothing is asked, and that is waited for as what it is: %j', async (fault, expected) => {
  const { reader, sent } = refusing(() => undefined, { token: async () => err(fault) });
  expect(await reader.send(source, write, 'c')).toMatchObject({ ok: false, fault: expected });
  expect(sent).toEqual([]);
});

test('what was begun before a lock asks nothing more after it', async () => {
  const { reader, sent } = refusing(() => undefined);
  let open = true;
  const mine = readerWhile(reader, () => open);
  await mine.get(source, 'Patient/1', 'c');
  const before = sent.length;
  open = false;
  expect(await mine.get(source, 'Patient/1', 'c')).toMatchObject({ fault: { kind: 'sign-in-needed' } });
  expect(await mine.send(source, write, 'c')).toMatchObject({ fault: { kind: 'sign-in-needed' } });
  expect(sent.length).toBe(before);
});

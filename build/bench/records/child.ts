import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { identityServer, newIdentity } from '../../../test/support/tiny-identity.ts';
import { answerFhir, send } from './answer.ts';
import { holdRecord } from './held.ts';

/**
 * The records of the bench, in a process of their own so that their work is nobody's: an identity server, and so many FHIR
 * servers on loopback, each answering after `delayMs`.
 */
const asked = z
  .object({ patients: z.number(), sources: z.number(), lines: z.number(), delayMs: z.number() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('touch'), statements: z.number() }),
  z.object({ kind: z.literal('fail'), patients: z.array(z.string()) }),
]);

const failing = new Set<string>();

async function listen(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<string> {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => answer(request, body, response));
  });
  // Never closed between two requests: a bare fetch does not try again.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const json = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, { status, body: JSON.stringify(value) });
let identity = '';
const signIn = identityServer(newIdentity(), () => identity, json);
identity = await listen((request, body, response) =>
  signIn(new URL(request.url ?? '/', identity), body, response),
);

const records = Array.from({ length: asked.sources }, (_, source) => holdRecord(asked, source));
const bases = await Promise.all(
  records.map(async (record) => {
    let origin = '';
    origin = await listen((request, body, response) => {
      const answer = answerFhir(record, origin, identity, request, body, failing);
      if (asked.delayMs === 0) send(response, answer);
      else setTimeout(() => send(response, answer), asked.delayMs);
    });
    return `${origin}/fhir`;
  }),
);

process.on('message', (message) => {
  const said = told.parse(message);
  if (said.kind === 'touch') for (const record of records) record.touch(said.statements);
  else {
    failing.clear();
    for (const patient of said.patients) failing.add(patient);
  }
  process.send?.({ kind: 'done' });
});
process.on('disconnect', () => process.exit());
process.send?.({ kind: 'listening', identity, bases });

import type { JsonObject } from '../../shared/core/brand.ts';
import { ok } from '../../shared/core/result.ts';
import type { SourceConfig } from '../../shared/records/config.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { createRecordReader } from '../../electron/engine/records/records.ts';
import type { Asking } from '../../electron/engine/sync/record-answers.ts';
import { createModelServer, type Asked, type ModelServer, type Traits } from '../simulation/model-server.ts';
import { textbook } from '../simulation/traits.ts';
import { tempFolder } from './temp.ts';
import { testHost } from './test-host.ts';

const base = 'https://record.invalid/fhir';

/** What stands between the client and the record: gives an answer of its own, or `undefined` to let the request through. */
export type Between = (asked: Asked, pass: () => Response) => Response | Promise<Response> | undefined;

export type ModelRecord = {
  readonly server: ModelServer;
  readonly asking: Asking;
  /** Method and path of every request, in order. */
  readonly requests: readonly string[];
  between: Between;
};

type Found = Asking['lately']['searches'] extends Map<string, infer Value> ? Value : never;

/** Keeps nothing. */
class Forgetful<K, V> extends Map<K, V> {
  override set(): this {
    return this;
  }
}

/** A record of the simulator, spoken to by the program's own HTTP: for what one entry meets there. */
export function modelRecord(traits: Partial<Traits> = {}): ModelRecord {
  const server = createModelServer(base, 'record', { ...textbook, ...traits }, () =>
    Date.parse('2026-11-18T10:52:00Z'),
  );
  const requests: string[] = [];
  const fetch = async (href: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    const asked: Asked = {
      method: init.method ?? 'GET',
      url: new URL(href),
      header: (name) => headers.get(name) ?? undefined,
      body: typeof init.body === 'string' ? init.body : '',
      by: 'client-1',
    };
    requests.push(`${asked.method} ${asked.url.pathname.slice('/fhir/'.length)}${asked.url.search}`);
    const pass = (): Response => {
      const { status, headers: given, body } = server.answer(asked);
      return new Response(body === undefined ? '' : JSON.stringify(body), { status, headers: given });
    };
    return (await record.between(asked, pass)) ?? pass();
  };
  const host = testHost(tempFolder('record'), { fetch });
  const http = createHttp(host, { concurrency: 4, tries: 1, backOffMs: 1, longestWaitMs: 1 });
  const token = () => Promise.resolve(ok('token'));
  const source: SourceConfig = {
    id: 'smr',
    name: 'Shared record',
    role: 'history',
    origin: 'smr',
    fhirBase: base,
    fhirVersion: 'R4',
    audience: 'record',
  };
  const reader = createRecordReader(
    http,
    { owner: () => undefined, token, renewed: token, onlyPatient: () => undefined },
    { tie: undefined, trust: { name: 'Northmoor', odsCode: 'RNM' }, asker: () => undefined },
  );
  // Nothing that was found is found again without asking, and no time passes.
  const lately = { nowMs: () => 0, searches: new Forgetful<string, Found>() };
  const record: ModelRecord = {
    server,
    requests,
    asking: { reader, source, correlation: 'c', lately },
    between: () => undefined,
  };
  return record;
}

/** An answer in JSON. */
export const answered = (status: number, body: JsonObject | string): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

import { ok } from '../../shared/core/result.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { createRecordReader } from '../../electron/engine/records/records.ts';
import type { PullParts } from '../../electron/engine/sync/parts.ts';
import type { TestContext } from '../../test/support/open-session.ts';
import { answerFhir } from './records/answer.ts';
import { holdRecord, type HeldRecord, type Holding } from './records/held.ts';
import { rowsOf, type RawRow } from './raw-store.ts';

/** A record without a network: the texts of its answers, made before anything is measured. */
export type InMemory = {
  readonly fetch: TestContext['host']['fetch'];
  /** Every resource of every answer, as rows of a table. */
  readonly rows: () => readonly RawRow[];
};

const origin = 'http://127.0.0.1:9';

export function inMemory(holding: Holding): InMemory {
  const record: HeldRecord = holdRecord(holding, 0);
  const answers = new Map<string, string>();
  return {
    fetch: (href) => {
      const url = new URL(href);
      const key = `${url.pathname}${url.search}`;
      const text =
        answers.get(key) ??
        answerFhir(
          record,
          origin,
          origin,
          { method: 'GET', url: key.replace('/0/fhir/', '/fhir/') },
          '',
          new Set(),
        ).body;
      answers.set(key, text);
      return Promise.resolve(
        new Response(text, { status: 200, headers: { date: new Date().toUTCString() } }),
      );
    },
    rows: () => [...answers.values()].flatMap(rowsOf),
  };
}

/** What a pull works with, signed in without asking anybody. */
export function partsOver(context: TestContext): PullParts {
  const token = () => Promise.resolve(ok('token'));
  const http = createHttp(context.host);
  return {
    config: context.config,
    host: context.host,
    reader: createRecordReader(
      http,
      { owner: () => undefined, token, renewed: token, onlyPatient: () => undefined },
      { tie: undefined, trust: context.config.trust, asker: () => undefined },
    ),
    store: context.store(),
    user: 'bench',
    correlation: 'bench',
    stopped: () => false,
  };
}

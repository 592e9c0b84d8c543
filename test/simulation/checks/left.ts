import { z } from 'zod';
import { verifyAudit } from '../../../electron/engine/audit/verify.ts';
import { readCases } from '../../../electron/engine/cases/events.ts';
import { resourcesOfPerson } from '../../../electron/engine/db/queries/resources.ts';
import { signedRecord } from '../../../electron/engine/db/queries/case-events.ts';
import { query } from '../../../electron/engine/db/query.ts';
import { readEntry, readOutbox } from '../../../electron/engine/sync/sync.ts';
import { must } from '../../../shared/core/must.ts';
import type { Client } from '../client.ts';
import type { Left } from './finding.ts';

const clinicalSources = ['gp', 'letters'] as const;

const conflictsMet = query()(
  'conflicts met',
  `SELECT count(*) AS met FROM outbox_event WHERE event LIKE '%changed-by-others%'`,
  z.object({ met: z.number().int() }),
);

const movesLogged = query()(
  'the history of the outbox',
  `SELECT entry, json_extract(event, '$.kind') AS kind, json_extract(event, '$.outcome') AS outcome
   FROM outbox_event ORDER BY seq`,
  z.object({ entry: z.string(), kind: z.string(), outcome: z.string().nullable() }),
);

/** Reads a stopped client's store, as the program itself would read it. */
export function leftOf(client: Client, people: readonly string[], listed: ReadonlyMap<string, string>): Left {
  return client.aside(({ read }) => {
    const cache = clinicalSources.map((source) => {
      const rows = people
        .filter((person) => client.opened.has(person))
        .flatMap((person) => read.all(resourcesOfPerson, { person, source }));
      return [
        source,
        new Map(rows.filter((row) => row.gone_at === null).map((row) => [`${row.type}/${row.id}`, row.body])),
      ] as const;
    });
    const broken = verifyAudit(read);
    return {
      client,
      entries: readOutbox(read, 10_000).map((head) =>
        must(readEntry(read, head.id), 'an entry never leaves the outbox'),
      ),
      moves: new Map(
        [...Map.groupBy(read.all(movesLogged, {}), ({ entry }) => entry)].map(([entry, moves]) => [
          entry,
          moves.map(({ kind, outcome }) => ({ kind, outcome: outcome ?? undefined })),
        ]),
      ),
      events: new Map(people.map((person) => [person, readCases(read, person).flatMap((one) => one.events)])),
      records: new Set(
        people.filter((person) => {
          const signed = readCases(read, person).filter(({ events }) =>
            events.some(({ body }) => body.kind === 'signed-off'),
          );
          return (
            signed.length > 0 &&
            signed.every(({ id }) => read.get(signedRecord, { case_id: id }) !== undefined)
          );
        }),
      ),
      auditBreak: broken === undefined ? undefined : `${broken.kind} at ${broken.seq}`,
      cache: new Map(cache),
      conflicts: read.get(conflictsMet, {})?.met ?? 0,
      listed,
    };
  });
}

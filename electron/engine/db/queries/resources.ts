import { z } from 'zod';
import { command, query } from '../query.ts';

/** A resource as received, or as last received where it has gone from its source. */
const row = z.object({
  type: z.string(),
  id: z.string(),
  version_id: z.string().nullable(),
  last_updated: z.string().nullable(),
  body: z.string(),
  hash: z.string(),
  fetched_at: z.string(),
  gone_at: z.string().nullable(),
});
export type ResourceRow = z.infer<typeof row>;

/** Without the store's base, under which what a record locator led to is kept (`key-in-store.ts`). */
const plainId = "iif(instr(id, '@') = 0, id, substr(id, 1, instr(id, '@') - 1)) AS id";
const columns = `type, ${plainId}, version_id, last_updated, body, hash, fetched_at, gone_at`;

export const resourcesOfPerson = query<{ person: string; source: string }>()(
  'resources of a person at a source',
  `SELECT ${columns} FROM resource WHERE person = :person AND source = :source ORDER BY type, resource.id`,
  row,
);

export const resourceByKey = query<{ source: string; type: string; id: string }>()(
  'a resource by its key',
  `SELECT ${columns} FROM resource WHERE source = :source AND type = :type AND id = :id`,
  row,
);

/** By its own id, in whichever store of a locator it lies: there is one of a person's at a source. */
export const resourceOfPerson = query<{ person: string; source: string; type: string; id: string }>()(
  'a resource of a person by its id',
  `SELECT ${columns} FROM resource WHERE person = :person AND source = :source AND type = :type
     AND resource.id >= :id AND resource.id < :id || 'A'
     AND (resource.id = :id OR substr(resource.id, 1, length(:id) + 1) = :id || '@')
   ORDER BY gone_at IS NOT NULL LIMIT 1`,
  row,
);

export const versionsOfPerson = query<{ source: string; person: string }>()(
  'the versions held of a person at a source',
  `SELECT type, ${plainId}, version_id, last_updated FROM resource WHERE person = :person AND source = :source AND gone_at IS NULL`,
  z.object({
    type: z.string(),
    id: z.string(),
    version_id: z.string().nullable(),
    last_updated: z.string().nullable(),
  }),
);

/** What may refer to a Medication: by its text, most resources need not leave the store for it. */
export const bodiesReferring = query<{ person: string; source: string }>()(
  'what refers to a Medication',
  `SELECT body FROM resource
   WHERE person = :person AND source = :source AND gone_at IS NULL AND instr(body, 'Medication/') > 0`,
  z.object({ body: z.string() }),
);

export const fetchedAt = query<{ source: string; type: string; id: string }>()(
  'when a resource was fetched',
  'SELECT fetched_at FROM resource WHERE source = :source AND type = :type AND id = :id',
  z.object({ fetched_at: z.string() }),
);

export type SavedResource = {
  readonly source: string;
  readonly type: string;
  readonly id: string;
  /** Empty for what belongs to nobody (Medication, Organization ...). */
  readonly person: string;
  readonly version_id: string | null;
  readonly last_updated: string | null;
  readonly fetched_at: string;
  readonly body: string;
  readonly hash: string;
  readonly run: string;
};

/** Within one read the newest version of an id stands, in whatever order its pages bring it. */
export const saveResource = command<SavedResource>(
  'save a resource',
  `INSERT INTO resource (source, type, id, person, version_id, last_updated, fetched_at, body, hash, gone_at, seen_run)
   VALUES (:source, :type, :id, :person, :version_id, :last_updated, :fetched_at, :body, :hash, NULL, :run)
   ON CONFLICT (source, type, id) DO UPDATE SET
     person = excluded.person, version_id = excluded.version_id, last_updated = excluded.last_updated,
     fetched_at = excluded.fetched_at, body = excluded.body, hash = excluded.hash, gone_at = NULL, seen_run = excluded.seen_run
   WHERE resource.seen_run IS NOT excluded.seen_run
      OR ifnull(unixepoch(resource.last_updated, 'subsec') <= unixepoch(excluded.last_updated, 'subsec'), 1)
     AND ifnull(nullif(CAST(resource.version_id AS INTEGER), 0) <= nullif(CAST(excluded.version_id AS INTEGER), 0), 1)`,
);

/** What a whole read did not find again is marked, never dropped. */
export const markGone = command<{
  source: string;
  person: string;
  type: string;
  run: string;
  gone_at: string;
}>(
  'mark what has gone from a source',
  `UPDATE resource SET gone_at = :gone_at
   WHERE source = :source AND person = :person AND type = :type AND gone_at IS NULL AND (seen_run IS NULL OR seen_run <> :run)`,
);

/** The source says that this is not our patient, or may not be shown: nothing of it is shown, and nothing is dropped. */
export const markAllGone = command<{ source: string; person: string; gone_at: string }>(
  'mark everything of a person gone from a source',
  'UPDATE resource SET gone_at = :gone_at WHERE source = :source AND person = :person AND gone_at IS NULL',
);

export const seenOfType = query<{ source: string; person: string; type: string; run: string }>()(
  'how much of a type a pull has seen',
  'SELECT count(*) AS seen FROM resource WHERE person = :person AND source = :source AND type = :type AND seen_run = :run',
  z.object({ seen: z.number().int() }),
);

/** By the record's own clock, which may differ from the one that dates its answers. Seconds since 1970. */
export const newestChange = query<{ source: string; person: string }>()(
  'the newest change of a person at a source',
  "SELECT max(unixepoch(last_updated, 'subsec')) AS newest FROM resource WHERE person = :person AND source = :source",
  z.object({ newest: z.number().nullable() }),
);

export const seenInRun = query<{ source: string; person: string; run: string }>()(
  'how much a pull has seen',
  "SELECT count(*) AS seen FROM resource WHERE source = :source AND person = :person AND seen_run = :run AND type <> 'Patient'",
  z.object({ seen: z.number().int() }),
);

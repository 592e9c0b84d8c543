import { z } from 'zod';
import { command, query } from '../query.ts';

type Place = { readonly endpoint: string; readonly person: string };

const run = z.object({
  run: z.string(),
  whole: z.number().int(),
  since: z.string().nullable(),
  as_of: z.string().nullable(),
  /** By this machine's clock. */
  begun_at: z.string(),
  reasons: z.string(),
});

export const openRun = query<Place>()(
  'the pull under way',
  'SELECT run, whole, since, as_of, begun_at, reasons FROM pull_run WHERE endpoint = :endpoint AND person = :person',
  run,
);

export const saveRun = command<
  Place & {
    run: string;
    whole: number;
    since: string | null;
    as_of: string | null;
    begun_at: string;
    reasons: string;
  }
>(
  'save the pull under way',
  `INSERT INTO pull_run (endpoint, person, run, whole, since, as_of, begun_at, reasons)
   VALUES (:endpoint, :person, :run, :whole, :since, :as_of, :begun_at, :reasons)
   ON CONFLICT (endpoint, person) DO UPDATE SET
     run = excluded.run, whole = excluded.whole, since = excluded.since, as_of = excluded.as_of,
     begun_at = excluded.begun_at, reasons = excluded.reasons`,
);

export const endRun = command<Place>(
  'end the pull',
  'DELETE FROM pull_run WHERE endpoint = :endpoint AND person = :person',
);

/** `reading`: goes on at `next_url`; `read`: to the end; `stopped`: ended early, with a reason in the run. */
const bookmark = z.object({
  type: z.string(),
  next_url: z.string().nullable(),
  page: z.number().int(),
  state: z.enum(['reading', 'read', 'stopped']),
});
export type BookmarkRow = z.infer<typeof bookmark>;

export const bookmarksOfRun = query<Place & { run: string }>()(
  'bookmarks of a pull',
  'SELECT type, next_url, page, state FROM bookmark WHERE endpoint = :endpoint AND person = :person AND run = :run ORDER BY type',
  bookmark,
);

export const saveBookmark = command<
  Place & { type: string; run: string; next_url: string | null; page: number; state: BookmarkRow['state'] }
>(
  'save a bookmark',
  `INSERT INTO bookmark (endpoint, person, type, run, next_url, page, state)
   VALUES (:endpoint, :person, :type, :run, :next_url, :page, :state)
   ON CONFLICT (endpoint, person, type) DO UPDATE SET
     run = excluded.run, next_url = excluded.next_url, page = excluded.page, state = excluded.state`,
);

export const removeBookmarks = command<Place>(
  'remove the bookmarks of a pull',
  'DELETE FROM bookmark WHERE endpoint = :endpoint AND person = :person',
);

import type { Place, Run } from './parts.ts';
import { writeReasons } from './state-json.ts';

/** A run as it is stored. */
export const runRow = (place: Place, run: Run) => ({
  ...place,
  run: run.run,
  whole: run.whole ? 1 : 0,
  since: run.since,
  as_of: run.asOf,
  begun_at: run.begunAt,
  reasons: writeReasons(run.reasons),
});

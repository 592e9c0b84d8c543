import type { StoreSpec } from '../stores/spec.ts';

/** The trust integration engine: a façade before every record, routed to by path (`/tie/[store]/...`). */
export const tieSpec: StoreSpec = {
  id: 'northmoor-tie',
  name: 'Northmoor integration engine',
  audience: 'northmoor',
  writes: 'none',
};

export const odsHeader = 'x-ods-code';

import { z } from 'zod';
import { command, query } from '../query.ts';

const ward = z.object({
  ward: z.string(),
  name: z.string(),
  endpoint: z.string(),
  read_at: z.string().nullable(),
  /** SourceState as JSON. */
  state: z.string(),
});
export type WardRow = z.infer<typeof ward>;

const summary = z.object({ ward: z.string(), name: z.string(), patients: z.number().int() });

export const wardSummaries = query()(
  'wards with their patients counted',
  `SELECT ward.ward, ward.name, count(stay.encounter) AS patients
   FROM ward LEFT JOIN stay ON stay.ward = ward.ward AND stay.gone_at IS NULL
   GROUP BY ward.ward ORDER BY ward.name`,
  summary,
);

export const wardById = query<{ ward: string }>()(
  'a ward',
  'SELECT ward, name, endpoint, read_at, state FROM ward WHERE ward = :ward',
  ward,
);

export const saveWard = command<WardRow>(
  'save a ward',
  `INSERT INTO ward (ward, name, endpoint, read_at, state) VALUES (:ward, :name, :endpoint, :read_at, :state)
   ON CONFLICT (ward) DO UPDATE SET name = excluded.name, endpoint = excluded.endpoint, read_at = excluded.read_at, state = excluded.state`,
);

export const saveWardStates = command<{ endpoint: string; state: string }>(
  'save how the census could be read',
  'UPDATE ward SET state = :state WHERE endpoint = :endpoint',
);

const stay = z.object({
  encounter: z.string(),
  ward: z.string(),
  bed: z.string().nullable(),
  person: z.string(),
  admitted: z.string().nullable(),
  reason: z.string().nullable(),
});
export type StayRow = z.infer<typeof stay>;

const stayColumns = 'encounter, ward, bed, person, admitted, reason';

export const staysOnWard = query<{ ward: string }>()(
  'who lies on a ward',
  `SELECT ${stayColumns} FROM stay WHERE ward = :ward AND gone_at IS NULL ORDER BY encounter`,
  stay,
);

export const stayOfPerson = query<{ person: string }>()(
  'where a person lies',
  `SELECT ${stayColumns} FROM stay WHERE person = :person AND gone_at IS NULL ORDER BY admitted DESC LIMIT 1`,
  stay,
);

export const currentStays = query<{ endpoint: string }>()(
  'every stay of a census',
  `SELECT stay.encounter FROM stay JOIN ward ON ward.ward = stay.ward WHERE ward.endpoint = :endpoint AND stay.gone_at IS NULL`,
  z.object({ encounter: z.string() }),
);

export const saveStay = command<StayRow>(
  'save a stay',
  `INSERT INTO stay (encounter, ward, bed, person, admitted, reason, gone_at)
   VALUES (:encounter, :ward, :bed, :person, :admitted, :reason, NULL)
   ON CONFLICT (encounter) DO UPDATE SET
     ward = excluded.ward, bed = excluded.bed, person = excluded.person, admitted = excluded.admitted,
     reason = excluded.reason, gone_at = NULL`,
);

export const endStay = command<{ encounter: string; gone_at: string }>(
  'a stay no longer in the census',
  'UPDATE stay SET gone_at = :gone_at WHERE encounter = :encounter AND gone_at IS NULL',
);

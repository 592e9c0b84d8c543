import { daysBetween } from '../../../shared/core/instant.ts';
import type { Finding } from '../../../shared/discrepancy/discrepancy.ts';
import type { ResourceKey } from '../../../shared/medicines/keys.ts';
import { firstDay, newestIn } from '../../../shared/medicines/newest.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import type { ColumnView } from '../../../shared/ipc/source-views.ts';
import type { TypedInView } from '../../../shared/ipc/typed-in-views.ts';
import { endpointId, sourceName, type TypedInSource } from '../../../shared/typed-in/typed-in.ts';

/** A source list with what the cache knows of its copy. */
export type Column = {
  readonly list: SourceList;
  readonly system: string;
  /** Somebody else's copies of another system's entries. */
  readonly copied: boolean;
  /** What the way its record is kept means for whoever reads it. */
  readonly about: readonly string[];
  /** Other routes of the same origin, whose lines stand in this list. */
  readonly folded: readonly Column[];
  readonly endpoint: string;
  readonly offlineCopy: boolean;
  /** Why the copy could not be brought up to date, in words; empty where the last read went well. */
  readonly since: string;
  /** Days since the newest entry, where the finding says that it is stale; null where none does. */
  readonly staleDays: number | null;
};

/** The column a line came in: of what was folded into another, its own, and with it the endpoint that holds the line's entry. */
export const columnOf = (columns: readonly Column[], { source }: ResourceKey): Column | undefined =>
  columns.flatMap((column) => [column, ...column.folded]).find(({ list }) => list.id === source);

const roleOrder: readonly SourceList['role'][] = ['history', 'discharge', 'chart'];

/** History first, the chart last, as read from home to hospital. */
export const inReadingOrder = (columns: readonly Column[]): readonly Column[] =>
  columns.toSorted((a, b) => roleOrder.indexOf(a.list.role) - roleOrder.indexOf(b.list.role));

export const viewColumn = (
  { list, system, endpoint, offlineCopy, about, since, staleDays }: Column,
  typedIn: readonly TypedInSource[],
  reading: boolean,
): ColumnView => ({
  id: list.id,
  name: list.name,
  system,
  role: list.role,
  state: mutableState(list.state),
  about: since === '' ? [...about] : [since, ...about],
  asOf: list.asOf,
  reading,
  offlineCopy,
  newestAssertion: newestIn(list.lines),
  staleDays,
  lines: list.lines.length,
  withdrawn: list.withdrawn.length,
  notUnderstood: list.notUnderstood.length,
  typedIn: typedInOf(typedIn.find(({ id }) => endpointId(id) === endpoint)),
});

const typedInOf = (source: TypedInSource | undefined): ColumnView['typedIn'] =>
  source === undefined ? null : { source: source.id, by: source.by.name, saidAt: source.content.saidAt };

export const viewTypedIn = ({ id, version, at, by, content, withdrawn }: TypedInSource): TypedInView => ({
  id,
  name: sourceName(content),
  version,
  kind: content.kind,
  by: by.name,
  at,
  saidAt: content.saidAt,
  lines: content.lines.length,
  withdrawn: withdrawn === null ? null : { why: withdrawn.why, by: withdrawn.by.name, at: withdrawn.at },
});

const mutableState = (state: SourceList['state']): ColumnView['state'] =>
  state.kind === 'partial' ? { kind: 'partial', reasons: [...state.reasons] } : state;

/** The columns, each with what the findings say of its age: `asOf` is the day they were found on, `YYYY-MM-DD`. */
export const withAge = (
  columns: readonly Column[],
  findings: readonly Finding[],
  asOf: string,
): readonly Column[] => {
  const stale = new Set(findings.filter((one) => one.class === 'stale-source').flatMap(({ lines }) => lines));
  if (stale.size === 0) return columns;
  return columns.map((column) => {
    const newest = newestIn(column.list.lines);
    return stale.has(`${column.list.id}#`) && newest.kind === 'known'
      ? { ...column, staleDays: daysBetween(firstDay(newest.value), asOf) }
      : column;
  });
};

import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { PartialReason } from '../../../shared/medicines/source.ts';
import { partialReasonsOf } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { readPages, type PageEntry } from '../http/http.ts';
import type { ReadFault, RecordReader } from '../records/records.ts';

export type Reading = {
  readonly reader: RecordReader;
  readonly source: SourceConfig;
  readonly correlation: string;
};
export type Collected = {
  readonly entries: readonly PageEntry[];
  readonly asOf: string | undefined;
  readonly reasons: readonly PartialReason[];
};

/** Everything one search finds, with whatever kept it from being all. */
export async function collect(
  { reader, source, correlation }: Reading,
  type: string,
  query: string,
): Promise<Result<Collected, ReadFault>> {
  const entries: PageEntry[] = [];
  const reasons: PartialReason[] = [];
  let asOf: string | undefined;
  const end = await readPages({
    read: (url) => reader.get(source, url, correlation),
    address: (link) => reader.address(source, link),
    first: `${type}?${query}`,
    type,
    firstNumber: 1,
    onPage: (page) => {
      entries.push(...page.entries);
      reasons.push(...partialReasonsOf(page.issues));
      asOf ??= page.serverTime;
    },
  });
  if (end.kind === 'stopped') reasons.push({ kind: 'paging-stopped', detail: end.why });
  if (end.kind === 'short') reasons.push({ kind: 'fewer-than-said', type, said: end.said, came: end.came });
  if (end.kind !== 'failed') return ok({ entries, asOf, reasons });
  if (end.page === 1) return err(end.fault);
  reasons.push({ kind: 'page-unreadable', page: end.page, detail: end.fault.kind });
  return ok({ entries, asOf, reasons });
}

export const ofType = (collected: Collected, type: string): readonly PageEntry[] =>
  collected.entries.filter((entry) => entry.type === type);

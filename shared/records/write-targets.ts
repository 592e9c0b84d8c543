import { allSources, isClinical } from './sources.ts';
import { capabilitiesOf } from './architectures.ts';
import type { SourceConfig, TrustConfig } from './config.ts';

/** Where the statements and lists of a signed case go. */
type WriteTarget = {
  readonly source: SourceConfig;
  /** Entries are added and never changed. */
  readonly appendOnly: boolean;
  /** Sources that take no writes and in the place of whose entries this one's stand. */
  readonly standsFor: readonly SourceConfig[];
};

/**
 * Every record that takes statements; and the trust's own store, where a record takes none: there the entry that supersedes
 * theirs is kept, and the change is asked of the owner.
 */
export function writeTargets(config: TrustConfig): readonly WriteTarget[] {
  const histories = allSources(config).filter(
    ({ source }) => isClinical(source) && source.role === 'history',
  );
  const writes = histories.map(({ record, source }) => ({
    source,
    write: capabilitiesOf(record.architecture, source).write,
  }));
  const closed = writes.filter(({ write }) => write === 'own-store-only').map(({ source }) => source);
  const home = allSources(config).find(({ source }) => source.role === 'home')?.source;
  return [
    ...writes.flatMap(({ source, write }): WriteTarget[] =>
      write === 'own-store-only' ? [] : [{ source, appendOnly: write === 'append-only', standsFor: [] }],
    ),
    ...(home === undefined || closed.length === 0
      ? []
      : [{ source: home, appendOnly: false, standsFor: closed }]),
  ];
}

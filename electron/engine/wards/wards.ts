import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import { censusSource } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import { saveWardStates, wardSummaries } from '../db/queries/wards.ts';
import type { Timer } from '../host.ts';
import { readerOf, readerWhile, unavailableBecause, type ReadFault } from '../records/records.ts';
import { forgetEndedStays } from '../sync/sync.ts';
import { readCensus } from './census.ts';
import { saveCensus } from './save-census.ts';

/** Reads the census into the cache. One read runs at a time; whoever asks meanwhile waits for the same. */
export type { CaseSummary } from './case-summary.ts';
export { knownHere, readStated } from './begin-patient.ts';
export type CensusReader = {
  readonly read: () => Promise<Result<void, Fault>>;
  /** Reads only where nothing is cached yet; a cached census is good enough to begin with. */
  readonly atLeastOnce: () => Promise<Result<void, Fault>>;
  /** Once per unlock, without holding anybody up. */
  readonly inTheBackground: () => void;
};

/** New admissions and moves show without anybody asking: the census is read again this often while somebody is unlocked. */
const readEveryMs = 3 * 60_000;

export function createCensusReader(context: EngineContext): CensusReader {
  let running: Promise<Result<void, Fault>> | undefined;
  let readSinceUnlock = false;
  let next: Timer | undefined;
  context.session.onLock(() => {
    readSinceUnlock = false;
    next?.cancel();
  });
  const readLater = (): void => {
    next?.cancel();
    next = context.host.after(readEveryMs, () => {
      readQuietly();
    });
  };
  const read = (): Promise<Result<void, Fault>> => {
    running ??= readNow(context).finally(() => {
      running = undefined;
      emitAll(context);
      if (context.session.store().ok) readLater();
    });
    readSinceUnlock = true;
    return running;
  };
  const inTheBackground = (): void => {
    if (!readSinceUnlock) readQuietly();
  };
  const readQuietly = (): void => {
    read().catch((error: unknown) => {
      context.host.log({
        level: 'error',
        event: 'census-failed',
        data: { error: error instanceof Error ? error.name : 'unknown' },
      });
    });
  };
  return {
    read,
    inTheBackground,
    atLeastOnce: async () => {
      const store = context.session.store();
      if (!store.ok) return store;
      if (store.value.read.all(wardSummaries, {}).length === 0) return read();
      inTheBackground();
      return ok(undefined);
    },
  };
}

async function readNow(context: EngineContext): Promise<Result<void, Fault>> {
  const source = censusSource(context.config);
  const store = context.session.store();
  if (!store.ok) return store;
  // Without a census there is the list of those opened by NHS number.
  if (source === undefined) return ok(undefined);
  const isOpen = (): boolean => {
    const now = context.session.store();
    return now.ok && now.value === store.value;
  };
  const reader = readerWhile(readerOf(context), isOpen);
  const census = await readCensus(reader, source, context.host.randomUuid());
  if (!isOpen()) return err({ kind: 'locked' });
  const user = context.session.user();
  const id = user.ok ? user.value.id : null;
  if (census.ok) {
    saveCensus(context, store.value, source, census.value, id);
    forgetEndedStays(context, store.value);
    return ok(undefined);
  }
  const state: SourceState = { kind: 'unavailable', reason: unavailableBecause(census.fault) };
  const entry = {
    user: id,
    action: 'census-failed',
    subject: source.id,
    detail: { kind: census.fault.kind },
  };
  store.value.inTransaction('census not read', entry, (tx) =>
    tx.run(saveWardStates, { endpoint: source.id, state: JSON.stringify(state) }),
  );
  return err(faultOf(census.fault, source));
}

/** A read fault in the words of a call. */
function faultOf(fault: ReadFault, source: SourceConfig): Fault {
  switch (fault.kind) {
    case 'sign-in-needed':
      return { kind: 'sign-in-needed', audience: fault.audience };
    case 'not-permitted':
      return { kind: 'not-permitted', source: source.name, missing: fault.detail };
    case 'not-answering':
      return { kind: 'not-answering', layer: fault.layer, source: source.name, detail: fault.detail };
    case 'answer-unreadable':
    case 'too-large':
      return { kind: 'answer-unreadable', source: source.name, detail: fault.detail };
    case 'address-refused':
      return { kind: 'answer-unreadable', source: source.name, detail: `refused: ${fault.why}` };
    case 'rejected':
      return {
        kind: 'not-answering',
        layer: 'record',
        source: source.name,
        detail: `status ${fault.status}`,
      };
    default:
      return fault satisfies never;
  }
}

function emitAll(context: EngineContext): void {
  const store = context.session.store();
  const wards = store.ok ? store.value.read.all(wardSummaries, {}) : [];
  for (const { ward } of wards) context.emit({ event: 'ward-changed', ward });
}

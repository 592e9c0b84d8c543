import { statSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { compareText } from '../../../shared/core/compare.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { PackView } from '../../../shared/ipc/medicine-views.ts';
import type { EngineContext } from '../context.ts';
import { closePack, currentPack, packPath } from './current-pack.ts';
import { importFaultWords } from './fault.ts';
import { importRelease, type ImportProgress } from './import.ts';
import { codeOf } from './import-io.ts';
import { dateOfFile } from './release-files.ts';

/** Import of a release while Concord runs: one at a time; the old pack is in use until the new one is whole. */
export type PackUpdate = {
  readonly view: () => PackView;
  /** Comes back once the import has begun. */
  readonly start: (path: string) => Result<void, Fault>;
  readonly cancel: () => void;
  /** Looks where policy says releases are put, now and every few hours. */
  readonly watch: () => void;
};

/** dm+d comes out every week; after four of them somebody should know. */
const oldAfterDays = 28;
const everyMs = 4 * 60 * 60_000;
/** Ten times a second is as often as a person can read. */
const eventEveryMs = 100;

type State = {
  running: AbortController | null;
  progress: ImportProgress | null;
  lastEventAt: number;
  last: string | null;
};

export function packUpdate(context: EngineContext): PackUpdate {
  const { host, emit } = context;
  const state: State = { running: null, progress: null, lastEventAt: 0, last: null };
  const changed = (): void => emit({ event: 'pack-changed' });
  const start: PackUpdate['start'] = (path) => {
    if (state.running !== null)
      return err({ kind: 'not-possible', why: 'a release is being imported already' });
    const running = new AbortController();
    Object.assign(state, { running, progress: null, last: null });
    void bringIn(context, state, path, running.signal).finally(() => {
      Object.assign(state, { running: null, progress: null });
      changed();
    });
    changed();
    return ok(undefined);
  };
  const look = (): void => {
    host.after(everyMs, look);
    if (state.running !== null) return;
    const found = newerRelease(
      context.policy.dmdRelease,
      currentPack(context).pack?.about.releaseDate ?? null,
    );
    if (found.kind === 'newer') start(found.path);
    else if (found.kind === 'unreadable') {
      state.last = `The place where policy says dm+d releases are put could not be read (${found.code}).`;
      host.log({ level: 'warn', event: 'dmd-import', data: { kind: 'place-unreadable', code: found.code } });
      changed();
    }
  };
  return {
    start,
    cancel: () => state.running?.abort(),
    watch: () => {
      if (context.policy.dmdRelease !== '') look();
    },
    view: () => viewOf(context, state),
  };
}

/** Imports a release over the pack in use, and keeps in `state` how far it is and what became of it. */
async function bringIn(
  context: EngineContext,
  state: State,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const { host, emit } = context;
  try {
    const made = await importRelease({
      path,
      out: packPath(context),
      signal,
      onProgress: (progress) => {
        state.progress = progress;
        if (host.now() - state.lastEventAt < eventEveryMs) return;
        state.lastEventAt = host.now();
        emit({ event: 'pack-changed' });
      },
      beforeReplacing: () => closePack(context),
    });
    state.last = made.ok ? null : importFaultWords(made.fault);
    host.log({
      level: made.ok ? 'info' : 'warn',
      event: 'dmd-import',
      data: made.ok ? { release: made.value.release } : { kind: made.fault.kind },
    });
  } catch (error) {
    state.last = 'The release could not be imported; what went wrong is in the log.';
    host.log({
      level: 'error',
      event: 'dmd-import',
      data: { kind: error instanceof Error ? error.name : 'unknown' },
    });
  }
}

function viewOf(context: EngineContext, state: State): PackView {
  const { pack, refused } = currentPack(context);
  const date = pack?.about.releaseDate ?? null;
  const days = date === null ? null : Math.floor((context.host.now() - Date.parse(date)) / 86_400_000);
  const { progress } = state;
  return {
    release: pack?.release ?? null,
    sample: pack?.sample ?? false,
    days,
    old: days !== null && days > oldAfterDays,
    refused,
    importing:
      state.running === null
        ? null
        : {
            file: progress?.file ?? '',
            // Deriving names and indexes takes about as long again as half of the reading.
            percent:
              progress === null || progress.totalBytes === 0
                ? 0
                : Math.floor((100 * progress.doneBytes) / progress.totalBytes / 1.5),
            records: progress?.records ?? 0,
          },
    last: state.last,
  };
}

export type FoundRelease =
  | { readonly kind: 'newer'; readonly path: string }
  | { readonly kind: 'none' }
  /** The operating system's code, `ENOENT` for a place that is not there. */
  | { readonly kind: 'unreadable'; readonly code: string };

/**
 * What lies at the path policy names, where it is newer than the pack: a release itself (a zip, or a folder of its files), or
 * the newest of several put there. Its date is the one in TRUD's names; without any it is taken where there is no pack.
 */
export function newerRelease(path: string, than: string | null): FoundRelease {
  try {
    const newest = releasesAt(path).toSorted((a, b) => compareText(b.date ?? '', a.date ?? ''))[0];
    return newest !== undefined && (than === null || (newest.date !== null && newest.date > than))
      ? { kind: 'newer', path: newest.path }
      : { kind: 'none' };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { kind: 'unreadable', code };
  }
}

function releasesAt(path: string): readonly { readonly path: string; readonly date: string | null }[] {
  const isFolder = statSync(path).isDirectory();
  const names = isFolder ? readdirSync(path).toSorted(compareText) : [];
  if (!isFolder || names.some((name) => /^f_.*\.xml$/i.test(name)))
    return [{ path, date: dateIn(path, names) }];
  return names
    .map((name) => join(path, name))
    .filter((one) => /\.zip$/i.test(one) || statSync(one, { throwIfNoEntry: false })?.isDirectory() === true)
    .map((one) => ({ path: one, date: dateIn(one, []) }));
}

/** `nhsbsa_dmd_8.2.0_20210823000001.zip` is of 23 August 2021, and so is `f_vmp2_3230821.xml`. */
function dateIn(path: string, files: readonly string[]): string | null {
  const [, year, month, day] = /_(\d{4})(\d{2})(\d{2})\d{6}/.exec(path) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  return (
    files
      .flatMap((name) => dateOfFile(name) ?? [])
      .toSorted(compareText)
      .at(-1) ?? null
  );
}

import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { openPack } from '../db/pack.ts';
import { createPackWriter, type PackWriter, type SourceFile } from '../db/pack-writer.ts';
import { packSchemaVersion } from '../db/pack-schema.ts';
import type { FileShape } from '../db/pack-shapes.ts';
import type { ImportFault } from './fault.ts';
import type { FoundFile } from './found-file.ts';
import { codeOf, letOthersWork, reading, syncFolder } from './import-io.ts';
import { dateOfFile, findRelease, type Release } from './release-files.ts';
import { readRow } from './rows.ts';
import { readXmlRecords, type XmlFault } from './xml-records.ts';
import { usualLimits, type ZipLimits } from './zip.ts';

/** How far an import has come, over all its files. */
export type ImportProgress = {
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly records: number;
};

export type ImportOptions = {
  /** A folder or a zip file as TRUD gives it. */
  readonly path: string;
  /** The pack to make or to replace. */
  readonly out: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  readonly limits?: ZipLimits;
  /** Called when the new pack is whole, just before it takes the place of the old: who has the old one open closes it. */
  readonly beforeReplacing?: () => void;
};

/** What came in and what became of it; `received` = `stored` + `rejected` for every file. */
export type ImportReport = {
  readonly release: string;
  readonly releaseDate: string | null;
  /** Fewer products than any whole release has. */
  readonly sample: boolean;
  readonly files: readonly SourceFile[];
  /** Optional files that were not there: without `history` older codes are followed only as far as the products say. */
  readonly absent: readonly string[];
  readonly unread: readonly string[];
  readonly rejected: Readonly<Record<string, number>>;
  /** Values stored as they came that are no date or number. */
  readonly doubts: number;
  /** References to what the release does not hold. */
  readonly dangling: Readonly<Record<string, number>>;
  /** The files are of different dates. */
  readonly mixedDates: boolean;
};

/** dm+d has held more than 20,000 VMPs since 2015. */
const wholeReleaseVmps = 10_000;

/**
 * Makes a pack of a dm+d release. The pack is written beside `out` and renamed when it is whole: a fault or a crash leaves
 * what was there. Files are read as streams; of a release only one record is in memory.
 *
 * @example await importRelease({ path: 'nhsbsa_dmd_8.2.0_20210823000001.zip', out: 'dmd.pack' })
 */
export async function importRelease(options: ImportOptions): Promise<Result<ImportReport, ImportFault>> {
  const { path, out } = options;
  if (existsSync(out) && !mayReplace(out)) return err({ kind: 'out-is-something-else', name: basename(out) });
  if (!existsSync(dirname(out))) return err({ kind: 'cannot-write', name: basename(out), code: 'ENOENT' });
  const found = await reading(basename(path), () => findRelease(path, options.limits ?? usualLimits));
  if (!found.ok) return found;
  const beside = `${out}.importing-${process.pid}`;
  try {
    rmSync(beside, { force: true });
    const made = await makePack(found.value, beside, options);
    if (!made.ok) return made;
    options.beforeReplacing?.();
    renameSync(beside, out);
    syncFolder(dirname(out));
    return made;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return err({ kind: 'cannot-write', name: basename(out), code });
  } finally {
    found.value.close();
    rmSync(beside, { force: true });
  }
}

/** Only a pack, whole or not, is replaced; a newer Concord's too, and one that is damaged. */
function mayReplace(out: string): boolean {
  const opened = openPack(out);
  if (opened.ok) opened.value.close();
  return opened.ok || ['damaged', 'from-the-future', 'from-the-past'].includes(opened.fault.kind);
}

async function makePack(
  release: Release,
  beside: string,
  options: ImportOptions,
): Promise<Result<ImportReport, ImportFault>> {
  const writer = createPackWriter(beside);
  try {
    const files: SourceFile[] = [];
    const reasons = new Map<string, number>();
    const totals = {
      doubts: 0,
      doneBytes: 0,
      totalBytes: release.files.reduce((sum, { file }) => sum + file.bytes, 0),
    };
    for (const { shape, file } of release.files) {
      const read = await reading(file.name, () =>
        readFile(shape, file, writer, { reasons, totals, options }),
      );
      if (!read.ok) return read;
      writer.file(read.value);
      files.push(read.value);
      totals.doneBytes += file.bytes;
    }
    for (const name of release.unread) writer.unread(name);
    const about = aboutRelease(release, writer);
    const dangling = await writer.finish(
      {
        ...about,
        releaseDate: about.releaseDate ?? '',
        sample: String(about.sample),
        schema: String(packSchemaVersion),
      },
      async () => {
        await letOthersWork();
        return options.signal?.aborted !== true;
      },
    );
    if (dangling === undefined) return err({ kind: 'cancelled' });
    return ok({
      ...about,
      ...summary(release),
      files,
      doubts: totals.doubts,
      dangling,
      rejected: Object.fromEntries(reasons),
    });
  } finally {
    writer.close();
  }
}

type Books = {
  readonly reasons: Map<string, number>;
  readonly totals: { doubts: number; readonly doneBytes: number; readonly totalBytes: number };
  readonly options: ImportOptions;
};

async function readFile(
  shape: FileShape,
  file: FoundFile,
  writer: PackWriter,
  books: Books,
): Promise<Result<SourceFile, ImportFault>> {
  const hash = createHash('sha256');
  const count = { received: 0, stored: 0, rejected: 0, bytes: 0 };
  const { options, totals } = books;
  const opened = await file.open();
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of opened) {
      if (options.signal?.aborted === true) return;
      hash.update(chunk);
      count.bytes += chunk.length;
      yield chunk;
      options.onProgress?.({
        file: file.name,
        doneBytes: totals.doneBytes + count.bytes,
        totalBytes: totals.totalBytes,
        records: count.received,
      });
    }
  };
  const store = recordStorer(shape, writer, books, count);
  const read = await readXmlRecords(bytes(), shape, store);
  if (options.signal?.aborted === true) return err({ kind: 'cancelled' });
  if (!read.ok) return err(xmlFault(read.fault, file, shape));
  if (shape.mustHold !== null && writer.count(shape.mustHold) === 0)
    return err({ kind: 'no-records', name: file.name });
  return ok({ kind: shape.kind, name: file.name, sha256: hash.digest('hex'), ...count });
}

const xmlFault = (fault: XmlFault, { name }: FoundFile, { root }: FileShape): ImportFault =>
  fault.kind === 'other-content' ? { kind: 'other-content', name, expected: root } : { ...fault, name };

/** Puts each record where it belongs, and counts it. */
function recordStorer(
  shape: FileShape,
  writer: PackWriter,
  books: Books,
  count: { received: number; stored: number; rejected: number },
): Parameters<typeof readXmlRecords>[2] {
  return (record) => {
    count.received += 1;
    const place = { kind: shape.kind, line: record.line, record: record.path.join('/') };
    const reject = (reason: string): void => {
      count.rejected += 1;
      books.reasons.set(reason, (books.reasons.get(reason) ?? 0) + 1);
      writer.reject({ ...place, reason, content: JSON.stringify(Object.fromEntries(record.fields)) });
    };
    const read = readRow(record);
    if (read.kind === 'rejected' || record.shape === undefined)
      return reject(read.kind === 'rejected' ? read.reason : '');
    const added = writer.add(record.shape, read.row);
    if (added === 'repeated') return reject('said before, word for word');
    if (added === 'contradicts') return reject('its code is taken by other content');
    count.stored += 1;
    books.totals.doubts += read.doubts.length;
    for (const doubt of read.doubts) writer.doubt({ ...place, ...doubt });
    return undefined;
  };
}

function aboutRelease(
  release: Release,
  writer: PackWriter,
): Pick<ImportReport, 'release' | 'releaseDate' | 'sample'> {
  const releaseDate = datesOf(release).at(-1) ?? null;
  const date = releaseDate ?? 'of unknown date';
  return {
    release: release.version === null ? date : `${release.version} (${date})`,
    releaseDate,
    sample: writer.count('vmp') < wholeReleaseVmps,
  };
}

/** The dates of the files every release has, oldest first, each once. */
const datesOf = (release: Release): readonly string[] =>
  [...new Set(release.files.filter(({ shape }) => shape.needed).map(({ file }) => dateOfFile(file.name)))]
    .filter((date) => date !== null)
    .toSorted();

const optional = ['vtm-ingredient', 'history', 'bnf', 'gtin'] as const;

const summary = (release: Release): Pick<ImportReport, 'absent' | 'unread' | 'mixedDates'> => ({
  absent: optional.filter((kind) => !release.files.some(({ shape }) => shape.kind === kind)),
  unread: release.unread,
  mixedDates: datesOf(release).length > 1,
});

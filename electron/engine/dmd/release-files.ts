import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { compareText, groupBy } from '../../../shared/core/compare.ts';
import { fileShapes, type FileShape } from '../db/pack-shapes.ts';
import type { ImportFault } from './fault.ts';
import type { FoundFile } from './found-file.ts';
import { openZip, type ZipLimits } from './zip.ts';

/** The files of a release by kind, in reading order, and every other file there was. */
export type Release = {
  readonly files: readonly { readonly shape: FileShape; readonly file: FoundFile }[];
  readonly unread: readonly string[];
  /** A version such as `8.2.0`, where a name says one. */
  readonly version: string | null;
  readonly close: () => void;
};

/** How deep a folder is searched; TRUD's own is flat. */
const maxFolders = 4;

/** Finds the files of a release in a folder or a zip file. */
export async function findRelease(path: string, limits: ZipLimits): Promise<Result<Release, ImportFault>> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return err({ kind: 'not-found', name: path });
  const closers: (() => void)[] = [];
  const close = (): void => closers.forEach((run) => run());
  const found = await (stat.isDirectory()
    ? inFolder(path, '', limits, closers, 0)
    : inZipFile(path, basename(path), limits, closers));
  if (!found.ok) {
    close();
    return found;
  }
  const sorted = sortOut(path, found.value);
  if (!sorted.ok) close();
  return sorted.ok ? ok({ ...sorted.value, close }) : sorted;
}

type Search = Promise<Result<readonly FoundFile[], ImportFault>>;

async function inFolder(
  path: string,
  prefix: string,
  limits: ZipLimits,
  closers: (() => void)[],
  depth: number,
): Search {
  const found: FoundFile[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true }).toSorted((a, b) =>
    compareText(a.name, b.name),
  )) {
    const [full, name] = [join(path, entry.name), `${prefix}${entry.name}`];
    if (entry.isDirectory() && depth < maxFolders) {
      const inside = await inFolder(full, `${name}/`, limits, closers, depth + 1);
      if (!inside.ok) return inside;
      found.push(...inside.value);
    } else if (entry.isFile() && /\.zip$/i.test(entry.name)) {
      const inside = await inZipFile(full, name, limits, closers);
      if (!inside.ok) return inside;
      found.push(...inside.value);
    } else {
      const bytes = statSync(full, { throwIfNoEntry: false })?.size ?? 0;
      found.push({ name, bytes, open: () => Promise.resolve(createReadStream(full)) });
    }
  }
  return ok(found);
}

async function inZipFile(path: string, name: string, limits: ZipLimits, closers: (() => void)[]): Search {
  const zip = await openZip({ path }, name, limits);
  if (!zip.ok) return zip;
  closers.push(zip.value.close);
  return ok(zip.value.files);
}

const dated = /_\d(\d{2})(\d{2})(\d{2})\.xml$/i;

const shapeOf = (name: string): FileShape | undefined => {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return fileShapes.find((shape) => base.startsWith(`${shape.prefix}_`) && base.endsWith('.xml'));
};

/** A file of a release by its name, with another number behind what it holds: `f_vmp3_...` for `f_vmp2_...`. */
function isOtherSchema(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const [, kind, number] = /^(f_[a-z_]+?)(\d)_.*\.xml$/.exec(base) ?? [];
  return fileShapes.some(({ prefix }) => prefix.slice(0, -1) === kind && prefix.slice(-1) !== number);
}

function sortOut(path: string, found: readonly FoundFile[]): Result<Omit<Release, 'close'>, ImportFault> {
  const files = fileShapes.flatMap((shape) =>
    found.filter((file) => shapeOf(file.name) === shape).map((file) => ({ shape, file })),
  );
  if (files.length === 0 && !found.some((file) => isOtherSchema(file.name)))
    return err({ kind: 'not-a-release', name: basename(path) });
  for (const [, same] of groupBy(files, (one) => one.shape.kind)) {
    const [first, second] = same;
    if (first !== undefined && second !== undefined)
      return err({
        kind: 'two-of-one-kind',
        fileKind: first.shape.kind,
        names: same.map((one) => one.file.name).toSorted(compareText),
      });
  }
  const missing = fileShapes.filter((shape) => shape.needed && !files.some((one) => one.shape === shape));
  const others = found.filter((file) => isOtherSchema(file.name)).map((file) => file.name);
  if (missing.length > 0 && others.length > 0)
    return err({ kind: 'other-schema', names: others.toSorted(compareText).slice(0, 3) });
  if (missing.length > 0) return err({ kind: 'missing-files', missing: missing.map((shape) => shape.kind) });
  const unread = found.filter((file) => shapeOf(file.name) === undefined).map((file) => file.name);
  return ok({
    files,
    unread: unread.toSorted(compareText),
    version: versionIn([basename(path), ...found.map((file) => file.name)]),
  });
}

/** TRUD names a release `nhsbsa_dmd_8.2.0_20210823000001.zip`. */
const versionIn = (names: readonly string[]): string | null =>
  names
    .map((name) => /nhsbsa_dmd_(\d+\.\d+\.\d+)_/i.exec(name)?.[1])
    .find((version) => version !== undefined) ?? null;

/** The date a file's name carries (`f_vmp2_3260821.xml` is 26 August 2021), as YYYY-MM-DD. */
export function dateOfFile(name: string): string | null {
  const [, day = '', month = '', year = ''] = dated.exec(name) ?? [];
  const valid = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return valid ? `20${year}-${month}-${day}` : null;
}

import { Buffer } from 'node:buffer';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { ImportFault } from './fault.ts';
import type { FoundFile } from './found-file.ts';

/** What a zip may unpack to. A whole release is 40 MB packed, about 1 GB unpacked, some 20 to 1. */
export type ZipLimits = {
  readonly entries: number;
  readonly totalBytes: number;
  /** Unpacked to packed bytes, for entries above `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** A zip inside a zip is held in memory. */
  readonly innerZipBytes: number;
};

export const usualLimits: ZipLimits = {
  entries: 2_000,
  totalBytes: 8 * 1024 ** 3,
  ratio: 200,
  ratioFromBytes: 1024 ** 2,
  innerZipBytes: 128 * 1024 ** 2,
};

export type OpenZip = { readonly files: readonly FoundFile[]; readonly close: () => void };
type Place = { readonly path: string } | { readonly buffer: Buffer };

const options = { autoClose: false, lazyEntries: true, strictFileNames: false } as const;

/** Lists a zip and the zips directly in it. Nothing is unpacked to disk; what would unpack beyond the limits is refused unread. */
export async function openZip(
  place: Place,
  name: string,
  limits: ZipLimits,
  depth: number = 0,
): Promise<Result<OpenZip, ImportFault>> {
  const zip = await begin(place);
  if (zip === undefined) return err({ kind: 'damaged-zip', name });
  const closers = [(): void => zip.close()];
  const close = (): void => closers.forEach((run) => run());
  const entries = await listEntries(zip, name, limits);
  if (!entries.ok) {
    close();
    return entries;
  }
  const files: FoundFile[] = [];
  for (const entry of entries.value) {
    const inner = `${name}/${entry.fileName}`;
    if (depth > 0 || !/\.zip$/i.test(entry.fileName)) {
      files.push({
        name: inner,
        bytes: entry.uncompressedSize,
        open: () => zip.openReadStreamPromise(entry),
      });
      continue;
    }
    const opened = await openInner(zip, entry, inner, limits);
    if (!opened.ok) {
      close();
      return opened;
    }
    files.push(...opened.value.files);
    closers.unshift(opened.value.close);
  }
  return ok({ files, close });
}

async function begin(place: Place): Promise<ZipFile | undefined> {
  try {
    return await ('path' in place
      ? openPromise(place.path, options)
      : fromBufferPromise(place.buffer, options));
  } catch {
    // The library's message names offsets in the file; the fault names the file.
    return undefined;
  }
}

async function listEntries(
  zip: ZipFile,
  name: string,
  limits: ZipLimits,
): Promise<Result<readonly Entry[], ImportFault>> {
  const entries: Entry[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) return err({ kind: 'encrypted-zip', name });
      total += entry.uncompressedSize;
      const bomb =
        entry.uncompressedSize > limits.ratioFromBytes &&
        entry.uncompressedSize > limits.ratio * entry.compressedSize;
      entries.push(entry);
      if (bomb || total > limits.totalBytes || entries.length > limits.entries)
        return err({ kind: 'zip-too-large', name });
    }
  } catch {
    return err({ kind: 'damaged-zip', name });
  }
  return ok(entries);
}

async function openInner(
  zip: ZipFile,
  entry: Entry,
  name: string,
  limits: ZipLimits,
): Promise<Result<OpenZip, ImportFault>> {
  if (entry.uncompressedSize > limits.innerZipBytes) return err({ kind: 'zip-too-large', name });
  const parts: Uint8Array[] = [];
  try {
    for await (const part of await zip.openReadStreamPromise(entry))
      if (part instanceof Uint8Array) parts.push(part);
  } catch {
    return err({ kind: 'damaged-zip', name });
  }
  return openZip({ buffer: Buffer.concat(parts) }, name, limits, 1);
}

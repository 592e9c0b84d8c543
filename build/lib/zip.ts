import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be put in a zip; `claims` is an uncompressed size that is not the true one, `locked` marks it as encrypted. */
export type ZipEntry = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly claims?: number;
  readonly locked?: boolean;
};

/** A zip file as bytes, by the format's own tables (local headers, central directory, its end); no times, so that the same files give the same bytes. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes);
    const name = Buffer.from(entry.name);
    const shared = sharedHeader(entry, packed.length, name.length);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, name, packed]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, where, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The 26 bytes that the local header and the directory have in common: version to extra length. */
function sharedHeader(entry: ZipEntry, packedBytes: number, nameBytes: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(entry.locked === true ? 1 : 0, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(crc32(entry.bytes), 10);
  header.writeUInt32LE(packedBytes, 14);
  header.writeUInt32LE(entry.claims ?? entry.bytes.length, 18);
  header.writeUInt16LE(nameBytes, 22);
  return header;
}

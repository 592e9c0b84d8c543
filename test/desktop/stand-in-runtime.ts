import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { Target } from '../../build/package/targets.ts';

/** The place in Electron's program where its fuses stand: a mark, the version, how many, and their states (all on here). */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('1'.repeat(9)),
]);

/** A runtime folder in shape: a program that does nothing, with fuses to set, and the files beside it. */
export function standInRuntime(folder: string, { name }: Target): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  if (name === 'win32') writeFileSync(join(folder, 'electron.exe'), windowsProgram());
  else {
    const program = Buffer.concat([Buffer.from('stand-in\n'), fuseWire]);
    writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
    writeFileSync(join(folder, 'chrome-sandbox'), 'stand-in', { mode: 0o755 });
  }
  writeFileSync(join(folder, 'LICENSE'), 'stand-in');
  writeFileSync(join(folder, 'version'), 'stand-in');
  return folder;
}

/** With the version information into which the builder writes the hash of the archive. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setFileVersion(1, 0, 0, 0, 1033);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'stand-in' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(fuseWire);
  return Buffer.from(program.generate());
}

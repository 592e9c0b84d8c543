import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/core/result.ts';
import { packFolder } from './archives.ts';
import { debTool, makeDeb } from './deb.ts';
import { makeMsi, msiTool } from './msi.ts';
import { isInstalled } from './tools.ts';
import type { Archive, Installer, Target } from './targets.ts';

/** As the systems that packages are for are named in files, and as Debian names processors. */
const nameOf = ({ name }: Target): string => ({ win32: 'win', linux: 'linux', darwin: 'mac' })[name];
const archOf = (kind: Archive | Installer, { arch }: Target): string =>
  kind === 'deb' && arch === 'x64' ? 'amd64' : arch;

/** The file of one kind for one target; the guide for IT names these. */
export const fileNameOf = (kind: Archive | Installer, target: Target, version: string): string =>
  `concord-${version}-${nameOf(target)}-${archOf(kind, target)}.${kind}`;

/** Makes one file of an unpacked package. The fault is the tool of the system that is missing. */
export function makeOne(
  kind: Archive | Installer,
  unpacked: string,
  output: string,
  target: Target,
  version: string,
): Result<string, string> {
  const name = fileNameOf(kind, target, version);
  const file = join(output, name);
  if (kind === 'tar.gz' || kind === 'zip') {
    packFolder(unpacked, file, { kind, top: name.slice(0, -`.${kind}`.length) });
    return ok(file);
  }
  const [tool, make] = kind === 'msi' ? ([msiTool, makeMsi] as const) : ([debTool, makeDeb] as const);
  if (!isInstalled(tool)) return err(tool);
  make(unpacked, file, version);
  return ok(file);
}

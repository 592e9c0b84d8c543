import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { filesBelow } from './stage.ts';
import type { Target } from './targets.ts';

/** What a package may hold inside its archive; anything else is a mistake of the package. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^desktop\/(?:main\.js|engine\.js|engine\/[\w-]+\.js|preload\.cjs)$/,
  /^renderer\/(?:index\.html|assets\/[\w.-]+\.(?:js|css|svg|png|woff2))$/,
  /^node_modules\/(?:@[\w.-]+\/)?[\w.-]+\/.+\.(?:js|cjs|mjs|json|node|ttf|otf|afm|icc|trie|dat)$/,
  /^node_modules\/.+\/licen[cs]e[^/]*$/i,
];

/** What may lie beside the archive: the runtime's own files, the native module, and the papers. */
const besideAllowed: readonly RegExp[] = [
  /^(?:concord|Concord\.exe|chrome-sandbox|chrome_crashpad_handler)$/,
  /^[\w.+-]+\.(?:pak|bin|dat|dll|so|so\.\d+)$/,
  /^locales\/[\w-]+\.pak$/,
  /^(?:LICENSE\.electron\.txt|LICENSES\.chromium\.html|version|vk_swiftshader_icd\.json)$/,
  /^resources\/app\.asar$/,
  /^resources\/app\.asar\.unpacked\/node_modules\/[\w/.-]+\.node$/,
  /^resources\/papers\/(?:LICENSE|licences\.txt|sbom\.cdx\.json|verify-audit\.mjs)$/,
];

/** What of the files of a program, as they lie once it is installed, does not belong there. */
export const notBeside = (files: readonly string[]): readonly string[] =>
  files.filter((path) => !besideAllowed.some((rule) => rule.test(path)));

/** Nothing of these is the product's. */
const foreign = /(?:^|\/)(?:sandbox|preview|test|tests|fixtures|__tests__)(?:\/|\.|$)|\.map$|\.tsx?$/;

export type Inspected = {
  /** Paths in the archive, sorted. */
  readonly files: readonly string[];
  /** Of what is in the archive and beside it. */
  readonly notAllowed: readonly string[];
  readonly natives: readonly string[];
  /** SHA-256 of the archive, in hex. */
  readonly archive: string;
  readonly bytes: number;
  /** Fuses that are not as they should be; `undefined` where the runtime cannot be read. */
  readonly fuses: Readonly<Record<string, boolean>>;
};

/** Looks into an unpacked package, as electron-builder leaves it beside the others. */
export async function inspect(folder: string, target: Target): Promise<Inspected> {
  const archive = join(folder, resourcesOf(target), 'app.asar');
  const unpacked = `${archive}.unpacked`;
  const files = listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter(
      (path) => /\.[^/]+$|licen[cs]e[^/]*$/i.test(path) && !/^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path),
    )
    .toSorted();
  const natives = [...files.filter((path) => path.endsWith('.node')), ...nativesOutside(unpacked, files)];
  return {
    files,
    notAllowed: [
      ...files.filter((path) => foreign.test(path) || !allowed.some((rule) => rule.test(path))),
      // The runtime of macOS is a folder of frameworks, signed as a whole.
      ...(target.name === 'darwin' ? [] : notBeside(filesBelow(folder))),
    ],
    natives,
    archive: createHash('sha256').update(readFileSync(archive)).digest('hex'),
    bytes: filesBelow(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0),
    fuses: await readFuses(join(folder, programOf(target))),
  };
}

const resourcesOf = ({ name }: Target): string =>
  name === 'darwin' ? 'Concord.app/Contents/Resources' : 'resources';

const programOf = ({ name }: Target): string =>
  ({ linux: 'concord', win32: 'Concord.exe', darwin: 'Concord.app' })[name];

const nativesOutside = (unpacked: string, inside: readonly string[]): readonly string[] =>
  existsSync(unpacked)
    ? filesBelow(unpacked).filter((path) => path.endsWith('.node') && !inside.includes(path))
    : [];

/** As they stand in the program itself, by name. */
async function readFuses(program: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await getCurrentFuseWire(program);
  return {
    runAsNode: wire[FuseV1Options.RunAsNode] === FuseState.ENABLE,
    enableCookieEncryption: wire[FuseV1Options.EnableCookieEncryption] === FuseState.ENABLE,
    enableNodeOptionsEnvironmentVariable:
      wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable] === FuseState.ENABLE,
    enableNodeCliInspectArguments: wire[FuseV1Options.EnableNodeCliInspectArguments] === FuseState.ENABLE,
    enableEmbeddedAsarIntegrityValidation:
      wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation] === FuseState.ENABLE,
    onlyLoadAppFromAsar: wire[FuseV1Options.OnlyLoadAppFromAsar] === FuseState.ENABLE,
    loadBrowserProcessSpecificV8Snapshot:
      wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot] === FuseState.ENABLE,
    grantFileProtocolExtraPrivileges:
      wire[FuseV1Options.GrantFileProtocolExtraPrivileges] === FuseState.ENABLE,
  };
}

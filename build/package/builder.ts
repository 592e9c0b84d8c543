import { join } from 'node:path';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { settleMsiProject, upgradeCode } from './msi-project.ts';
import { registeredScheme } from './scheme.ts';
import type { Target } from './targets.ts';

export type Making = {
  readonly target: Target;
  /** What `stage` laid out. */
  readonly staged: string;
  readonly output: string;
  readonly version: string;
  readonly electronVersion: string;
  /** A folder with the runtime of the target; left out, electron-builder fetches it. */
  readonly runtime: string | undefined;
  readonly formats: readonly string[];
};

/** What the fuses are set to in every package, and read back from it. */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

export async function makePackage(making: Making): Promise<readonly string[]> {
  const { target, staged, formats } = making;
  const platform = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }[target.name];
  return build({
    targets: platform.createTarget([...formats], target.arch === 'x64' ? Arch.x64 : Arch.arm64),
    projectDir: join(staged, 'app'),
    publish: 'never',
    config: configuration(making),
  });
}

export function configuration(making: Making): Configuration {
  const { staged, output, version, electronVersion, runtime } = making;
  return {
    appId: 'uk.concord.desktop',
    productName: 'Concord',
    copyright: 'Concord contributors',
    electronVersion,
    ...(runtime === undefined ? {} : { electronDist: runtime }),
    directories: { output, buildResources: join(staged, 'papers') },
    // The staged folder holds exactly what belongs into a package, its modules too.
    files: ['**/*', { from: 'node_modules', to: 'node_modules', filter: ['**/*'] }],
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    extraResources: [{ from: join(staged, 'papers'), to: 'papers' }],
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    forceCodeSigning: false,
    electronFuses: fuses,
    removePackageScripts: true,
    publish: null,
    protocols: [{ name: 'Concord launch', schemes: [registeredScheme] }],
    artifactName: 'concord-${version}-${os}-${arch}.${ext}',
    linux: {
      category: 'Office',
      executableName: 'concord',
      synopsis: 'Medicines reconciliation',
      maintainer: 'Concord contributors',
    },
    win: { signAndEditExecutable: runtime === undefined },
    msi: { perMachine: true, oneClick: false, runAfterFinish: false, upgradeCode },
    msiProjectCreated: (file) => settleMsiProject(file, version),
    nsis: {
      perMachine: true,
      oneClick: false,
      allowToChangeInstallationDirectory: false,
      // Nothing updates itself, so nothing needs to be raised to an administrator.
      packElevateHelper: false,
      include: join(staged, 'installer.nsh'),
    },
    mac: { category: 'public.app-category.medical', identity: null },
  };
}

/** What is made here of an unpacked package, without anything that would be downloaded; an installer needs a tool of the system. */
export type Archive = 'tar.gz' | 'zip';
export type Installer = 'deb' | 'msi';

/** A computer that packages are made for. `native` is the one database module that belongs into its package. */
export type Target = {
  readonly name: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
  readonly native: string;
  /** What electron-builder makes where its downloads are allowed. */
  readonly formats: readonly string[];
  /** What is made here in any case: electron-builder's own deb runs scripts as root. */
  readonly ours: readonly Installer[];
  /** What is made from a runtime folder alone, beside the unpacked folder. */
  readonly withoutDownload: readonly (Archive | Installer)[];
};

export const targets: readonly Target[] = [
  {
    name: 'win32',
    arch: 'x64',
    native: 'win32-x64.node',
    formats: ['msi', 'nsis', 'zip'],
    ours: [],
    withoutDownload: ['zip', 'msi'],
  },
  {
    name: 'linux',
    arch: 'x64',
    native: 'linux-x64.node',
    formats: ['AppImage', 'tar.gz'],
    ours: ['deb'],
    withoutDownload: ['tar.gz', 'deb'],
  },
  {
    name: 'darwin',
    arch: 'arm64',
    native: 'darwin-arm64.node',
    formats: ['zip'],
    ours: [],
    withoutDownload: [],
  },
];

export function targetOf(platform: string): Target {
  const target = targets.find(({ name }) => name === platform);
  if (target === undefined) throw new Error(`no packages are made for ${platform}`);
  return target;
}

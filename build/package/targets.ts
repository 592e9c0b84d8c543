/** What is made of an unpacked package without any tool that would be downloaded. */
export type Archive = 'tar.gz' | 'zip';

/** A computer that packages are made for. `native` is the one database module that belongs into its package. */
export type Target = {
  readonly name: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
  readonly native: string;
  /** What electron-builder makes where its downloads are allowed. */
  readonly formats: readonly string[];
  /** What is made from a runtime folder alone, beside the unpacked folder. */
  readonly withoutDownload: readonly Archive[];
};

export const targets: readonly Target[] = [
  {
    name: 'win32',
    arch: 'x64',
    native: 'win32-x64.node',
    formats: ['msi', 'nsis', 'zip'],
    withoutDownload: ['zip'],
  },
  {
    name: 'linux',
    arch: 'x64',
    native: 'linux-x64.node',
    formats: ['AppImage', 'deb', 'tar.gz'],
    withoutDownload: ['tar.gz'],
  },
  { name: 'darwin', arch: 'arm64', native: 'darwin-arm64.node', formats: ['zip'], withoutDownload: [] },
];

export function targetOf(platform: string): Target {
  const target = targets.find(({ name }) => name === platform);
  if (target === undefined) throw new Error(`no packages are made for ${platform}`);
  return target;
}

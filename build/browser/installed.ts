import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Installed = { readonly name: string; readonly path: string; readonly why: string };

/** The names under which Linux distributions put a Chrome, Edge or Chromium on the path. */
const linuxCommands = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];

const macApps = ['Google Chrome', 'Microsoft Edge', 'Chromium'];

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
] as const;

/** The first Chrome, Edge or Chromium of this machine, or the one that CHROME_PATH names. */
export function installedBrowser(): Installed | undefined {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, and there is no such file.`);
    return { name: named, path: named, why: 'CHROME_PATH names it' };
  }
  const path = candidates().find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { name: path, path, why: 'it is installed' };
}

function candidates(): readonly string[] {
  switch (process.platform) {
    case 'win32':
      return windowsFolders().flatMap((folder) => windowsPrograms.map((parts) => join(folder, ...parts)));
    case 'darwin':
      return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
    default: {
      const folders = [
        ...(process.env['PATH'] ?? '').split(delimiter),
        '/usr/bin',
        '/usr/local/bin',
        '/snap/bin',
      ];
      return linuxCommands.flatMap((command) => folders.map((folder) => join(folder, command)));
    }
  }
}

function windowsFolders(): readonly string[] {
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
}

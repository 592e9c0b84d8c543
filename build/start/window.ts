import { spawn } from 'node:child_process';
import { installedBrowser } from '../browser/installed.ts';
import { out } from '../lib/root.ts';
import { watch, type Opened } from './desktop.ts';

/** True where a window can appear: always on Windows and macOS, elsewhere when a display is announced. */
export function hasDisplay(
  environment: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return (environment['DISPLAY'] ?? '') !== '' || (environment['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** Opens an address in a window of its own, in a profile that holds nothing else; undefined where no browser is installed. */
export function openWindow(address: string): Opened | undefined {
  const browser = installedBrowser();
  if (browser === undefined) return undefined;
  const asRoot = process.getuid?.() === 0;
  const args = [
    `--app=${address}`,
    `--user-data-dir=${out('start', 'browser')}`,
    '--window-size=1440,900',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
  return watch(spawn(browser.path, args, { stdio: 'ignore' }));
}

/**
 * Switches and variables with which another program of the same login could read what Concord shows or sends, or write it to a
 * file: Chromium takes them from anybody who starts the program, and no fuse turns them off.
 */
const switches: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'js-flags',
  'enable-logging',
  'log-file',
  'log-net-log',
  'ssl-key-log-file',
  'trace-startup',
  'trace-startup-file',
  'load-extension',
  'disable-web-security',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'host-resolver-rules',
  'host-rules',
  'user-data-dir',
];

const variables: readonly string[] = ['SSLKEYLOGFILE', 'ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE'];

/** What the program was started with that it does not start with, as it was written; `undefined`: nothing of the kind. */
export function refusedStart(
  hasSwitch: (name: string) => boolean,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const name = switches.find(hasSwitch);
  return name === undefined ? variables.find((variable) => env[variable] !== undefined) : `--${name}`;
}

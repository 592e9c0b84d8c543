import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { app, clipboard, dialog, powerMonitor, session, type BrowserWindow } from 'electron';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import type { LogLine } from '../engine/host.ts';
import { bugLine } from '../engine/log/log.ts';
import { after, now } from '../engine/node-host.ts';
import { logTo } from '../engine/node-log.ts';
import { readPolicy, type FoundPolicy, type Policy } from '../engine/policy/policy.ts';
import { withPolicyFiles, wordsForTrustFile } from '../engine/trust-file.ts';
import { guardClientCertificates } from './certificates.ts';
import { carryCalls, tellPage } from './channels.ts';
import { findConfiguration } from './configuration.ts';
import { createCopies } from './copies.ts';
import { chooseDataFolder, chromiumFolder, crashFolder, isUsable, liesOnNetwork } from './data-folder.ts';
import { startEngineProcess } from './engine-process.ts';
import { openOutside } from './external.ts';
import { denyPermissions, guardContents } from './guards.ts';
import { systemKeyStore } from './key-store.ts';
import { endOnUncaught, keepNoDumps } from './uncaught-errors.ts';
import { takeLaunches } from './launches.ts';
import { lockWithTheScreen } from './locks.ts';
import { setMenu } from './menu.ts';
import { registerScheme, serveRenderer } from './scheme.ts';
import { mayClosePooled, type ClosingWords } from './pooled.ts';
import { supervise, type Supervisor } from './supervisor.ts';
import { findPolicy } from './policy-source.ts';
import { refusedStart } from './switches.ts';
import { makeWindow } from './window.ts';

/** The main process: puts the parts together and decides nothing else. */

/** How long the engine may take to close its store before it is ended. */
const stopGraceMs = 5_000;
const programFolder = import.meta.dirname;
const open: { window?: BrowserWindow } = {};
const copies = createCopies(clipboard, (error) => log.line(bugLine('clipboard', error)));
const page = (): Electron.WebContents | undefined => open.window?.webContents;

app.setName('Concord');
app.enableSandbox();
registerScheme();
const log: { line: (line: LogLine) => void } = { line: () => undefined };
endOnUncaught(process, { log: (line) => log.line(line), end: stopped });
const facts = { platform: process.platform, env: process.env, packaged: app.isPackaged };
const configuration = findConfiguration(facts);
const policy = findPolicy(facts);
const startedWith = refusedStart((name) => app.commandLine.hasSwitch(name), process.env);
if (app.isPackaged && startedWith !== undefined)
  refuse(
    `It was started with ${startedWith}, with which other programs could read what it shows. Start it without.`,
  );
else if (!configuration.ok) refuse(configuration.fault.words);
else if (!policy.ok) refuse(policy.fault.words);
else {
  const config = withPolicyFiles(configuration.value, readPolicy(policy.value).policy);
  if (config.ok) prepare(config.value, policy.value);
  else refuse(`By policy: ${wordsForTrustFile(config.fault, config.fault.path)}`);
}

/** Before the app is ready: where things lie, and that there is one of us. */
function prepare(config: TrustConfig, policy: FoundPolicy): void {
  const { platform, env } = process;
  const folder = chooseDataFolder({
    platform,
    env,
    appData: app.getPath('appData'),
    sandbox: config.sandbox,
  });
  if (!folder.ok || liesOnNetwork(platform, folder.value)) {
    const why = folder.ok ? 'network-path' : folder.fault.kind;
    return refuse(
      `Concord keeps its records on this computer's own disk only, and has no such folder (${why}).`,
    );
  }
  if (!isUsable(folder.value))
    return refuse(
      `Concord may not write to its folder on this computer (${folder.value}). Nothing was changed. Ask IT to let it write there.`,
    );
  log.line = logTo(folder.value, now);
  keepNoDumps((name, path) => app.setPath(name, path), crashFolder(folder.value));
  app.setPath('userData', chromiumFolder(folder.value));
  app.setPath('sessionData', chromiumFolder(folder.value));
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on('second-instance', toFront);
  const launches = takeLaunches(app, process.argv);
  guardContents(app, (address) => void openOutside(config, address));
  guardClientCertificates(app, config);
  void app.whenReady().then(() => run(config, policy, folder.value, launches));
}

function toFront(): void {
  if (open.window?.isMinimized() === true) open.window.restore();
  open.window?.focus();
}

function run(
  config: TrustConfig,
  policy: FoundPolicy,
  dataFolder: string,
  launches: ReturnType<typeof takeLaunches>,
): void {
  const pages = session.fromPartition('concord-pages', { cache: false });
  denyPermissions(pages);
  denyPermissions(session.defaultSession);
  serveRenderer(pages, join(programFolder, '..', 'renderer'));
  setMenu(process.platform);
  const engine = startSupervisor(config, policy, dataFolder);
  carryCalls(page, engine.call);
  lockWithTheScreen(powerMonitor, engine.call, tell);
  open.window = makeWindow({ session: pages, programFolder, devTools: !app.isPackaged, now });
  copies.watch(open.window);
  launches.to((launch) => {
    toFront();
    void engine.call('receiveLaunch', launch);
  });
  app.on('window-all-closed', () => app.quit());
  quitAfter(engine, readPolicy(policy).policy, dataFolder);
}

/** Tells the page; what was copied out of Concord leaves the clipboard with a lock. */
function tell(event: EngineEvent): void {
  tellPage(page(), event);
  if (event.event === 'locked') void copies.clear();
}

function startSupervisor(config: TrustConfig, policy: FoundPolicy, dataFolder: string): Supervisor {
  const networkSession = session.fromPartition('concord-network', { cache: false });
  denyPermissions(networkSession);
  const services = {
    keyStore: systemKeyStore(process.platform, config.sandbox),
    open: async (url: string) => (await openOutside(config, url)).ok,
  };
  const engine: Supervisor = supervise({
    start: (why, on) =>
      startEngineProcess({
        programFolder,
        networkSession,
        services,
        printing: !app.isPackaged,
        start: { type: 'start', config, policy, dataFolder, appVersion: versionOfThis(), why },
        on,
      }),
    now,
    after,
    onEvent: (event) => {
      tell(event);
      if (event.event === 'session-changed') void clearCopiesIfLocked(engine.call);
    },
    onGivenUp: () =>
      dialog.showErrorBox(
        'Concord has stopped',
        'The part of Concord that keeps the records ended several times in a minute. Everything that was decided is saved on this computer. Close Concord and open it again; if that does not help, tell IT.',
      ),
  });
  return engine;
}

const sessionState = z.object({ state: z.object({ kind: z.string() }) });

async function clearCopiesIfLocked(call: Supervisor['call']): Promise<void> {
  const session = await call('getSession', {});
  const read = sessionState.safeParse(session.ok ? session.value : undefined);
  if (!read.success || read.data.state.kind !== 'unlocked') await copies.clear();
}

/** Run from the checkout, Electron would tell its own version. */
function versionOfThis(): string {
  return app.isPackaged ? app.getVersion() : 'development';
}

/** The store is closed in good order before the program ends. */
function quitAfter(engine: Supervisor, policy: Policy, dataFolder: string): void {
  let stopped = false;
  const pooled = policy.desktop === 'pooled';
  const mayClose = async (): Promise<boolean> =>
    !pooled ||
    mayClosePooled({
      call: engine.call,
      after,
      escrow: () => ({
        kept: policy.escrowKey !== '',
        folder: policy.escrowFolder,
        holds: existsSync(join(dataFolder, 'concord.escrow')),
      }),
      ask: askToClose,
    });
  // The window of a pooled desktop stays until it is known that nothing is lost with the disk.
  if (pooled)
    open.window?.on('close', (event) => {
      if (stopped) return;
      event.preventDefault();
      app.quit();
    });
  app.on('before-quit', (event) => {
    void copies.clear();
    if (stopped) return;
    event.preventDefault();
    void mayClose()
      .then((may) => (may ? engine.stop(stopGraceMs).then(() => true) : false))
      .then((done) => {
        stopped = done;
        if (done) app.quit();
      });
  });
}

async function askToClose({ message, detail }: ClosingWords): Promise<boolean> {
  const buttons = ['Go back', 'Close all the same'];
  const options = {
    type: 'warning' as const,
    title: 'Concord',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
  };
  const { window } = open;
  const answer = await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return answer.response === 1;
}

/** After an error nobody caught; what was decided is saved by the engine, which closes its store when this process is gone. */
function stopped(): void {
  dialog.showErrorBox(
    'Concord has stopped',
    'Concord met an error it did not expect, and has told its log what kind. Everything that was decided is saved on this computer. Open Concord again; if it happens again, tell IT.',
  );
  app.exit(1);
}

function refuse(words: string): void {
  dialog.showErrorBox('Concord cannot start', words);
  app.exit(1);
}

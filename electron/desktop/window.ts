import { join } from 'node:path';
import { BrowserWindow, type Session } from 'electron';
import { startAddress } from './address.ts';
import { mayRestart } from './restarts.ts';

export type WindowOptions = {
  readonly session: Session;
  readonly programFolder: string;
  /** False in what is installed. */
  readonly devTools: boolean;
  readonly now: () => number;
};

/** The one window. Every preference of the checklist is written out, also where it is Electron's default. */
export function makeWindow({ session, programFolder, devTools, now }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    title: 'Concord',
    backgroundColor: '#f0f4f5',
    autoHideMenuBar: true,
    show: false,
    webPreferences: {
      session,
      preload: join(programFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      // A window out of sight is painted all the same, so that what a lock has hidden is not shown again for a moment with it.
      backgroundThrottling: false,
      devTools,
    },
  });
  // The title never names a patient: it is seen in task bars and screen sharing.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  loadAgainWhenGone(window, now);
  void window.loadURL(startAddress);
  return window;
}

/** A page whose process crashed is loaded again, unless it keeps crashing; the engine and what it saved are untouched. */
function loadAgainWhenGone(window: BrowserWindow, now: () => number): void {
  const goneAt: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || !mayRestart(goneAt, now())) return;
    goneAt.push(now());
    void window.loadURL(startAddress);
  });
}

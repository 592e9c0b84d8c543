import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { preventable } from './preventable.ts';
import type { StandInWorld } from './world.ts';

/**
 * Stands where the `electron` module stands while the built bundle is booted without the runtime: it does as little as
 * possible and records what it was asked. The test puts a world on `globalThis` before each boot.
 */
const { told, options } = (globalThis as unknown as { readonly standInWorld: StandInWorld }).standInWorld;

class App extends EventEmitter {
  readonly isPackaged = options.packaged;
  readonly commandLine = { hasSwitch: (name: string): boolean => options.switches.includes(name) };
  readonly getPath = (name: string): string => `${options.home}/${name}`;
  readonly getVersion = (): string => '0.0.0-test';
  readonly setPath = (name: string, path: string): void => void told.paths.push([name, path]);
  readonly setAsDefaultProtocolClient = (scheme: string): boolean => told.did.push(`scheme ${scheme}`) > 0;
  readonly setName = (name: string): void => void told.did.push(`name ${name}`);
  readonly enableSandbox = (): void => void told.did.push('enableSandbox');
  readonly requestSingleInstanceLock = (): boolean => options.firstInstance;
  readonly whenReady = (): Promise<void> => Promise.resolve();
  readonly quit = (): void => {
    told.did.push('quit');
    this.emit('before-quit', preventable().event);
  };
  readonly exit = (code: number): void => void told.did.push(`exit ${code}`);
}

/** Only what is asked of a session; every handler lands in the record under the partition's name. */
function makeSession(partition: string) {
  const record: Record<string, unknown> = {};
  told.sessions.set(partition, record);
  const keep =
    (name: string) =>
    (value: unknown): void => {
      record[name] = value;
    };
  return Object.assign(new EventEmitter(), {
    partition,
    on: (name: string, listener: unknown) => keep(`on ${name}`)(listener),
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    setSpellCheckerEnabled: keep('spellChecker'),
    setCertificateVerifyProc: keep('certificateVerify'),
    protocol: { handle: (scheme: string, handler: unknown) => keep(`handle ${scheme}`)(handler) },
  });
}

class Contents extends EventEmitter {
  readonly mainFrame = {
    url: '',
    parent: null,
    send: (channel: string, message: unknown): void => void told.sent.push([channel, message]),
  };
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly setWindowOpenHandler = (handler: Contents['openHandler']): void => {
    this.openHandler = handler;
  };
  readonly isDestroyed = (): boolean => false;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents();
  readonly isMinimized = (): boolean => true;
  readonly preferences: Record<string, unknown>;
  constructor(preferences: Record<string, unknown>) {
    super();
    this.preferences = preferences;
    told.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  readonly loadURL = (url: string): Promise<void> => {
    this.webContents.mainFrame.url = url;
    told.did.push(`load ${url}`);
    return Promise.resolve();
  };
  readonly show = (): void => void told.did.push('show');
  readonly focus = (): void => void told.did.push('focus');
  readonly restore = (): void => void told.did.push('restore');
}

/** A port that starts when asked, as Electron's does, with Electron's message event. */
class PortMain extends EventEmitter {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port, not a window
  readonly postMessage = (message: unknown): void => this.#port.postMessage(message);
  readonly start = (): void => void this.#port.on('message', (data) => this.emit('message', { data }));
  readonly close = (): void => this.#port.close();
}

export class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}

export const app = new App();
told.app = app;
export const session = {
  defaultSession: makeSession('default'),
  fromPartition: (partition: string, how: unknown) => {
    told.partitions.push([partition, how]);
    return makeSession(partition);
  },
};
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown): void => void (told.schemes = schemes),
};
export const ipcMain = {
  handle: (channel: string, handler: unknown): void => void told.handlers.set(channel, handler),
};
export const clipboard = {
  readText: (): Promise<string> => Promise.resolve(told.clipboard.text),
  clear: (): void => void (told.clipboard.text = ''),
};
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown): void => void (told.menu = menu),
};
export const dialog = {
  showErrorBox: (title: string, words: string): void => void told.boxes.push([title, words]),
};
export const powerMonitor = new EventEmitter();
told.powerMonitor = powerMonitor;
export const shell = {
  openExternal: (url: string): Promise<void> => {
    told.opened.push(url);
    return Promise.resolve();
  },
};
const backwards = (text: string): string => Array.from(text).toReversed().join('');
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(options.keyStore.available),
  getSelectedStorageBackend: () => options.keyStore.backend,
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(options.keyStore.mark + backwards(text))),
  decryptStringAsync: (wrapped: Buffer) => {
    const text = wrapped.toString();
    if (!text.startsWith(options.keyStore.mark)) return Promise.reject(new Error('not ours'));
    const result = backwards(text.slice(options.keyStore.mark.length));
    return Promise.resolve({ shouldReEncrypt: false, result });
  },
};
export const utilityProcess = {
  fork: (path: string, args: unknown, how: Record<string, unknown>) => {
    const child = Object.assign(new EventEmitter(), {
      orders: [] as { message: unknown; ports: readonly PortMain[] }[],
      path,
      how,
      killed: false,
      postMessage: (message: unknown, ports: readonly PortMain[] = []): void =>
        void child.orders.push({ message, ports }),
      kill: (): boolean => {
        child.killed = true;
        child.emit('exit', 1);
        return true;
      },
    });
    told.engines.push(child);
    return child;
  },
};
export const net = { fetch: (url: string, init: RequestInit) => options.netFetch(url, init) };
export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown): void => void told.exposed.push([name, api]),
};
export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: (channel: string, message: unknown): Promise<unknown> => {
    told.invoked.push([channel, message]);
    return Promise.resolve('answer');
  },
});
told.ipcRenderer = ipcRenderer;

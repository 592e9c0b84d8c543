import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

/**
 * The bridge: `window.concord`, two verbs and nothing else. It reads nothing, so that it needs no library in the page's
 * process: the engine parses each request, and the renderer's own `bridge.ts` parses each answer and event.
 */
const call = (name: string, request: unknown): Promise<unknown> =>
  ipcRenderer.invoke('concord:call', { call: name, request });

/** Returns how to stop listening. The listener is given the event alone, never Electron's own event object. */
const onEvent = (listener: (event: unknown) => void): (() => void) => {
  const heard = (_event: IpcRendererEvent, event: unknown): void => listener(event);
  ipcRenderer.on('concord:event', heard);
  return () => {
    ipcRenderer.removeListener('concord:event', heard);
  };
};

contextBridge.exposeInMainWorld('concord', Object.freeze({ call, onEvent }));

import { ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import { err, type Result } from '../../shared/core/result.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { isOurPage } from './sender.ts';

const callChannel = 'concord:call';
const eventChannel = 'concord:event';

const callSchema = z.object({ call: z.string().max(64), request: z.unknown() });

export type Calls = (name: string, request: unknown) => Promise<Result<unknown, Fault>>;

/** Carries the page's calls to the engine, looking at every sender; the engine parses the request itself. */
export function carryCalls(page: () => WebContents | undefined, call: Calls): void {
  ipcMain.handle(callChannel, (event, message: unknown): Promise<Result<unknown, Fault>> => {
    if (!isOurPage(event, page())) return Promise.resolve(err({ kind: 'internal', where: 'sender' }));
    const parsed = callSchema.safeParse(message);
    if (!parsed.success) return Promise.resolve(err({ kind: 'bad-request', call: '', path: '' }));
    return call(parsed.data.call, parsed.data.request);
  });
}

/** Tells the page; one that is not ours (it cannot be, navigation is refused) would hear nothing. */
export function tellPage(page: WebContents | undefined, event: EngineEvent): void {
  if (page === undefined || page.isDestroyed()) return;
  page.mainFrame.send(eventChannel, event);
}

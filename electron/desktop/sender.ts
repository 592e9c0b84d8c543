import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isOurAddress } from './address.ts';

/**
 * Whether a message comes from the main frame of our own window, showing our own page. A frame that has navigated away or
 * is gone has no address and is refused.
 */
export function isOurPage(event: IpcMainInvokeEvent, window: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  if (window === undefined || frame === null || event.sender !== window) return false;
  return frame === window.mainFrame && frame.parent === null && isOurAddress(frame.url);
}

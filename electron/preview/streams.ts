import type { ServerResponse } from 'node:http';
import type { EngineEvent } from '../../shared/ipc/events.ts';

/** What the preview tells its pages without being asked. */
export type Told =
  | { readonly type: 'event'; readonly event: EngineEvent }
  | { readonly type: 'open'; readonly url: string };

export type Streams = {
  readonly add: (response: ServerResponse) => void;
  /** Returns how many pages were told. */
  readonly tell: (message: Told) => number;
  /** Tells one page, the one opened last, and returns whether there was one. */
  readonly tellLast: (message: Told) => boolean;
};

/** The open server-sent-event streams. */
export function makeStreams(): Streams {
  const open = new Set<ServerResponse>();
  const write = (response: ServerResponse, message: Told): void => {
    response.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  return {
    add: (response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('retry: 500\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    tell: (message) => {
      for (const response of open) write(response, message);
      return open.size;
    },
    tellLast: (message) => {
      const last = [...open].at(-1);
      if (last !== undefined) write(last, message);
      return last !== undefined;
    },
  };
}

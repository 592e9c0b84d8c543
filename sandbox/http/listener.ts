import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A loopback listener that can refuse connections for a while and then listen on the same port again. */
export type Listener = {
  readonly port: number;
  readonly origin: string;
  /** Closes the port and cuts every open connection. */
  close(): Promise<void>;
  reopen(): Promise<void>;
};

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Loopback only: nothing of the sandbox is reachable from another machine.
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export async function openListener(port: number, handler: RequestListener): Promise<Listener> {
  const server = createServer(handler);
  // A client that keeps its connections never finds one closed under a request it was just sending.
  server.keepAliveTimeout = 600_000;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const bound = await listenOn(server, port);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    port: bound,
    origin: `http://127.0.0.1:${bound}`,
    close,
    reopen: async () => {
      if (!server.listening) await listenOn(server, bound);
    },
  };
}

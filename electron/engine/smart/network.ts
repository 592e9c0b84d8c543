import type { SessionView } from '../../../shared/ipc/session-views.ts';
import type { HttpFault } from '../http/http.ts';

type Network = SessionView['network'];

/** Judges whether there is a network by how requests end; `base` is the server that was asked. */
export type NetworkWatch = {
  readonly now: () => Network;
  /** Takes in how one request ended; true when the judgement changed. */
  readonly observe: (fault: HttpFault | undefined, base: string) => boolean;
};

/** So many different servers in a row, none of them answering, and it is not one server that is down. */
const silentServers = 2;

/**
 * An answer of any kind shows that there is a network. Its own failure shows that there is none, and so do several servers
 * that cannot be reached with none answering in between: with one alone it may be that server.
 */
export function watchNetwork(): NetworkWatch {
  let network: Network = 'unknown';
  const silent = new Set<string>();
  const judge = (fault: HttpFault | undefined, base: string): Network => {
    if (fault === undefined || !isSilence(fault)) {
      silent.clear();
      return 'up';
    }
    silent.add(originOf(base));
    if (fault.layer === 'network') return 'down';
    return silent.size >= silentServers ? 'down' : network;
  };
  return {
    now: () => network,
    observe: (fault, base) => {
      const before = network;
      network = judge(fault, base);
      return network !== before;
    },
  };
}

/** No status came back at all, so nobody spoke. */
const isSilence = (fault: HttpFault): fault is Extract<HttpFault, { kind: 'not-answering' }> =>
  fault.kind === 'not-answering' && !fault.detail.startsWith('status ');

const originOf = (base: string): string => (URL.canParse(base) ? new URL(base).origin : base);

import type { SessionView } from '../../../shared/ipc/session-views.ts';
import type { HttpFault } from '../http/http.ts';

type Network = SessionView['network'];

/** Judges whether there is a network, by how requests end and by what the operating system says. */
export type NetworkWatch = {
  readonly now: () => Network;
  /** Whether the latest request to this server was answered; true of one that was not asked. */
  readonly answers: (base: string) => boolean;
  /** Takes in how one request ended; `base` is the server that was asked. */
  readonly observe: (fault: HttpFault | undefined, base: string) => void;
  /** The operating system says that there is a network, or that there is none. */
  readonly hear: (online: boolean) => void;
};

export type NetworkParts = {
  /** Asks every configured server once, in a few seconds; whether any of them answered. */
  readonly ask: () => Promise<boolean>;
  /** The judgement, or which servers answer, is another than before. */
  readonly changed: () => void;
};

/**
 * An answer of any kind shows that there is a network, and a failure of the network itself that there is none. One server
 * that cannot be reached may be that server or everything: all of them are asked at once, so that within seconds of the
 * first failed request the screen says which.
 */
export function watchNetwork({ ask, changed }: NetworkParts): NetworkWatch {
  let network: Network = 'unknown';
  let asking = false;
  let answersHeard = 0;
  const silent = new Set<string>();
  const judge = (next: Network): void => {
    if (next === network) return;
    network = next;
    changed();
  };
  const askAll = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const heardBefore = answersHeard;
    const answered = await ask().catch(() => false);
    asking = false;
    judge(answered || answersHeard > heardBefore ? 'up' : 'down');
  };
  const mark = (base: string, isSilent: boolean): void => {
    const origin = originOf(base);
    if (silent.has(origin) === isSilent) return;
    if (isSilent) silent.add(origin);
    else silent.delete(origin);
    changed();
  };
  return {
    now: () => network,
    answers: (base) => !silent.has(originOf(base)),
    observe: (fault, base) => {
      const spoke = fault === undefined || !isSilence(fault);
      mark(base, fault?.kind === 'not-answering');
      if (spoke) {
        answersHeard += 1;
        judge('up');
      } else if (fault.layer === 'network') judge('down');
      else if (network !== 'down') void askAll();
    },
    hear: (online) => {
      if (online) void askAll();
      else judge('down');
    },
  };
}

/** No status came back at all, so nobody spoke. */
const isSilence = (fault: HttpFault): fault is Extract<HttpFault, { kind: 'not-answering' }> =>
  fault.kind === 'not-answering' && !fault.detail.startsWith('status ');

const originOf = (base: string): string => (URL.canParse(base) ? new URL(base).origin : base);

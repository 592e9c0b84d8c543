import type { SessionView } from '../../../shared/ipc/session-views.ts';
import type { HttpFault } from '../http/http.ts';

type Network = SessionView['network'];

/** Judges whether there is a network, by how requests end and by what the operating system says. */
export type NetworkWatch = {
  readonly now: () => Network;
  /** Whether what is at this place answers; true of one that was not asked. */
  readonly answers: (place: string) => boolean;
  /** Takes in how one request ended; `place` is what was asked: a base, or one record of several behind an engine's. */
  readonly observe: (fault: HttpFault | undefined, place: string) => void;
  /** The operating system says that there is a network, or that there is none. */
  readonly hear: (online: boolean) => void;
};

export type NetworkParts = {
  /** Asks every configured server once, in a few seconds; whether any of them answered. */
  readonly ask: () => Promise<boolean>;
  /** Asks what is at one place for something that is about nobody; whether it answered, and not that it cannot. */
  readonly askOne: (place: string) => Promise<boolean>;
  /** The judgement, or which servers answer, is another than before. */
  readonly changed: () => void;
};

/**
 * An answer of any kind shows that there is a network, and a failure of the network itself that there is none. One server
 * that cannot be reached may be that server or everything: all of them are asked at once, so that within seconds of the
 * first failed request the screen says which. A status that says "not now" may mean one patient or the whole record, so the record
 * is asked for something that is about nobody.
 */
export function watchNetwork({ ask, askOne, changed }: NetworkParts): NetworkWatch {
  let network: Network = 'unknown';
  let asking = false;
  let answersHeard = 0;
  const silent = new Set<string>();
  /** What fell silent while nothing answered may have been the way to it: it is asked once the way is there again. */
  const askSilent = async (base: string): Promise<void> => {
    if ((await askOne(base).catch(() => false)) && silent.delete(base)) changed();
  };
  const judge = (next: Network): void => {
    if (next === network) return;
    const isBack = network === 'down' && next === 'up';
    network = next;
    changed();
    if (isBack) for (const base of silent) void askSilent(base);
  };
  const askAll = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const heardBefore = answersHeard;
    const answered = await ask().catch(() => false);
    asking = false;
    judge(answered || answersHeard > heardBefore ? 'up' : 'down');
  };
  const mark = (place: string, isSilent: boolean): void => {
    if (silent.has(place) === isSilent) return;
    if (isSilent) silent.add(place);
    else silent.delete(place);
    changed();
  };
  const unsure = new Set<string>();
  const askAgain = async (place: string): Promise<void> => {
    if (silent.has(place) || unsure.has(place)) return;
    unsure.add(place);
    const answers = await askOne(place).catch(() => false);
    // Whatever answered meanwhile has taken it out again.
    if (unsure.delete(place)) mark(place, !answers);
  };
  return {
    now: () => network,
    answers: (place) => !silent.has(place),
    observe: (fault, place) => {
      const spoke = fault === undefined || !isSilence(fault);
      if (saysNotNow(fault)) void askAgain(place);
      else {
        unsure.delete(place);
        mark(place, !spoke);
      }
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

const saysNotNow = (fault: HttpFault | undefined): boolean =>
  fault?.kind === 'not-answering' && !isSilence(fault);

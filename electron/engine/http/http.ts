import PQueue from 'p-queue';
import { err, type Result } from '../../../shared/core/result.ts';
import type { Host } from '../host.ts';
import { attempt, type HttpAnswer, type HttpRequest } from './attempt.ts';
import { readAddress } from './address.ts';
import type { HttpFault } from './faults.ts';

export { addressWithin } from './address.ts';
export type { HttpAnswer, HttpRequest } from './attempt.ts';
export { faultDetail, type HttpFault, type OutcomeIssue } from './faults.ts';
export { readJson } from './json.ts';
export { resourceTexts } from './slices.ts';
export { statusFault } from './status.ts';
export { readPages, type Page, type PageEntry, type PagesEnd } from './paging.ts';

export type HttpSettings = {
  /** Requests at a time to one origin. */
  readonly concurrency: number;
  /** Tries of an idempotent read, the first included. */
  readonly tries: number;
  /** The first pause; each further one is twice as long, with up to as much again by chance. */
  readonly backOffMs: number;
  /** A longer `Retry-After` is not waited for: the fault says so, and the caller decides. */
  readonly longestWaitMs: number;
};

export const usualHttp: HttpSettings = { concurrency: 4, tries: 3, backOffMs: 400, longestWaitMs: 15_000 };

/** What of a host HTTP needs. */
export type NetworkHost = Pick<Host, 'fetch' | 'after' | 'now' | 'randomBytes' | 'randomUuid'>;

/** Speaks HTTP for the whole engine: bounded per origin, repeated only where a repeat is safe. */
export type Http<H extends NetworkHost = NetworkHost> = {
  readonly host: H;
  /** Asks once; for anything that is not a plain read. */
  readonly once: (request: HttpRequest) => Promise<Result<HttpAnswer, HttpFault>>;
  /** A read that may be repeated: network faults, 5xx and 429 are tried again. */
  readonly read: (request: Omit<HttpRequest, 'method' | 'body'>) => Promise<Result<HttpAnswer, HttpFault>>;
  /** Whether answers are coming in, one after the other; a server that does not answer keeps nobody busy. */
  readonly isBusy: () => boolean;
};

/** Answers that come within so many milliseconds of each other are one flow. */
const flowingMs = 100;

/** `observe` is told how each request ended, so that the screen can say whether there is a network. */
export function createHttp<H extends NetworkHost>(
  host: H,
  settings: HttpSettings = usualHttp,
  observe: (fault: HttpFault | undefined, place: string) => void = () => undefined,
): Http<H> {
  const queues = new Map<string, PQueue>();
  let lastAnswerMs = Number.NEGATIVE_INFINITY;
  const queueOf = (base: string): PQueue => {
    const address = readAddress(base);
    const origin = address.ok ? address.value.origin : '';
    const queue = queues.get(origin) ?? new PQueue({ concurrency: settings.concurrency });
    queues.set(origin, queue);
    return queue;
  };
  const once = async (request: HttpRequest): Promise<Result<HttpAnswer, HttpFault>> => {
    const queue = queueOf(request.within);
    let wentOut = true;
    const answer = await queue.add(() => {
      wentOut = request.mayGo?.() ?? true;
      return wentOut ? attempt(host, request) : tooLate(request);
    });
    if (!wentOut) return answer;
    lastAnswerMs = host.now();
    holdBack(host, queue, answer, settings.longestWaitMs);
    observe(answer.ok ? undefined : answer.fault, request.place ?? request.within);
    return answer;
  };
  return {
    host,
    once,
    read: (request) => withRetries(host, settings, () => once({ ...request, method: 'GET' })),
    isBusy: () => Math.abs(host.now() - lastAnswerMs) < flowingMs,
  };
}

/** Whoever asked would not send it any more: it waited for its turn behind others. */
const tooLate = ({ server }: HttpRequest): Promise<Result<HttpAnswer, HttpFault>> =>
  Promise.resolve(err({ kind: 'not-answering', layer: server, detail: 'not sent: its turn came too late' }));

/**
 * Asked too much, a server means everybody who asks it: all wait out its `Retry-After`. One that cannot answer now (503) may
 * mean one patient, or one record of several behind it: only that request waits, by its own `Retry-After`.
 */
function holdBack(
  host: NetworkHost,
  queue: PQueue,
  answer: Result<HttpAnswer, HttpFault>,
  longestWaitMs: number,
): void {
  if (answer.ok || answer.fault.kind !== 'not-answering' || answer.fault.detail !== 'status 429') return;
  const wait = answer.fault.retryAfterMs ?? 0;
  if (wait <= 0 || wait > longestWaitMs || queue.isPaused) return;
  queue.pause();
  host.after(wait, () => void queue.start());
}

async function withRetries(
  host: NetworkHost,
  settings: HttpSettings,
  ask: () => Promise<Result<HttpAnswer, HttpFault>>,
): Promise<Result<HttpAnswer, HttpFault>> {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask();
    if (answer.ok || answer.fault.kind !== 'not-answering' || tried >= settings.tries) return answer;
    const backOff = settings.backOffMs * 2 ** (tried - 1);
    const wait = answer.fault.retryAfterMs ?? backOff + jitter(host, backOff);
    if (wait > settings.longestWaitMs) return err(answer.fault);
    await pause(host, wait);
  }
}

function jitter(host: NetworkHost, upToMs: number): number {
  const [high = 0, low = 0] = host.randomBytes(2);
  return Math.floor((upToMs * (high * 256 + low)) / 65_536);
}

const pause = (host: NetworkHost, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    host.after(delayMs, resolve);
  });

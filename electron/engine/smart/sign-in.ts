import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { AudienceConfig } from '../../../shared/records/config.ts';
import { begin, finish, randomText, type Authorised, type Authoriser, type Underway } from './authorise.ts';
import { listen, type BrowserAnswer, type Callback, type Loopback } from './loopback.ts';
import { signInFault, type SignInFault } from './sign-in-fault.ts';

export type SignInRequest = {
  readonly audience: AudienceConfig;
  /** Audiences of the same identity server, authorised after it in the same browser session. */
  readonly followers: readonly AudienceConfig[];
  /** Of an EHR launch. */
  readonly launch: string | undefined;
  /** The identity server asks who it is, whatever session the browser holds. */
  readonly fresh: boolean;
  readonly onAddress: (audience: string, url: string) => void;
};

/** Followers that did not work are named; the person is signed in all the same. */
export type SignedIn = {
  readonly first: Authorised;
  readonly others: readonly Authorised[];
  readonly failed: readonly { readonly audience: string; readonly fault: SignInFault }[];
};

export type SignIn = { readonly done: Promise<Result<SignedIn, SignInFault>>; readonly cancel: () => void };

const anyPort = 0;
const firstLimitMs = 5 * 60_000;
/** A follower asks the person nothing, so it is not waited for long. */
const followerLimitMs = 45_000;

type Collected = {
  readonly others: Authorised[];
  readonly failed: { audience: string; fault: SignInFault }[];
};

/** One interactive sign-in: opens the browser once, and takes every audience of the identity server through it. */
export function startSignIn(authoriser: Authoriser, request: SignInRequest): SignIn {
  const cancel = Promise.withResolvers<SignInFault>();
  return {
    done: run(authoriser, request, cancel.promise),
    cancel: () => cancel.resolve(signInFault('cancelled', 'cancelled in Concord')),
  };
}

async function run(
  authoriser: Authoriser,
  request: SignInRequest,
  cancelled: Promise<SignInFault>,
): Promise<Result<SignedIn, SignInFault>> {
  const turn = new Turn(authoriser, request);
  try {
    return await turn.take(cancelled);
  } finally {
    turn.close();
  }
}

/** The conversation with the browser during one sign-in; a class because what is waited for changes under the listener. */
class Turn {
  readonly #authoriser: Authoriser;
  readonly #request: SignInRequest;
  readonly #collected: Collected = { others: [], failed: [] };
  #expected: Underway | undefined;
  #waiting = Promise.withResolvers<Result<Authorised, SignInFault>>();
  #queue: readonly AudienceConfig[];
  readonly #loopbacks: Loopback[] = [];
  #strangers = 0;

  constructor(authoriser: Authoriser, request: SignInRequest) {
    this.#authoriser = authoriser;
    this.#request = request;
    this.#queue = request.followers;
  }

  close(): void {
    for (const loopback of this.#loopbacks) loopback.close();
  }

  async take(cancelled: Promise<SignInFault>): Promise<Result<SignedIn, SignInFault>> {
    const started = await Promise.race([
      this.#prepare(this.#request.audience, this.#request),
      cancelled.then(err),
    ]);
    if (!started.ok) return started;
    const first = this.#waiting.promise;
    const opened = await this.#authoriser.http.host.openBrowser(started.value.url);
    if (!opened.ok) return err(signInFault('browser-not-opened', 'the system browser could not be opened'));
    const authorised = await this.#within(firstLimitMs, cancelled, first);
    if (!authorised.ok) return authorised;
    await this.#takeFollowers(cancelled);
    return ok({ first: authorised.value, ...this.#collected });
  }

  async #takeFollowers(cancelled: Promise<SignInFault>): Promise<void> {
    for (let expected = this.#expected; expected !== undefined; expected = this.#expected) {
      const outcome = await this.#within(followerLimitMs, cancelled, this.#waiting.promise);
      if (this.#expected === expected) this.#expected = undefined;
      if (outcome.ok) this.#collected.others.push(outcome.value);
      else this.#collected.failed.push({ audience: expected.audience.id, fault: outcome.fault });
    }
  }

  /** What came back on the redirect: only the state that is waited for counts, and only once. */
  async answer(callback: Callback): Promise<BrowserAnswer> {
    const expected = this.#expected;
    if (expected === undefined || callback.state !== expected.pending.state) {
      this.#strangers += 1;
      return { kind: 'page', text: 'not-known' };
    }
    this.#expected = undefined;
    const settle = this.#waiting.resolve;
    const outcome = await this.#settled(expected, callback);
    // The next audience is prepared before this one settles, so that whoever waits finds it.
    const isFirst = expected.audience.id === this.#request.audience.id;
    const next = outcome.ok || !isFirst ? await this.#next() : undefined;
    settle(outcome);
    if (next !== undefined) return { kind: 'go', to: next.url };
    const cancelledThere =
      !outcome.ok && outcome.fault.kind === 'sign-in-failed' && outcome.fault.reason === 'cancelled';
    return { kind: 'page', text: outcome.ok || !isFirst ? 'done' : cancelledThere ? 'cancelled' : 'failed' };
  }

  async #settled(expected: Underway, callback: Callback): Promise<Result<Authorised, SignInFault>> {
    if (callback.error === 'access_denied')
      return err(signInFault('cancelled', 'cancelled on the sign-in page'));
    if (callback.error !== undefined)
      return err(signInFault('refused-by-server', callback.error.replace(/[^\w.-]/g, '').slice(0, 60)));
    if (callback.code === undefined)
      return err(signInFault('answer-unreadable', 'the redirect brought no code'));
    return finish(this.#authoriser, expected, callback.code);
  }

  async #next(): Promise<Underway | undefined> {
    const [audience, ...rest] = this.#queue;
    if (audience === undefined) return undefined;
    this.#queue = rest;
    const prepared = await this.#prepare(audience, { launch: undefined, fresh: false });
    if (prepared.ok) return prepared.value;
    this.#collected.failed.push({ audience: audience.id, fault: prepared.fault });
    return this.#next();
  }

  async #prepare(
    audience: AudienceConfig,
    how: Pick<SignInRequest, 'launch' | 'fresh'>,
  ): Promise<Result<Underway, SignInFault>> {
    const listening = await this.#listenFor(audience);
    if (!listening.ok) return listening;
    const begun = await begin(this.#authoriser, audience, listening.value.redirectUri, how);
    if (!begun.ok) return begun;
    const url = this.#addressFor(begun.value, listening.value);
    const underway = { ...begun.value, url };
    this.#waiting = Promise.withResolvers();
    this.#expected = underway;
    this.#request.onAddress(audience.id, url);
    return ok(underway);
  }

  /** One listener for every audience that may come back to its port; a further one where the server knows other ports only. */
  async #listenFor({ redirectPorts }: AudienceConfig): Promise<Result<Loopback, SignInFault>> {
    const open = this.#loopbacks.find(({ port }) => redirectPorts?.includes(port) ?? true);
    if (open !== undefined) return ok(open);
    const listening = await listen(redirectPorts ?? [anyPort], (callback) => this.answer(callback));
    if (!listening.ok)
      return err(
        signInFault(
          'browser-not-opened',
          redirectPorts === undefined
            ? 'no free port on 127.0.0.1 for the sign-in to come back to'
            : `other programs hold every port that the sign-in may come back to: ${redirectPorts.join(', ')}`,
        ),
      );
    this.#loopbacks.push(listening.value);
    return listening;
  }

  /** The sign-in page itself; a page of ours that posts to it, where the server asks for that. */
  #addressFor({ discovery, url }: Underway, loopback: Loopback): string {
    if (discovery.pageBy === 'get') return url;
    const page = new URL(url);
    const fields = [...page.searchParams];
    page.search = discovery.pageQuery;
    const own = new Set(page.searchParams.keys());
    const form = { action: page.href, fields: fields.filter(([name]) => !own.has(name)) };
    return loopback.offer(form, randomText(this.#authoriser.http));
  }

  async #within(
    limitMs: number,
    cancelled: Promise<SignInFault>,
    outcome: Promise<Result<Authorised, SignInFault>>,
  ): Promise<Result<Authorised, SignInFault>> {
    const late = Promise.withResolvers<SignInFault>();
    const timer = this.#authoriser.http.host.after(limitMs, () => {
      const reason = this.#strangers > 0 ? 'wrong-state' : 'timed-out';
      late.resolve(
        signInFault(
          reason,
          reason === 'timed-out'
            ? 'nothing came back from the browser in 5 minutes'
            : 'the browser came back with another sign-in',
        ),
      );
    });
    try {
      return await Promise.race([outcome, cancelled.then(err), late.promise.then(err)]);
    } finally {
      timer.cancel();
    }
  }
}

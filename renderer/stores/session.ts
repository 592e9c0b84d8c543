import { createStore } from 'zustand/vanilla';
import type { CallName, RequestOf } from '../../shared/ipc/requests.ts';
import type { ReplyOf } from '../../shared/ipc/replies.ts';
import type { LockReason, SessionView } from '../../shared/ipc/session-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { Result } from '../../shared/core/result.ts';
import { call, dropAnswers } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

/** Who is here, which records are signed in, and what the engine says the time is. */
export const sessionStore = createStore<Loaded<SessionView>>(() => notLoaded);

/** How far an old store is brought up to date while somebody unlocks it; `null` while none is. */
export const storeUpdateStore = createStore<{ readonly moved: number; readonly total: number } | null>(
  () => null,
);

const settle = (result: Result<SessionView, Fault>): boolean => {
  sessionStore.setState((before) => loadedFrom(before, result));
  return result.ok;
};

type SessionCall = { [Name in CallName]: ReplyOf<Name> extends SessionView ? Name : never }[CallName];

/** Counts what was asked of the session: an answer to an earlier question says less than a later one does. */
const questions = { count: 0 };

async function ask<Name extends SessionCall>(name: Name, request: RequestOf<Name>): Promise<boolean> {
  questions.count += 1;
  sessionStore.setState({ busy: true, fault: null });
  const result: Result<SessionView, Fault> = await call(name, request);
  storeUpdateStore.setState(null, true);
  return settle(result);
}

/** Asks again without disturbing what is going on: a fault is shown, success clears nothing a person has to read. */
export async function refreshSession(): Promise<void> {
  const result = await call('getSession', {});
  // Asked before a lock, which is asked about by itself.
  if (!result.ok && result.fault.kind === 'locked') return;
  sessionStore.setState((before) =>
    result.ok ? { ...before, view: result.value } : { ...before, fault: result.fault },
  );
}

export const signIn = (
  audience: string,
  meant: RequestOf<'signIn'>['meant'] = { kind: 'anybody' },
): Promise<boolean> => ask('signIn', { audience, meant });
export const enrol = (request: RequestOf<'enrol'>): Promise<boolean> => ask('enrol', request);
export const unlock = (user: string, pin: string): Promise<boolean> => ask('unlock', { user, pin });
/** What is on screen does not wait for the engine, which may be at something else. */
export function hideAtOnce(why: LockReason): void {
  dropAnswers();
  sessionStore.setState(({ view, ...rest }) => ({
    ...rest,
    view:
      view?.state.kind === 'unlocked' ? { ...view, state: { kind: 'locked', since: view.now, why } } : view,
  }));
}
/** Keeps nobody from typing a PIN at once: the engine takes what it is asked after it in turn. */
export async function lock(): Promise<boolean> {
  hideAtOnce('asked');
  const before = questions.count;
  const result = await call('lock', { why: 'asked' });
  if (before === questions.count) settle(result);
  return result.ok;
}
export const signOut = (): Promise<boolean> => ask('signOut', {});

/** Stops waiting for the browser. The sign-in that is being waited for then answers by itself. */
export async function cancelSignIn(): Promise<void> {
  const result = await call('cancelSignIn', {});
  if (!result.ok) sessionStore.setState({ fault: result.fault });
}

export const forgetSessionFault = (): void => sessionStore.setState({ fault: null });

import { ok } from '../../shared/core/result.ts';
import type { Host } from '../../electron/engine/host.ts';
import { walkSignIn, type Act } from '../../sandbox/sign-in.ts';

export type SandboxBrowser = {
  readonly openBrowser: Host['openBrowser'];
  /** The page the browser was left on, once it got there. */
  readonly lastPage: () => Promise<string>;
  /** How often somebody typed a name and a password. */
  readonly typed: () => number;
};

/** A browser that signs in at the sandbox as a person would, and goes wherever the app's own page sends it next. */
export function sandboxBrowser(act: Act): SandboxBrowser {
  const jar = new Map<string, string>();
  let trip: Promise<string> = Promise.resolve('');
  let typed = 0;
  const travel = async (url: string): Promise<string> => {
    const end = await walkSignIn(url, act, jar);
    if (end.kind === 'page') return end.html;
    typed += end.typed ? 1 : 0;
    const landed = await fetch(end.to, { redirect: 'manual' });
    const next = landed.headers.get('location');
    return next === null ? landed.text() : travel(next);
  };
  return {
    openBrowser: async (url) => {
      trip = travel(url);
      return ok(undefined);
    },
    lastPage: () => trip,
    typed: () => typed,
  };
}

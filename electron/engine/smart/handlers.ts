import { mapResult, ok } from '../../../shared/core/result.ts';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import type { Handlers } from '../handlers.ts';
import type { Smart } from './smart.ts';

/** `view` is the session as it stands after the call. */
export function smartHandlers(
  smart: Smart,
  view: () => SessionView,
): Pick<Handlers, 'signIn' | 'cancelSignIn' | 'signOut' | 'networkChanged'> {
  return {
    signIn: async ({ audience, meant }) => mapResult(await smart.signIn(audience, meant), view),
    cancelSignIn: async () => {
      smart.cancelSignIn();
      return ok({});
    },
    networkChanged: async ({ online }) => {
      smart.network.hear(online);
      return ok({});
    },
    signOut: async () => mapResult(await smart.signOut(), view),
  };
}

import { err, type Result } from '../../../shared/core/result.ts';
import type { RequestOf } from '../../../shared/ipc/requests.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { AudienceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import type { Http } from '../http/http.ts';
import type { SignInHost } from './authorise.ts';
import { startSignIn, type SignedIn, type SignIn } from './sign-in.ts';

/** Who is meant, compared with who comes back. */
export type Meant = RequestOf<'signIn'>['meant'];

type How = { readonly launch: string | undefined; readonly fresh: boolean; readonly meant: Meant };

/** Where sign-ins are begun: one at a time, because there is one person and one browser. */
export type InteractiveSignIn = {
  readonly begin: (audience: AudienceConfig, how: How) => Promise<Result<void, Fault>>;
  readonly cancel: () => void;
  /** The sign-in page that is open in the browser now, and for which audience. */
  readonly address: () => { readonly audience: string; readonly url: string } | undefined;
};

export function createInteractiveSignIn(
  { config, emit }: EngineContext,
  http: Http<SignInHost>,
  settle: (signedIn: SignedIn, meant: Meant) => Result<void, Fault>,
): InteractiveSignIn {
  let running: SignIn | undefined;
  let address: ReturnType<InteractiveSignIn['address']>;
  const changed = (): void => emit({ event: 'session-changed' });
  return {
    address: () => address,
    cancel: () => running?.cancel(),
    begin: async (audience, { launch, fresh, meant }) => {
      if (running !== undefined) {
        return err({ kind: 'not-possible', why: 'a sign-in is already open in the browser' });
      }
      const followers = config.audiences.filter(
        (one) =>
          launch === undefined && one.id !== audience.id && one.identityServer === audience.identityServer,
      );
      const onAddress = (id: string, url: string): void => {
        address = { audience: id, url };
        changed();
      };
      running = startSignIn({ http, config }, { audience, followers, launch, fresh, onAddress });
      try {
        const done = await running.done;
        return done.ok ? settle(done.value, meant) : done;
      } finally {
        running = undefined;
        address = undefined;
        changed();
      }
    },
  };
}

import { ok } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { usualHttp } from '../../electron/engine/http/http.ts';
import { after, now } from '../../electron/engine/node-host.ts';
import { smartOf, type Smart } from '../../electron/engine/smart/smart.ts';
import { testContext, type TestContext } from './open-session.ts';
import { tempFolder } from './temp.ts';
import { testHost } from './test-host.ts';

export type Browser = (url: string) => Promise<void>;
export type SigningIn = { readonly context: TestContext; readonly smart: Smart };

/** Signing in as an engine does, with `browser` in place of the system's. */
export function startSmart(config: TrustConfig, browser: Browser): SigningIn {
  const host = testHost(tempFolder('smart'), {
    now,
    after,
    openBrowser: async (url) => {
      void browser(url);
      return ok(undefined);
    },
  });
  const context = testContext(host, config);
  return { context, smart: smartOf(context, { ...usualHttp, backOffMs: 1 }) };
}

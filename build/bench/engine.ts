import { ok } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import type { Host } from '../../electron/engine/host.ts';
import { after, monotonic, now } from '../../electron/engine/node-host.ts';
import { smartOf } from '../../electron/engine/smart/smart.ts';
import { ruth, testContext, type TestContext } from '../../test/support/open-session.ts';
import { testHost } from '../../test/support/test-host.ts';
import { benchFolder } from './folder.ts';

/** An engine's context over a store of its own that is open; its clock and timers are the machine's. */
export function openBench(config: TrustConfig, over: Partial<Host> = {}): TestContext {
  const host = testHost(benchFolder(), {
    now,
    monotonic,
    after,
    beforeStatement: () => undefined,
    openBrowser: async (url) => {
      void fetch(url).then((answer) => answer.text());
      return ok(undefined);
    },
    ...over,
  });
  const context = testContext(host, config);
  context.unlockAs({ ...ruth, id: `${config.identityServers[0]?.issuer}#ruth` });
  return context;
}

/** The same, signed in at the records of the bench. */
export async function openSignedIn(config: TrustConfig, over: Partial<Host> = {}): Promise<TestContext> {
  const context = openBench(config, over);
  const signed = await smartOf(context).signIn('main');
  if (!signed.ok) throw new Error(`the bench could not sign in: ${signed.fault.kind}`);
  return context;
}

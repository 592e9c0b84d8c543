import { expect } from 'vitest';
import { must } from '../../shared/core/must.ts';
import { ok } from '../../shared/core/result.ts';
import { usualHttp } from '../../electron/engine/http/http.ts';
import { after, now } from '../../electron/engine/node-host.ts';
import type { Host } from '../../electron/engine/host.ts';
import { smartOf } from '../../electron/engine/smart/smart.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { testContext, type TestContext } from './open-session.ts';
import { sandboxBrowser, type SandboxBrowser } from './sandbox-browser.ts';
import { tempFolder } from './temp.ts';
import { testHost } from './test-host.ts';

/** Somebody signed in at the sandbox and unlocked, impatient with servers that do not answer. */
export async function signedInAt(
  sandbox: Sandbox,
  username = 'ruth',
  folder = tempFolder('sandbox'),
  over: Partial<Host> = {},
): Promise<{ readonly context: TestContext; readonly browser: SandboxBrowser }> {
  const browser = sandboxBrowser({ username });
  const host = testHost(folder, { now, after, openBrowser: browser.openBrowser, ...over });
  const context = testContext(host, sandbox.config);
  const smart = smartOf(context, { ...usualHttp, backOffMs: 1, tries: 2, longestWaitMs: 20 });
  expect(await smart.signIn('northmoor')).toEqual(ok(undefined));
  await browser.lastPage();
  const { user, secrets } = must(context.newcomers[0], 'somebody signed in');
  context.unlockAs(user);
  expect(context.session.beginEnrolment({ user, secrets })).toEqual(ok(undefined));
  return { context, browser };
}

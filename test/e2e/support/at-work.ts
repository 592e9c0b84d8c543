import type { Page } from 'playwright-core';
import { begin, chooseWard, prepareWard } from '../../../build/tour/person.ts';
import { makeSamplePack } from '../../../build/start/sample-pack.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { openConcord } from './app.ts';
import type { Concord } from './concord.ts';
import { sandboxTrust } from './sandbox-trust.ts';

export type Opened = {
  readonly sandbox: Sandbox;
  readonly concord: Concord;
  readonly page: Page;
  /** What the page itself complained about: errors, and what its content policy refused. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

/** `samplePack`: with the sample of dm+d on this computer. */
type Options = { readonly samplePack?: boolean };

/** Concord on a new computer, beside a trust of its own. */
export async function openNew({ samplePack = false }: Options = {}): Promise<Opened> {
  const sandbox = await startSandbox({ quiet: true });
  const concord = await openConcord(sandboxTrust(sandbox), samplePack ? makeSamplePack : undefined);
  const { page } = concord;
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  const close = async (): Promise<void> => {
    await concord.close();
    await sandbox.stop();
  };
  return { sandbox, concord, page, complaints, close };
}

/** Signed in, a PIN chosen, ward 7B open and read onto this computer. */
export async function openAtWork(): Promise<Opened> {
  const opened = await openNew();
  await begin(opened.page, opened.concord.signInPage);
  await chooseWard(opened.page);
  await prepareWard(opened.page);
  return opened;
}

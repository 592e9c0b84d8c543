import type { Page } from 'playwright-core';
import { ask } from './bridge.ts';

/** Waits until nothing is on its way any more, or only what a person has to decide; answers what that is. */
export async function settled(page: Page): Promise<readonly string[]> {
  for (let looks = 0; looks < 720; looks += 1) {
    const { waiting, entries } = await ask(page, 'openOutbox', {});
    const stuck = entries.filter((entry) => entry.state === 'in-conflict' || entry.state === 'parked');
    const moving = entries.some((entry) => entry.state === 'sending' || entry.nextTry.kind === 'known');
    if (waiting === 0 || (stuck.length > 0 && !moving))
      return stuck.map((entry) => `${entry.what}: ${entry.why}`);
    await page.waitForTimeout(250);
  }
  throw new Error('the outbox did not settle in three minutes');
}

/** Waits until everything has arrived; an entry that needs a person is not what was expected here. */
export async function drained(page: Page): Promise<void> {
  const [first, ...more] = await settled(page);
  if (first !== undefined) throw new Error(`${more.length + 1} entries need a person, the first: ${first}`);
}

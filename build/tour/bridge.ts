import type { Page } from 'playwright-core';
import { replies, type ReplyOf } from '../../shared/ipc/replies.ts';
import type { CallName, RequestOf } from '../../shared/ipc/requests.ts';
import type { Concord } from '../../shared/ipc/messages.ts';

/** Asks the engine what the page would be told, over the page's own bridge; throws on a fault. To look, never to act. */
export async function ask<
  Name extends Extract<
    CallName,
    'openCase' | 'openOutbox' | 'openRecord' | 'openSignOff' | 'listWards' | 'openWard'
  >,
>(page: Page, name: Name, request: RequestOf<Name>): Promise<ReplyOf<Name>> {
  const answer = await page.evaluate(
    ([call, asked]) => (window as unknown as { concord: Concord }).concord.call(call, asked),
    [name, request] as const,
  );
  if (!answer.ok) throw new Error(`${name} answered ${JSON.stringify(answer.fault)}`);
  return replies[name].parse(answer.value) as ReplyOf<Name>;
}

/** The id of a patient of the first ward, by family name. */
export async function patientNamed(page: Page, family: string): Promise<string> {
  const { wards } = await ask(page, 'listWards', {});
  const { patients } = await ask(page, 'openWard', { ward: wards[0]?.id ?? '' });
  const found = patients.find((one) => one.family.toLowerCase() === family.toLowerCase());
  if (found === undefined) throw new Error(`${family} is not on the ward`);
  return found.patient;
}

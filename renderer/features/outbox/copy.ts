import { announce } from '../../stores/announce.ts';
import { outboxText } from '../../text/outbox.ts';

/** Copies the reference for IT; where the computer does not allow that, selects it so that Ctrl C does. */
export async function copyReference(reference: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(reference);
    announce(outboxText.copied);
  } catch {
    const box = document.querySelector<HTMLInputElement>('.reference');
    box?.focus();
    box?.select();
    announce(outboxText.notCopied);
  }
}

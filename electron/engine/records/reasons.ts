import type { UnavailableReason } from '../../../shared/medicines/source.ts';
import type { ReadFault } from './read-fault.ts';

/** A fault in the words of a source's state. */
export function unavailableBecause(fault: ReadFault): UnavailableReason {
  switch (fault.kind) {
    case 'sign-in-needed':
      return { kind: 'sign-in-needed' };
    case 'not-permitted':
      return { kind: 'not-permitted', detail: fault.detail };
    case 'not-answering':
      return { kind: 'not-answering', layer: fault.layer, detail: fault.detail };
    case 'answer-unreadable':
    case 'too-large':
      return { kind: 'not-answering', layer: 'answer', detail: fault.detail };
    case 'address-refused':
      return { kind: 'not-answering', layer: 'answer', detail: `refused: ${fault.why}` };
    case 'rejected':
      return { kind: 'not-answering', layer: 'record', detail: `status ${fault.status}` };
    default:
      return fault satisfies never;
  }
}

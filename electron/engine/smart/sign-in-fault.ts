import { faultDetail, type HttpFault } from '../http/http.ts';
import type { Fault, SignInRefusal } from '../../../shared/ipc/faults.ts';

export type SignInFault = Extract<Fault, { kind: 'sign-in-failed' | 'not-found' }>;

export const signInFault = (reason: SignInRefusal, detail: string): SignInFault => ({
  kind: 'sign-in-failed',
  reason,
  detail,
});

/** A fault of the network or of a server, as a sign-in that did not work. */
export function signInFaultOf(fault: HttpFault): SignInFault {
  switch (fault.kind) {
    case 'not-answering':
      return signInFault('server-not-answering', `${fault.layer}: ${fault.detail}`);
    case 'answer-unreadable':
    case 'too-large':
    case 'address-refused':
      return signInFault('answer-unreadable', faultDetail(fault));
    case 'unauthorised':
    case 'not-permitted':
    case 'rejected':
      return signInFault('refused-by-server', faultDetail(fault));
    default:
      return fault satisfies never;
  }
}

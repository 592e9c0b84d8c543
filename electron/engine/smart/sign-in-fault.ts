import type { Fault, SignInRefusal } from '../../../shared/ipc/faults.ts';

export type SignInFault = Extract<Fault, { kind: 'sign-in-failed' | 'not-found' }>;

export const signInFault = (reason: SignInRefusal, detail: string): SignInFault => ({
  kind: 'sign-in-failed',
  reason,
  detail,
});

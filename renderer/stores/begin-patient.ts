import { createStore } from 'zustand/vanilla';
import type { ReplyOf, RequestOf } from '../../shared/ipc/contract.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { call } from '../bridge.ts';

type Stated = RequestOf<'beginPatient'>;
export type StatedField = keyof Stated;
const fields: readonly StatedField[] = ['nhsNumber', 'family', 'given', 'born'];

type BeginState = {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** The field that was refused. */
  readonly wrong: StatedField | null;
  /** Who has that NHS number on this computer already. */
  readonly here: (NonNullable<ReplyOf<'beginPatient'>['here']> & { readonly patient: string }) | null;
};

const start: BeginState = { busy: false, fault: null, wrong: null, here: null };

/** A patient about to be begun from what they say. */
export const beginStore = createStore<BeginState>(() => start);

export const forgetBegin = (): void => beginStore.setState(start);

type Begun =
  | { readonly kind: 'begun'; readonly patient: string }
  | { readonly kind: 'wrong'; readonly field: StatedField }
  /** Somebody is here already, or it could not be done: the store says which. */
  | { readonly kind: 'not-begun' };

export async function beginPatient(stated: Stated): Promise<Begun> {
  if (beginStore.getState().busy) return { kind: 'not-begun' };
  beginStore.setState({ ...start, busy: true });
  const result = await call('beginPatient', stated);
  if (!result.ok) {
    const { fault } = result;
    const wrong = fault.kind === 'bad-request' ? fields.find((field) => field === fault.path) : undefined;
    beginStore.setState({ ...start, ...(wrong === undefined ? { fault } : { wrong }) });
    return wrong === undefined ? { kind: 'not-begun' } : { kind: 'wrong', field: wrong };
  }
  const { patient, here } = result.value;
  beginStore.setState({ ...start, here: here === null ? null : { ...here, patient } });
  return here === null ? { kind: 'begun', patient } : { kind: 'not-begun' };
}

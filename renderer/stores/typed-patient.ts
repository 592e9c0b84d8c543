import { createStore } from 'zustand/vanilla';
import type { ReplyOf } from '../../shared/ipc/replies.ts';
import type { RequestOf } from '../../shared/ipc/requests.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { call } from '../bridge.ts';

type Stated = RequestOf<'beginPatient'>;
export type StatedField = keyof Stated;
const fields: readonly StatedField[] = ['nhsNumber', 'family', 'given', 'born', 'why'];

type TypedPatientState = {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** The field that was refused. */
  readonly wrong: StatedField | null;
  /** Who has that NHS number on this computer already. */
  readonly here: (NonNullable<ReplyOf<'beginPatient'>['here']> & { readonly patient: string }) | null;
};

const start: TypedPatientState = { busy: false, fault: null, wrong: null, here: null };

/** A patient about to be begun from what they say, or corrected. */
export const typedPatientStore = createStore<TypedPatientState>(() => start);

export const forgetTypedPatient = (): void => typedPatientStore.setState(start);

type Saved =
  | { readonly kind: 'saved'; readonly patient: string }
  | { readonly kind: 'wrong'; readonly field: StatedField }
  /** Somebody is here already, or it could not be done: the store says which. */
  | { readonly kind: 'not-saved' };

/** Begins a patient, or corrects one who was typed wrong. */
export async function savePatient(wrong: string | null, stated: Stated): Promise<Saved> {
  if (typedPatientStore.getState().busy) return { kind: 'not-saved' };
  typedPatientStore.setState({ ...start, busy: true });
  const result = await (wrong === null
    ? call('beginPatient', stated)
    : call('correctPatient', { patient: wrong, ...named(stated) }));
  if (!result.ok) {
    const { fault } = result;
    const field = fault.kind === 'bad-request' ? fields.find((one) => one === fault.path) : undefined;
    typedPatientStore.setState({ ...start, ...(field === undefined ? { fault } : { wrong: field }) });
    return field === undefined ? { kind: 'not-saved' } : { kind: 'wrong', field };
  }
  const { patient, here } = result.value;
  typedPatientStore.setState({ ...start, here: here === null ? null : { ...here, patient } });
  return here === null ? { kind: 'saved', patient } : { kind: 'not-saved' };
}

/** Who they are; why they were opened stays as it was said. */
const named = ({ family, given, born, nhsNumber }: Stated) => ({ family, given, born, nhsNumber });

import { sourceStateSchema, partialReasonSchema } from '../../../shared/ipc/source-views.ts';
import { z } from 'zod';
import type { PartialReason, SourceState } from '../../../shared/medicines/source.ts';

/** `SourceState` as it is stored. */
export const writeState = (state: SourceState): string => JSON.stringify(state);
export const readState = (text: string): SourceState => sourceStateSchema.parse(JSON.parse(text));

const reasonsSchema = z.array(partialReasonSchema);
export const writeReasons = (reasons: readonly PartialReason[]): string => JSON.stringify(reasons);
export const readReasons = (text: string): readonly PartialReason[] => reasonsSchema.parse(JSON.parse(text));

/** Adds reasons, counting another patient's resources together and saying nothing twice. */
export function addReasons(
  held: readonly PartialReason[],
  more: readonly PartialReason[],
): readonly PartialReason[] {
  return more.reduce<readonly PartialReason[]>((all, reason) => {
    const last = all.find((one) => one.kind === 'another-patient');
    if (reason.kind === 'another-patient' && last?.kind === 'another-patient') {
      return all.map((one) => (one === last ? { ...last, count: last.count + reason.count } : one));
    }
    return all.some((one) => JSON.stringify(one) === JSON.stringify(reason)) ? all : [...all, reason];
  }, held);
}

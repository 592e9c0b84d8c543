import type { Chance } from './chance.ts';
import type { Step } from './steps.ts';
import { patients } from './trust.ts';

/**
 * In some schedules an older version of the program comes among the other steps, and mostly the newer one again; what the other
 * steps are stays what it was.
 */
export function withVersions(steps: readonly Step[], chance: Chance, clients: number): readonly Step[] {
  if (!chance.happens(0.17)) return steps;
  const client = chance.below(clients);
  const afterMs = (): number => chance.pick([40, 4_000, 12_000, 30_000]);
  const older: Step = { afterMs: afterMs(), kind: 'older-version', client };
  // Somebody does what they would with anything that is parked.
  const tended: readonly Step[] = chance.happens(0.5)
    ? [{ afterMs: 12_000, kind: chance.pick(['retry', 'withdraw', 'withdraw']), client }]
    : [];
  const back: readonly Step[] = chance.happens(0.6)
    ? [{ afterMs: afterMs(), kind: 'newer-version', client }]
    : [];
  const at = chance.below(steps.length + 1);
  if (chance.happens(0.5)) {
    const whole = steps.toSpliced(at, 0, older, ...tended);
    return whole.toSpliced(chance.between(at + 1 + tended.length, whole.length), 0, ...back);
  }
  const patient = chance.below(patients.length);
  // Signed while there is no network: all of it waits.
  const signed: readonly Step[] = [
    { afterMs: 0, kind: 'open', client, patient },
    { afterMs: 20_000, kind: 'offline', client },
    { afterMs: 100, kind: 'reconcile', client, patient },
    { ...older, afterMs: chance.pick([12_000, 60_000]) },
    ...tended,
    { afterMs: afterMs(), kind: 'online', client },
  ];
  return steps.toSpliced(at, 0, ...signed, ...back);
}

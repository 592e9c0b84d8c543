import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { Scene, Signed } from '../scene.ts';
import type { Left } from './finding.ts';

/** By its own clock a computer says within this that it was signed; that may be stepped while it does. */
const toldWithinMs = 30_000;

/**
 * The signature that an entry came from, as a person was told of it; `undefined` where the process died before anybody was told, so that
 * what was on the screen is not known. A computer that signed once is not asked when: its clock may have been stepped.
 */
export function signingOf(
  scene: Scene,
  { client, events }: Pick<Left, 'client' | 'events'>,
  { person, createdAt }: Pick<Entry, 'person' | 'createdAt'>,
): Signed | undefined {
  const told = scene.ledger.signed.filter((one) => one.client === client.name && one.patient === person);
  const signed = (events.get(person) ?? []).filter(({ body }) => body.kind === 'signed-off');
  if (signed.length <= 1) return told[0];
  const isOfUntold = signed.some(({ at }) => at === createdAt && told.every((one) => one.signedAt !== at));
  if (isOfUntold) return undefined;
  const afterMs = (one: Signed): number => one.clockMs - Date.parse(createdAt);
  const [nearest] = told.toSorted((a, b) => Math.abs(afterMs(a)) - Math.abs(afterMs(b)));
  return nearest !== undefined && Math.abs(afterMs(nearest)) <= toldWithinMs ? nearest : undefined;
}

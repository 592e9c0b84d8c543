import { createSession } from '../../electron/engine/session/session.ts';
import { dyingHost } from './dying-host.ts';

/** A process that unlocks a computer whose key the trust wants changed, and ends before the n-th step of the change: FOLDER USER PIN N. */
const [folder = '', user = '', pin = '', nth = ''] = process.argv.slice(2);
const { host, taken } = dyingHost(folder, { from: 'copy the store', nth: Number(nth) });
const session = await createSession(host, {
  idleLockMs: 300_000,
  startedBecause: 'started',
  audience: 'main',
  changed: () => undefined,
  locking: () => undefined,
  updating: () => undefined,
  keyChanges: 1,
});
const unlocked = await session.unlock(user, pin);
process.stdout.write(JSON.stringify({ unlocked: unlocked.ok, taken: taken() }));
await session.end();

import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import type { OutboxView } from '../../../shared/ipc/decision-views.ts';
import { nodeFiles } from '../../../electron/engine/node-files.ts';
import {
  decideAll,
  desktopAt,
  drained,
  findPatient,
  pin,
  signedIn,
  value,
  written,
} from '../../support/case-work.ts';
import { useDesks } from '../../support/desks.ts';
import { tempFolder } from '../../support/temp.ts';

const { sandbox } = useDesks();

/** A disk with no room from the n-th statement (counted by their names) inside of transactions on, or for files. */
function filling() {
  const state = { nth: Infinity, names: new Set<string>(), inside: false, files: false };
  const meet = (name: string): void => {
    state.inside ||= name.startsWith('begin ');
    if (state.inside) state.names.add(name);
    const full = state.inside && state.names.size >= state.nth;
    if (full || name.startsWith('commit ')) state.inside = false;
    if (full) throw new Sqlite.SqliteError('x', 'SQLITE_FULL');
  };
  return {
    state,
    beforeStatement: meet,
    files: {
      ...nodeFiles,
      writeWhole: (path: string, bytes: Uint8Array): void => {
        if (state.files) throw Object.assign(new Error('x'), { code: 'ENOSPC' });
        nodeFiles.writeWhole(path, bytes);
      },
    },
  };
}

const entriesOf = ({ entries }: OutboxView): readonly string[] => entries.map(({ id }) => id).toSorted();

test('a disk that fills up at any step of a signature signs nothing and says so; with room again it signs once, and everything is sent once', async () => {
  const { state, ...hands } = filling();
  const engine = await signedIn(desktopAt(tempFolder('full'), 'ruth', hands), sandbox().config);
  const patient = await findPatient(engine, 'Osei');
  const { seen } = (await decideAll(engine, patient)).progress;
  const before = entriesOf(value(await engine.call('openOutbox', {})));
  const room = (): void => {
    state.nth = Infinity;
    state.files = false;
  };
  const full = { ok: false, fault: { kind: 'store-refused', reason: 'disk-full' } };
  state.files = true;
  expect(await engine.call('signOff', { patient, pin, seen })).toEqual(full);
  room();
  let steps = 0;
  for (let signed = false; !signed; steps += 1) {
    state.names.clear();
    state.nth = steps + 1;
    const answer = await engine.call('signOff', { patient, pin, seen });
    room();
    signed = answer.ok;
    if (signed) break;
    expect([steps, answer]).toEqual([steps, full]);
    const view = value(await engine.call('lookAgain', { patient }));
    expect([steps, view.progress.signed, view.progress.seen]).toEqual([steps, null, seen]);
    expect(entriesOf(value(await engine.call('openOutbox', {})))).toEqual(before);
  }
  expect(steps).toBeGreaterThan(8);
  const view = value(await engine.call('lookAgain', { patient }));
  expect(view.progress.signed).toMatchObject({ by: 'Ruth Calloway' });
  // What could not be noted while it was sent is tried again by itself.
  await expect
    .poll(async () => [...new Set(await drained(engine))], { timeout: 60_000 })
    .toEqual(['received']);
  expect(await written(sandbox(), 'northmoor-home', 'DocumentReference')).toHaveLength(1);
  await engine.stop();
}, 300_000);

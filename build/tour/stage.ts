import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import type { Setting } from '../../sandbox/setting.ts';
import { findBrowser } from '../browser.ts';
import type { Closing } from '../start/closing.ts';
import { ensureBuilt } from '../vite/freshness.ts';
import { rendererProduct } from '../vite/renderer.ts';
import { startComputer, type Computer } from './computer.ts';
import { snapshotOf, type Snapshot } from './server/snapshot.ts';

/** What the steps of the tour play on: a computer of the ward, in a real browser, and the pretend trust behind it. */
export type Stage = Computer & {
  readonly sandbox: Sandbox;
  /** Cuts the whole trust off, or brings it back. */
  readonly setOffline: (offline: boolean) => Promise<void>;
  /** What the servers held before anybody worked. */
  readonly before: Snapshot;
  /** Another computer of the same ward, started when it is first asked for. */
  readonly secondComputer: () => Promise<Computer>;
};

/** Builds the screen, starts sandbox, preview and browser; what was started is added to `closing` as it starts. */
export async function setStage(closing: Closing, setting: Setting): Promise<Stage> {
  await ensureBuilt(rendererProduct);
  const sandbox = await startSandbox({ quiet: true, ...setting });
  closing.add(() => sandbox.stop());
  const before = await snapshotOf(sandbox);
  const found = await findBrowser();
  console.log(`Touring in ${found.name}, because ${found.why}.`);
  const browser = await found.launch();
  closing.add(() => browser.close());
  const start = (name: string): Promise<Computer> => startComputer(closing, browser, sandbox.config, name);
  const first = await start('WARD-7B-01');
  const second: { computer?: Promise<Computer> } = {};
  return {
    ...first,
    sandbox,
    before,
    setOffline: (offline) => setOutage(sandbox, offline),
    secondComputer: () => (second.computer ??= start('PHARMACY-02')),
  };
}

/** Cut off, the trust refuses every connection, as a dead network does. */
async function setOutage({ servers, control }: Sandbox, offline: boolean): Promise<void> {
  const outage = offline ? 'refuse' : 'off';
  await Promise.all(servers.map((store) => control.change(store, { outage })));
  await control.changeIdentity({ outage });
}

import { afterAll, beforeAll } from 'vitest';
import { must } from '../../shared/core/must.ts';
import type { WardPatientView } from '../../shared/ipc/ward-views.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { desktopAt, signedIn, value } from './case-work.ts';
import type { EngineClient } from './engine-client.ts';
import { tempFolder } from './temp.ts';
import type { TestHost } from './test-host.ts';

export type Desks = {
  readonly sandbox: () => Sandbox;
  /** A computer of its own with somebody signed in; `config` where the trust is set up in another way. */
  readonly desk: (
    computer: string,
    username: string,
    config?: TrustConfig,
    host?: Partial<TestHost>,
  ) => Promise<EngineClient>;
};

/** One sandbox for all tests of a file, and as many desks as they want. */
export function useDesks(): Desks {
  const started: { sandbox?: Sandbox } = {};
  const sandbox = (): Sandbox => must(started.sandbox, 'the sandbox of this file has started');
  beforeAll(async () => {
    started.sandbox = await startSandbox({ quiet: true });
  }, 300_000);
  afterAll(() => started.sandbox?.stop());
  return {
    sandbox,
    desk: (computer, username, config = sandbox().config, host = {}) =>
      signedIn(desktopAt(tempFolder(computer), username, { computerName: computer, ...host }), config),
  };
}

/** A patient as the ward lists show them; summaries are made behind it. */
export async function onWard(engine: EngineClient, patient: string): Promise<WardPatientView> {
  const { wards } = value(await engine.call('listWards', {}));
  const lists = await Promise.all(
    wards.map(async ({ id }) => value(await engine.call('lookAgainAtWard', { ward: id })).patients),
  );
  return must(
    lists.flat().find((one) => one.patient === patient),
    'on the ward list',
  );
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resource } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { must } from '../../shared/core/must.ts';
import type { SourceState } from '../../shared/medicines/source.ts';
import { gatherColumns } from '../../electron/engine/cases/gather.ts';
import { readWords } from '../../electron/engine/cases/directions.ts';
import { personById } from '../../electron/engine/db/queries/people.ts';
import { staysOnWard, wardSummaries } from '../../electron/engine/db/queries/wards.ts';
import { pullPerson, readPerson } from '../../electron/engine/sync/sync.ts';
import { wardHandlers } from '../../electron/engine/wards/handlers.ts';
import type { StoreSwitchChange } from '../../sandbox/control/switches.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import type { TestContext } from './open-session.ts';
import { signedInAt } from './sandbox-context.ts';

/** A GP record behind GP Connect: the practice from one directory, its address from another, the record through the Spine's proxy. */
const gp = 'GP record';
export const practice = 'hollins-lane-surgery';

type GpColumn = {
  readonly state: SourceState;
  readonly offlineCopy: boolean;
  readonly terms: readonly string[];
  readonly allergies: number;
  readonly notUnderstood: number;
  readonly list: ReturnType<typeof gatherColumns>[number]['list'];
};

/** Somebody signed in at the sandbox, and what the column of the practice says. */
export function gpConnectBench(tie: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'concord-gp-connect-'));
  let sandbox: Sandbox | undefined;
  let context: TestContext | undefined;
  const started = (): Sandbox => must(sandbox, 'the sandbox runs');
  const signedIn = (): TestContext => must(context, 'somebody is signed in');
  beforeAll(async () => {
    sandbox = await startSandbox({ quiet: true, topology: 'gp-connect', tie });
    ({ context } = await signedInAt(sandbox, 'ruth', folder));
    await wardHandlers(context, () => undefined).listWards({});
  });
  afterEach(() => started().control.reset());
  afterAll(async () => {
    await started().stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const columnOf = (person: string): GpColumn => {
    const copy = readPerson(started().config, signedIn().store(), person);
    const failed = copy.endpoints.find(({ source }) => source.id === 'gp-record')?.failedSince;
    const column = must(
      gatherColumns(copy, readWords).find(({ list }) => list.name === gp),
      'a column of the practice',
    );
    const { list } = column;
    return {
      state: failed ?? list.state,
      offlineCopy: column.offlineCopy,
      terms: list.lines.map(({ medicine }) => medicine.term),
      allergies: list.allergies.length,
      notUnderstood: list.notUnderstood.length,
      list,
    };
  };
  const read = async (person: string): Promise<GpColumn> => {
    await pullPerson(signedIn(), person, { full: true, endpoints: ['gp-record'] });
    return columnOf(person);
  };
  const inpatient = (family: string): string => {
    const db = signedIn().store().read;
    const found = db
      .all(wardSummaries, {})
      .flatMap(({ ward }) => db.all(staysOnWard, { ward }))
      .find((stay) => db.get(personById, { person: stay.person })?.family?.toLowerCase() === family);
    return must(found, 'an inpatient').person;
  };
  return {
    sandbox: started,
    context: signedIn,
    inpatient,
    read,
    readWith: async (family: string, store: string, change: StoreSwitchChange): Promise<GpColumn> => {
      await started().control.change(store, change);
      return read(inpatient(family));
    },
  };
}

/** A whole record as the practice is given it to send. */
export const recordFor = (nhsNumber: string, entry: readonly unknown[]): Resource => ({
  resourceType: 'DocumentReference',
  status: 'current',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
  content: [
    {
      attachment: {
        contentType: 'application/fhir+json',
        data: Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })).toString(
          'base64',
        ),
      },
    },
  ],
});

export function patientOf(nhsNumber: string, person: string, context: TestContext): object {
  const row = must(context.store().read.get(personById, { person }), 'a person');
  return {
    resource: {
      resourceType: 'Patient',
      id: 'p1',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
      birthDate: row.birth_date ?? '',
    },
  };
}

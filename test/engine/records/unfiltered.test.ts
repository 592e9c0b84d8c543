import { expect, test } from 'vitest';
import { caseHandlers } from '../../../electron/engine/cases/handlers.ts';
import { trustConfigSchema } from '../../../shared/records/config.ts';
import { ruth, testContext } from '../../support/open-session.ts';
import { addPerson } from '../../support/pulling.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

/** One server that is read as two sources; `claims` says whose statements are whose, or nobody does. */
const configOf = (claimed: boolean) =>
  trustConfigSchema.parse({
    version: 1,
    sandbox: true,
    trust: { name: 'Northmoor', odsCode: 'RNM' },
    identityServers: [{ id: 'identity', name: 'Sign-in', issuer: 'http://127.0.0.1:1' }],
    audiences: [
      {
        id: 'main',
        name: 'Northmoor',
        identityServer: 'identity',
        fhirBaseForAud: 'http://127.0.0.1:1/fhir',
        clientId: 'concord',
        scopes: ['openid'],
      },
    ],
    records: [
      {
        id: 'record',
        name: 'Records',
        architecture: 'single-and-only',
        sources: (['GP record', 'Pharmacy'] as const).map((name, at) => ({
          id: `source-${at}`,
          name,
          role: 'history',
          origin: `origin-${at}`,
          fhirBase: 'http://127.0.0.1:1/fhir',
          fhirVersion: 'R4',
          audience: 'main',
          keeps: ['MedicationStatement'],
          ...(claimed
            ? { claims: [{ types: ['MedicationStatement'], metaSource: [`https://system-${at}.example`] }] }
            : {}),
        })),
      },
    ],
  });

async function aboutColumns(claimed: boolean): Promise<readonly (readonly string[])[]> {
  const context = testContext(testHost(tempFolder('unfiltered')), configOf(claimed));
  context.unlockAs(ruth);
  addPerson(context, 'p');
  const view = await caseHandlers(context).openCase({ patient: 'p' });
  if (!view.ok) throw new Error(view.fault.kind);
  return view.value.columns.map(({ about }) => about);
}

test('two sources of one server that nobody filtered each say so in their column, and filtered ones do not', async () => {
  const shared = (other: string) =>
    `On one server with ${other}, and nobody said which medicines taken are whose: a line may stand in both.`;
  expect(await aboutColumns(false)).toEqual([
    expect.arrayContaining([shared('Pharmacy')]),
    expect.arrayContaining([shared('GP record')]),
  ]);
  expect((await aboutColumns(true)).flat().filter((words) => words.startsWith('On one server'))).toEqual([]);
});

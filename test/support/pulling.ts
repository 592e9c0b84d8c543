import { expect } from 'vitest';
import { ok } from '../../shared/core/result.ts';
import { savePerson } from '../../electron/engine/db/queries/people.ts';
import { usualHttp } from '../../electron/engine/http/http.ts';
import { after, now } from '../../electron/engine/node-host.ts';
import { smartOf } from '../../electron/engine/smart/smart.ts';
import { ruth, testContext, type TestContext } from './open-session.ts';
import { tempFolder } from './temp.ts';
import { testHost } from './test-host.ts';
import type { Resource, TinyTrust } from './tiny-trust.ts';

/** The one patient of the small trust, and what the tests of a pull give her. */
export const nhs = '9990347522';

export const dorothy = (over: object = {}): Resource => ({
  resourceType: 'Patient',
  id: 'gp-1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhs }],
  name: [{ family: 'Penhaligon', given: ['Dorothy'] }],
  birthDate: '1948-03-04',
  ...over,
});

export const statement = (id: string, over: object = {}): Resource => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject: { reference: 'Patient/gp-1' },
  medicationCodeableConcept: { text: `Medicine ${id}` },
  ...over,
});

/** An engine signed in to `trust`; `crashAt` names the database statement at which it stops. */
export async function signedInTo(
  trust: TinyTrust,
  crashAt: (label: string) => boolean = () => false,
): Promise<TestContext> {
  const host = testHost(tempFolder('pull'), {
    now,
    after,
    openBrowser: async (url) => {
      void fetch(url).then((answer) => answer.text());
      return ok(undefined);
    },
    beforeStatement: (label) => {
      if (crashAt(label)) throw new Error(`stopped at ${label}`);
    },
  });
  const made = testContext(host, trust.config);
  made.unlockAs({ ...ruth, id: `${trust.origin}#ruth` });
  const smart = smartOf(made, { ...usualHttp, backOffMs: 1, tries: 2, longestWaitMs: 50 });
  expect(await smart.signIn('main')).toEqual(ok(undefined));
  return made;
}

/** Dorothy as the census would have written her. */
export function addPerson(to: TestContext, person: string, over: object = {}): void {
  const row = {
    person,
    family: 'Penhaligon',
    given: 'Dorothy',
    title: null,
    birth_date: '1948-03-04',
    gender: null,
    nhs_number: nhs,
    died: null,
    restricted: 0,
    warnings: '[]',
    ...over,
  };
  to.store().inTransaction('a person of the census', { user: null, action: 'test', subject: person }, (tx) =>
    tx.run(savePerson, row),
  );
}

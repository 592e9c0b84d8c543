import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { isObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import { gpConnectBench, practice, recordFor } from '../../support/gp-connect.ts';
import { exampleData, testWith } from '../../support/skip.ts';

const { sandbox, context, read } = gpConnectBench(false);

testWith(exampleData('gpconnect-stu3'))(
  'the published examples, served by the practice, are read through the whole path',
  readExamples,
);

async function readExamples(): Promise<void> {
  const file = (name: string): unknown =>
    JSON.parse(readFileSync(exampleData('gpconnect-stu3', name).path, 'utf8'));
  const entries = [file('meds_response.json'), file('allergies_response1.json')].flatMap((one) =>
    isObject(one) && Array.isArray(one['entry']) ? one['entry'] : [],
  );
  const [nhsNumber, born] = ['9999999999', '1952-05-31'];
  const { control } = sandbox();
  await control.add(practice, recordFor(nhsNumber, entries));
  await control.add('spine-demographics', {
    resourceType: 'Patient',
    id: nhsNumber,
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
    birthDate: born,
    generalPractitioner: [
      { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A99001' } },
    ],
  });
  const begun = await wardHandlers(context(), () => undefined).beginPatient({
    nhsNumber,
    born,
    family: 'Jackson',
    given: 'Jane',
    why: 'an example',
  });
  const column = await read(must(begun.ok ? begun.value : undefined, 'a patient').patient);
  // The example's list of ended allergies is about another NHS number than everything else in it.
  expect(column.state).toEqual({ kind: 'partial', reasons: [{ kind: 'another-patient', count: 1 }] });
  expect(column.terms).toHaveLength(2);
  expect(column.allergies).toBeGreaterThanOrEqual(2);
  expect(column.notUnderstood).toBe(0);
}

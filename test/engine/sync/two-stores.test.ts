import { afterEach, expect, test } from 'vitest';
import { linksOfPerson } from '../../../electron/engine/db/queries/people.ts';
import { pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import type { TrustConfig } from '../../../shared/records/config.ts';
import type { TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, nhs, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type Resource, type TinyTrust } from '../../support/tiny-trust.ts';

/** Two stores behind one record locator, each with a patient, a statement and a medication of the very same ids. */
const other = '9990250995';
let trust: TinyTrust;
afterEach(() => trust.stop());

const holdings = (number: string, born: string, medicine: string): readonly Resource[] => [
  dorothy({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }], birthDate: born }),
  statement('1', {
    medicationCodeableConcept: undefined,
    medicationReference: { reference: 'Medication/1' },
  }),
  { resourceType: 'Medication', id: '1', code: { text: medicine } },
];

const stores: Readonly<Record<string, readonly Resource[]>> = {
  harbour: holdings(nhs, '1948-03-04', 'Warfarin 3mg tablets'),
  meadow: holdings(other, '1946-03-23', 'Edoxaban 60mg tablets'),
};

function located({ config, origin }: TinyTrust): TrustConfig {
  const [record] = config.records;
  const source = record?.sources.find(({ role }) => role === 'history');
  if (record === undefined || source === undefined) throw new Error('the small trust has a record');
  const places = Object.keys(stores).map((id) => ({
    id,
    name: id,
    fhirBase: `${origin}/${id}`,
    audience: source.audience,
  }));
  return {
    ...config,
    records: [
      {
        ...record,
        architecture: 'patient-centric',
        sources: [{ ...source, keeps: ['MedicationStatement'], stores: places }],
      },
    ],
  };
}

async function begin(): Promise<TestContext> {
  trust = await startTinyTrust();
  trust.intercept = (_request, response, url) => {
    const [, place = '', type = '', id] = url.pathname.split('/');
    const held = stores[place];
    const entries =
      type === 'DocumentReference'
        ? [
            pointerTo(
              url.searchParams.get('subject:identifier')?.endsWith(nhs) === true ? 'harbour' : 'meadow',
            ),
          ]
        : (held ?? []).filter((one) => one.resourceType === type);
    if (held === undefined && type !== 'DocumentReference') return false;
    if (type === 'metadata' || id !== undefined) return false;
    response.writeHead(200, { 'content-type': 'application/fhir+json' });
    response.end(
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'searchset',
        entry: entries.map((resource) => ({ resource, search: { mode: 'match' } })),
      }),
    );
    return true;
  };
  return signedInTo({ ...trust, config: located(trust) });
}

const pointerTo = (store: string): Resource => ({
  resourceType: 'DocumentReference',
  id: `to-${store}`,
  status: 'current',
  content: [{ attachment: { url: `${trust.origin}/${store}` } }],
});

const heldOf = (context: TestContext, person: string) =>
  readPerson(context.config, context.store(), person).endpoints.flatMap(({ resources }) =>
    resources.map(({ type, id, body }) => [`${type}/${id}`, body['code'] ?? null]),
  );

test('two stores behind one locator give the same ids to different things, and neither takes the other’s place', async () => {
  const context = await begin();
  addPerson(context, 'p1');
  addPerson(context, 'p2', { nhs_number: other, birth_date: '1946-03-23', family: 'Penhaligon' });
  await pullPerson(context, 'p1');
  await pullPerson(context, 'p2');
  const held = (medicine: string) => [
    ['MedicationStatement/1', null],
    ['Patient/gp-1', null],
    ['Medication/1', { text: medicine }],
  ];
  expect(heldOf(context, 'p1')).toEqual(held('Warfarin 3mg tablets'));
  expect(heldOf(context, 'p2')).toEqual(held('Edoxaban 60mg tablets'));
  const links = ['p1', 'p2'].map((person) => context.store().read.all(linksOfPerson, { person }));
  expect(links.map(([only]) => only?.patient_id)).toEqual(['gp-1', 'gp-1']);
});

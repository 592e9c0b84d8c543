import { describe, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { personById } from '../../../electron/engine/db/queries/people.ts';
import { unavailableWords } from '../../../shared/medicines/source-words.ts';
import { patients } from '../../../sandbox/patients/patients.ts';
import { gpConnectBench, patientOf, practice, recordFor } from '../../support/gp-connect.ts';
import { accounted } from '../../shared/fhir/support.ts';

const spec = must(
  patients.find(({ name }) => name[2] === 'Penhaligon'),
  'a patient of the surgery',
);

describe('through the computer itself', () => {
  const { sandbox, context, inpatient, read, readWith } = gpConnectBench(false);

  test('every medicine and allergy of the practice reaches the case column, one line for each of its triples', async () => {
    const column = await read(inpatient('penhaligon'));
    expect(column.state).toEqual({ kind: 'complete' });
    expect(column.terms.toSorted()).toEqual((spec.gp?.lines ?? []).map(({ term }) => term).toSorted());
    expect(column.allergies).toBe(spec.gp?.allergies?.length ?? 0);
    expect(column.notUnderstood).toBe(0);
    expect(column.list.received).toBe(accounted(column.list));
  });

  test('two patients of one practice keep what they share each for themselves', async () => {
    const [first, second] = [inpatient('penhaligon'), inpatient('rowbottom')];
    const before = await read(first);
    await read(second);
    const again = await read(first);
    expect(again.terms).toEqual(before.terms);
    expect(again.list.received).toBe(before.list.received);
  });

  test('what a later answer does not have any more has gone from the column', async () => {
    const person = inpatient('rowbottom');
    const before = await read(person);
    const number = must(context().store().read.get(personById, { person })?.nhs_number, 'an NHS number');
    await sandbox().control.add(practice, recordFor(number, [patientOf(number, person, context())]));
    const after = await read(person);
    expect(before.terms.length).toBeGreaterThan(0);
    expect(after.terms).toEqual([]);
  });

  test.each([
    ['NO_PATIENT_CONSENT', 'withheld', 'the patient'],
    ['NO_ORGANISATIONAL_CONSENT', 'withheld', 'the practice'],
    ['PATIENT_NOT_FOUND', 'record-not-given', 'gives no record'],
    ['NO_RECORD_FOUND', 'record-not-given', 'gives no record'],
    ['PATIENT_SENSITIVE', 'restricted', 'restricted record'],
    ['INVALID_NHS_NUMBER', 'refused', 'does not take this NHS number'],
    ['INVALID_PATIENT_DEMOGRAPHICS', 'refused', 'not verified this patient'],
    ['INVALID_IDENTIFIER_SYSTEM', 'refused', 'names the patient in a way'],
    ['INVALID_IDENTIFIER_VALUE', 'refused', 'names the patient in a way'],
    ['INVALID_PARAMETER', 'refused', 'does not understand'],
    ['INVALID_RESOURCE', 'refused', 'does not understand'],
    ['BAD_REQUEST', 'refused', 'does not understand'],
    ['MISSING_OR_INVALID_HEADER', 'refused', 'a header'],
    ['UNSUPPORTED_MEDIA_TYPE', 'refused', 'format'],
    ['NOT_IMPLEMENTED', 'refused', 'this way'],
    ['REFERENCE_NOT_FOUND', 'refused', 'does not have something'],
    ['ORGANISATION_NOT_FOUND', 'refused', 'practice is not known'],
    ['PRACTITIONER_NOT_FOUND', 'refused', 'not known there'],
    ['ACCESS_DENIED', 'not-permitted', 'does not let this trust read'],
    ['ACCESS_DENIED_SSL', 'not-permitted', 'certificate'],
    ['NO_RELATIONSHIP', 'not-permitted', 'legitimate relationship'],
    ['ASID_CHECK_FAILED_MESSAGESENDER_200000000115', 'not-permitted', 'accredited system id'],
    ['INTERNAL_SERVER_ERROR', 'not-answering', 'error of its own'],
    ['SERVICE_UNAVAILABLE', 'not-answering', 'not available'],
  ])(
    'the error code %s is said in plain words, and never as a record without medicines',
    async (code, kind, words) => {
      const { state } = await readWith('penhaligon', practice, { spineError: code });
      const told = state.kind === 'unavailable' ? state.reason.kind : state.kind;
      expect([state.kind, told]).toEqual([kind === 'withheld' ? 'withheld' : 'unavailable', kind]);
      const text =
        state.kind === 'withheld'
          ? state.by
          : state.kind === 'unavailable'
            ? `${unavailableWords(state.reason)} ${'detail' in state.reason ? state.reason.detail : ''}`
            : '';
      expect(text).toContain(words);
    },
  );

  test('the same codes from the Spine’s proxy count as well, and an earlier copy stays as what it is', async () => {
    await read(inpatient('penhaligon'));
    const column = await readWith('penhaligon', 'spine-proxy', { spineError: 'ASID_CHECK_FAILED' });
    expect(column.state).toMatchObject({ kind: 'unavailable', reason: { kind: 'not-permitted' } });
    expect(column.offlineCopy).toBe(true);
    expect(column.terms.length).toBeGreaterThan(0);
  });

  test('consent that is withdrawn takes the record off the screen', async () => {
    await read(inpatient('penhaligon'));
    expect((await readWith('penhaligon', practice, { spineError: 'NO_PATIENT_CONSENT' })).terms).toEqual([]);
  });

  test.each([
    ['confidential-items', 'items-withheld'],
    ['data-in-transit', 'data-in-transit'],
    ['data-awaiting-filing', 'data-awaiting-filing'],
  ] as const)('the warning %s is a gap of the column, whatever it holds', async (listWarning, kind) => {
    const { state } = await readWith('penhaligon', practice, { listWarning });
    expect(state).toMatchObject({ kind: 'partial', reasons: [expect.objectContaining({ kind })] });
  });

  test('a patient registered with no practice: said, and nobody is asked for a record', async () => {
    const { control } = sandbox();
    await control.edit('spine-demographics', 'Patient', spec.nhs, { generalPractitioner: null });
    const { state } = await read(inpatient('penhaligon'));
    expect(state).toEqual({ kind: 'unavailable', reason: { kind: 'no-practice' } });
    expect((await control.requests(practice)).length).toBe(0);
  });

  test('a registration that has ended is none', async () => {
    await sandbox().control.edit('spine-demographics', 'Patient', spec.nhs, {
      generalPractitioner: [
        {
          identifier: {
            system: 'https://fhir.nhs.uk/Id/ods-organization-code',
            value: 'A99001',
            period: { start: '2010-01-01', end: '2020-01-01' },
          },
        },
      ],
    });
    expect((await read(inpatient('penhaligon'))).state).toEqual({
      kind: 'unavailable',
      reason: { kind: 'no-practice' },
    });
  });

  test('a practice that does not give its record this way is named', async () => {
    await sandbox().control.edit('spine-demographics', 'Patient', spec.nhs, {
      generalPractitioner: [
        { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A99002' } },
      ],
    });
    expect((await read(inpatient('penhaligon'))).state).toEqual({
      kind: 'unavailable',
      reason: {
        kind: 'not-offered',
        detail: 'the practice (A99002) does not give its record through GP Connect',
      },
    });
  });

  test('a patient whom the demographics service restricts is asked about no further', async () => {
    const { control } = sandbox();
    await control.edit('spine-demographics', 'Patient', spec.nhs, {
      meta: { security: [{ code: 'R', system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality' }] },
    });
    const { state } = await read(inpatient('penhaligon'));
    expect(state).toEqual({ kind: 'unavailable', reason: { kind: 'restricted' } });
    expect((await control.requests('spine-directory')).length).toBe(0);
  });

  test('the record of another patient is refused, and nothing of it is kept', async () => {
    const { state, terms } = await readWith('rowbottom', practice, { badPages: 'other-patient' });
    expect(state).toMatchObject({ kind: 'unavailable', reason: { kind: 'identity-disagrees' } });
    expect(terms).toEqual([]);
  });

  test('an entry of another patient in a record is left out, and counted', async () => {
    const person = inpatient('penhaligon');
    const number = spec.nhs;
    await sandbox().control.add(
      practice,
      recordFor(number, [
        patientOf(number, person, context()),
        {
          resource: {
            resourceType: 'MedicationStatement',
            id: 'theirs',
            status: 'active',
            subject: { reference: 'Patient/somebody-else' },
            medicationCodeableConcept: { text: 'Zolpidem 10mg tablets' },
          },
        },
      ]),
    );
    const column = await read(person);
    expect(column.terms).not.toContain('Zolpidem 10mg tablets');
    expect(column.state).toMatchObject({
      kind: 'partial',
      reasons: [expect.objectContaining({ kind: 'another-patient', count: 1 })],
    });
  });

  test.each([
    ['the demographics service is down', 'spine-demographics', { outage: 'refuse' }, 'record'],
    ['the directory is down', 'spine-directory', { outage: 'refuse' }, 'record'],
    ['the Spine’s proxy is down', 'spine-proxy', { outage: 'refuse' }, 'record'],
    ['the Spine’s proxy answers 500', 'spine-proxy', { outage: '500' }, 'record'],
    ['the practice’s system is down', practice, { outage: 'refuse' }, 'provider'],
    ['the practice answers HTML', practice, { badPages: 'html' }, 'answer'],
  ] as const)('%s: said, with what was read before', async (_, store, change, layer) => {
    const before = await read(inpatient('penhaligon'));
    const column = await readWith('penhaligon', store, change);
    expect(column.state).toMatchObject({ kind: 'unavailable', reason: { kind: 'not-answering', layer } });
    expect(column.terms).toEqual(before.terms);
    expect(column.offlineCopy).toBe(true);
  });
});

describe('through the integration engine', () => {
  const { sandbox, inpatient, read, readWith } = gpConnectBench(true);

  test('the engine alone speaks to the Spine: directories and record go through it', async () => {
    const column = await read(inpatient('penhaligon'));
    expect(column.terms).toHaveLength(spec.gp?.lines.length ?? 0);
    const asked = (await sandbox().control.requests('northmoor-tie')).map(({ url }) => url.split('/')[2]);
    expect(asked).toEqual(expect.arrayContaining(['spine-demographics', 'spine-directory', 'spine-proxy']));
  });

  test('an engine that answers later, and one that is down, are told apart from the practice', async () => {
    const before = await read(inpatient('penhaligon'));
    expect((await readWith('penhaligon', 'northmoor-tie', { asynchronous: true })).terms).toEqual(
      before.terms,
    );
    const { state } = await readWith('penhaligon', 'northmoor-tie', {
      asynchronous: false,
      outage: 'refuse',
    });
    expect(state).toMatchObject({ reason: { kind: 'not-answering', layer: 'integration-engine' } });
  });
});

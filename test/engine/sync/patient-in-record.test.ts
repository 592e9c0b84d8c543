import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { patientThere } from '../../../shared/cases/cases.ts';
import { sourceById } from '../../../shared/records/records.ts';
import { readerOf } from '../../../electron/engine/records/records.ts';
import { withPatient } from '../../../electron/engine/sync/patient-in-record.ts';
import { bases, idAt } from '../../simulation/trust.ts';
import { sendingHere, type SendingHere } from '../../support/sending.ts';

const body = JSON.stringify({ resourceType: 'Task', for: { reference: patientThere } });
const home = (sending: SendingHere) => must(sourceById(sending.context.config, 'home'), 'the trust');
const put = (sending: SendingHere, person: string, text = body) =>
  withPatient(
    sending.context,
    {
      store: sending.context.store(),
      user: 'ruth',
      reader: readerOf(sending.context),
      stopped: () => false,
    },
    home(sending),
    { person, body: text },
  );
const answeredBy = (status: number, resource: object) => (): Response =>
  new Response(JSON.stringify(resource), { status });

test('two patients of one record are two patients', async () => {
  const sending = sendingHere();
  expect([await put(sending, 'p1'), await put(sending, 'p2'), await put(sending, 'p1')]).toEqual(
    ['h-p1', 'h-p2', 'h-p1'].map((id) => ({ ok: true, value: body.replace(patientThere, `Patient/${id}`) })),
  );
});

test('whoever was found is not asked for again, and a body that names the patient asks for nobody', async () => {
  const sending = sendingHere();
  await put(sending, 'p1');
  const asked = sending.requests.length;
  await put(sending, 'p1');
  expect(await put(sending, 'p2', '{"resourceType":"Task"}')).toEqual({
    ok: true,
    value: '{"resourceType":"Task"}',
  });
  expect(sending.requests.length).toBe(asked);
});

test('a patient whose record moved to another store is known there by another id, and asked for there', async () => {
  const sending = sendingHere();
  const at = async (base: string) => {
    const source = { ...home(sending), fhirBase: base };
    const { context } = sending;
    const about = { store: context.store(), user: 'ruth', reader: readerOf(context), stopped: () => false };
    const came = await withPatient(context, about, source, { person: 'p1', body });
    return came.ok ? came.value.replace(/^.*Patient\//, '').replace(/".*$/, '') : came.fault;
  };
  expect(await at(bases.home)).toBe('h-p1');
  expect(await at(bases.shared)).toBe(idAt('shared', { id: 'p1' }));
  expect(await at(bases.home)).toBe('h-p1');
});

test('nothing is written to a record that does not know the patient', async () => {
  const sending = sendingHere();
  sending.between = answeredBy(200, { resourceType: 'Bundle', type: 'searchset', total: 0 });
  expect(await put(sending, 'p1')).toEqual({ ok: false, fault: { kind: 'patient-not-known' } });
});

test('somebody else under the same number is nobody: nothing is written about them', async () => {
  const sending = sendingHere();
  const stranger = {
    resourceType: 'Patient',
    id: 'stranger',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
    name: [{ family: 'Ashdown' }],
    birthDate: '1999-01-01',
  };
  sending.between = answeredBy(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [{ resource: stranger, search: { mode: 'match' } }],
  });
  expect(await put(sending, 'p1')).toEqual({ ok: false, fault: { kind: 'patient-not-known' } });
});

test('a record that cannot be asked is waited for, and is not a record that knows nobody', async () => {
  const sending = sendingHere();
  sending.between = answeredBy(503, {});
  expect(await put(sending, 'p1')).toMatchObject({ ok: false, fault: { kind: 'no-answer' } });
  sending.between = answeredBy(403, {});
  expect(await put(sending, 'p1')).toMatchObject({ ok: false, fault: { kind: 'not-permitted' } });
  sending.between = () => undefined;
  expect(await put(sending, 'p1')).toMatchObject({ ok: true });
});

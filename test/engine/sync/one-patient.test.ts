import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { allSources, isForOnePatient } from '../../../shared/records/records.ts';
import { readerOf } from '../../../electron/engine/records/records.ts';
import { smartOf } from '../../../electron/engine/smart/smart.ts';
import { pullPerson, readPerson } from '../../../electron/engine/sync/sync.ts';
import { readCensus } from '../../../electron/engine/wards/census.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
beforeEach(async () => {
  trust = await startTinyTrust();
  trust.identity.granted = 'openid fhirUser offline_access patient/*.rs';
});
afterEach(() => trust.stop());

const gpState = async (patient: string) => {
  trust.identity.patient = patient;
  const context = await signedInTo(trust);
  addPerson(context, 'dorothy');
  await pullPerson(context, 'dorothy');
  const copy = readPerson(context.config, context.store(), 'dorothy');
  return { context, state: copy.endpoints.find(({ source }) => source.id === 'gp')?.state };
};

test('a sign-in for one patient says so of each record, and reads that patient', async () => {
  trust.put(dorothy());
  trust.put(statement('m1'));
  const { context, state } = await gpState('gp-1');
  expect(smartOf(context).recordStatuses()[0]?.access).toMatchObject({ lacks: ['other-patients'] });
  expect(state).toEqual({ kind: 'complete' });
});

test('of anybody else a sign-in for one patient knows nothing: not permitted, never “not known there” or empty', async () => {
  const notPermitted = { kind: 'unavailable', reason: { kind: 'not-permitted' } };
  // What such a server shows of somebody else: nobody at all.
  expect((await gpState('somebody-else')).state).toMatchObject(notPermitted);
  trust.put(dorothy());
  expect((await gpState('somebody-else')).state).toMatchObject(notPermitted);
});

test('a ward list is not read with a sign-in for one patient, so nobody leaves the ward by it', async () => {
  const { context } = await gpState('gp-1');
  const census = must(allSources(context.config)[0], 'the trust has a census').source;
  expect(await readCensus(readerOf(context), census, 'a')).toMatchObject({
    ok: false,
    fault: { kind: 'not-permitted' },
  });
});

test('one type granted for one patient only makes the sign-in one for one patient', () => {
  expect(isForOnePatient(['user/*.rs', 'patient/*.rs'])).toBe(false);
  expect(isForOnePatient(['user/Patient.rs', 'patient/MedicationStatement.rs'])).toBe(true);
  expect(isForOnePatient(['user/MedicationStatement.r', 'patient/MedicationStatement.rs'])).toBe(true);
  expect(isForOnePatient(['user/Patient.rs', 'launch/patient'])).toBe(false);
});

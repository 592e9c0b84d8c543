import type { Resource } from '@medplum/fhirtypes';
import { decodeJwt } from 'jose';
import { readBody } from '../../http/body.ts';
import type { AnswerTo } from '../../stores/server.ts';
import type { Population } from '../architecture.ts';
import { refusal } from './spine.ts';
import { structuredRecordOf } from './structured-record.ts';

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

type Parameters = {
  readonly parameter?: readonly {
    readonly name?: string;
    readonly valueIdentifier?: { readonly value?: string };
    readonly part?: readonly { readonly name?: string; readonly valueBoolean?: boolean }[];
  }[];
};

/** A practice's system: one operation, which answers with the record of a patient, or says with a code of its own why not. */
export const practiceSystem =
  (population: Population): AnswerTo =>
  async ({ faults, store, base }, message, url) => {
    const { now } = faults;
    if (now.spineError !== 'off') return refusal(now.spineError);
    if (message.method !== 'POST' || url !== 'Patient/$gpc.getstructuredrecord')
      return refusal('NOT_IMPLEMENTED');
    if (!isAccountable(message.headers.authorization, base())) return refusal('BAD_REQUEST');
    const asked = questionIn(await readBody(message));
    if (asked === undefined) return refusal('INVALID_PARAMETER');
    if (now.badPages === 'html')
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
    const spec =
      now.badPages === 'other-patient'
        ? population.patients.find((one) => one.nhs !== asked && one.gp !== undefined)
        : population.patients.find((one) => one.nhs === asked);
    // Somebody may have put a whole record here, as it is sent: an example, say.
    const given = store.repo.everything().flatMap((one) => recordIn(one, asked))[0];
    const record = spec?.gp === undefined ? undefined : structuredRecordOf(population, spec, now.listWarning);
    const body = given ?? (record === undefined ? undefined : JSON.stringify(record));
    if (body === undefined) return refusal('PATIENT_NOT_FOUND');
    return { status: 200, headers: { 'content-type': 'application/fhir+json' }, body };
  };

/** A record that was put here for a patient: STU3, which the store itself would refuse, so it lies in an attachment. */
const recordIn = (resource: Resource, nhsNumber: string): readonly string[] =>
  resource.resourceType === 'DocumentReference' &&
  resource.identifier?.some(({ system, value }) => system === nhsNumberSystem && value === nhsNumber) === true
    ? resource.content.map(({ attachment }) => Buffer.from(attachment.data ?? '', 'base64').toString('utf8'))
    : [];

/** The claims without which a practice could not say later who read the record, and why. */
function isAccountable(authorization: string | undefined, base: string): boolean {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return false;
  const claims = decodeJwt<Record<string, { resourceType?: string; id?: string } | string>>(token);
  const kind = (name: string): string | undefined => {
    const claim = claims[name];
    return typeof claim === 'object' ? claim.resourceType : undefined;
  };
  const practitioner = claims['requesting_practitioner'];
  return (
    claims.aud === base &&
    claims['reason_for_request'] === 'directcare' &&
    claims['requested_scope'] === 'patient/*.read' &&
    (claims.exp ?? 0) - (claims.iat ?? 0) === 300 &&
    kind('requesting_device') === 'Device' &&
    kind('requesting_organization') === 'Organization' &&
    kind('requesting_practitioner') === 'Practitioner' &&
    typeof practitioner === 'object' &&
    practitioner.id === claims.sub
  );
}

/** The NHS number asked for, where the question is a whole one. */
function questionIn(body: string): string | undefined {
  const { parameter = [] } = JSON.parse(body) as Parameters;
  const named = (name: string) => parameter.find((one) => one.name === name);
  const complete =
    named('includeMedication')?.part?.some(({ name }) => name === 'includePrescriptionIssues') === true &&
    named('includeAllergies')?.part?.some(({ name }) => name === 'includeResolvedAllergies') === true;
  return complete ? named('patientNHSNumber')?.valueIdentifier?.value : undefined;
}

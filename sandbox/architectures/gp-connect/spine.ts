import type { Endpoint, Device, OperationOutcome, Patient, Resource } from '@medplum/fhirtypes';
import { makePatient } from '../../patients/make-person.ts';
import type { PatientSpec } from '../../patients/spec.ts';
import type { AnswerTo } from '../../stores/server.ts';
import type { Population } from '../architecture.ts';

/** The practices of the pretend Spine. The second gives its record to nobody this way. */
export const practices = [
  { ods: 'A99001', asid: '200000000359', party: 'A99001-0000001', offers: true },
  { ods: 'A99002', asid: '200000000360', party: 'A99002-0000001', offers: false },
] as const;

/** The trust's own accredited system id. */
export const trustAsid = '200000000115';

const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
const interactionSystem = 'https://fhir.nhs.uk/Id/nhsServiceInteractionId';
export const interaction = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';

/** Whoever the surgery knows is registered there; the others with nobody. In the demographics service a patient's id is the NHS number. */
export function demographics({ seed, nowMs, patients }: Population): readonly Patient[] {
  const at = { seed, nowMs, store: 'spine-demographics', system: 'https://demographics.example' };
  const registered = (spec: PatientSpec): Pick<Patient, 'generalPractitioner'> =>
    spec.gp === undefined
      ? {}
      : {
          generalPractitioner: [
            { type: 'Organization', identifier: { system: odsSystem, value: practices[0].ods } },
          ],
        };
  return patients.map((spec) => ({ ...makePatient(at, spec), id: spec.nhs, ...registered(spec) }));
}

const json = (status: number, body: object) => ({
  status,
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify(body),
});

/** The Spine Directory Service: which system of a practice offers an interaction, and where. */
export const directory =
  (address: string): AnswerTo =>
  async (_serving, _message, url) => {
    const [type = '', query = ''] = url.split('?');
    const parameters = new URLSearchParams(query);
    const named = [parameters.get('organization'), ...parameters.getAll('identifier')];
    const found = practices.filter(
      ({ ods, offers }) =>
        offers &&
        named.includes(`${odsSystem}|${ods}`) &&
        named.includes(`${interactionSystem}|${interaction}`),
    );
    const resources: readonly Resource[] = found.map((practice) =>
      type === 'Device' ? deviceOf(practice) : endpointOf(practice, address),
    );
    return json(200, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: resources.length,
      entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
    });
  };

type Practice = (typeof practices)[number];

const deviceOf = ({ ods, asid, party }: Practice): Device => ({
  resourceType: 'Device',
  id: `${ods}-system`,
  identifier: [
    { system: 'https://fhir.nhs.uk/Id/nhsSpineASID', value: asid },
    { system: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey', value: party },
  ],
  owner: { identifier: { system: odsSystem, value: ods } },
});

const endpointOf = ({ ods, party }: Practice, address: string): Endpoint => ({
  resourceType: 'Endpoint',
  id: `${ods}-endpoint`,
  status: 'active',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey', value: party }],
  connectionType: { code: 'hl7-fhir-msg' },
  payloadType: [{ coding: [{ code: 'any' }] }],
  address,
});

/** An error with a code of the Spine's own, as GP Connect writes it. */
export const spineError = (code: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      code: 'processing',
      details: {
        coding: [
          {
            system: 'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1',
            code,
            display: code.toLowerCase().replaceAll('_', ' '),
          },
        ],
      },
    },
  ],
});

const statuses: readonly (readonly [RegExp, number])[] = [
  [/CONSENT|DENIED|ASID|RELATIONSHIP|SENSITIVE/, 403],
  [/NOT_FOUND|NO_RECORD/, 404],
  [/INTERNAL/, 500],
  [/UNAVAILABLE/, 503],
  [/NOT_IMPLEMENTED/, 501],
  [/MEDIA/, 415],
  [/RESOURCE|PARAMETER|REFERENCE/, 422],
];

/** What a server of the Spine answers in place of anything else. */
export const refusal = (code: string) =>
  json(statuses.find(([of]) => of.test(code))?.[1] ?? 400, spineError(code));

/** The Spine Secure Proxy: lets a known system ask the system that the directory names, and nobody else. */
export const secureProxy: AnswerTo = async ({ faults }, message, url) => {
  const { headers } = message;
  if (faults.now.spineError !== 'off') return refusal(faults.now.spineError);
  const trace = String(headers['ssp-traceid'] ?? '');
  if (!/^[0-9a-f-]{36}$/.test(trace) || headers['ssp-interactionid'] !== interaction)
    return refusal('MISSING_OR_INVALID_HEADER');
  if (headers['ssp-from'] !== trustAsid) return refusal('ASID_CHECK_FAILED_MESSAGESENDER');
  if (!practices.some(({ asid, offers }) => offers && asid === headers['ssp-to']))
    return refusal('ASID_CHECK_FAILED_MESSAGERECEIVER');
  let body = '';
  for await (const part of message) body += String(part);
  try {
    const answer = await fetch(url, {
      method: message.method ?? 'POST',
      body,
      headers: {
        authorization: String(headers.authorization),
        'content-type': String(headers['content-type']),
      },
      signal: AbortSignal.timeout(4_000),
    });
    return {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? '' },
      body: await answer.text(),
    };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return json(late ? 504 : 502, spineError('SERVICE_UNAVAILABLE'));
  }
};

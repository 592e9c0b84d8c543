import {
  createOnce,
  person,
  profile,
  subject,
  systems,
  tags,
  type PlannedWrite,
  type WriteContext,
} from './write.ts';

/**
 * The signed record as a PDF, to the trust's own store. `pdf` is base64; `digest` its SHA-1 in base64 as FHIR asks.
 * Only when this is acknowledged may the local copy be purged.
 */
export function documentFor(
  pdf: { readonly data: string; readonly sha1: string; readonly bytes: number },
  context: WriteContext,
): PlannedWrite | null {
  if (context.home === null) return null;
  const uuid = context.uuid('signed record');
  return {
    uuid,
    endpoint: context.home.endpoint,
    kind: 'signed-record',
    type: 'DocumentReference',
    after: [],
    guard: createOnce(uuid),
    row: null,
    body: {
      resourceType: 'DocumentReference',
      meta: { profile: [profile('UKCore-DocumentReference')], tag: tags(context) },
      identifier: [{ system: systems.uuid, value: uuid }],
      status: 'current',
      docStatus: 'final',
      type: { text: 'Medicines reconciliation record' },
      subject: subject(context.home.patient, context.nhsNumber),
      date: context.at,
      author: [person(context.signedBy)],
      description: 'Medicines reconciliation as signed. Not a prescription.',
      content: [
        {
          attachment: {
            contentType: 'application/pdf',
            data: pdf.data,
            size: pdf.bytes,
            hash: pdf.sha1,
            title: 'Medicines reconciliation',
            creation: context.at,
          },
        },
      ],
      ...(context.home.encounter === null
        ? {}
        : { context: { encounter: [{ reference: context.home.encounter }] } }),
    },
  };
}

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

export type Pdf = { readonly data: string; readonly sha1: string; readonly bytes: number };

/**
 * The signed record as a PDF, to the trust's own store. `data` is base64; `sha1` in base64 as FHIR asks. A later version replaces
 * the one before it. Only when this is acknowledged may the local copy be purged.
 */
export const documentFor = (pdf: Pdf, context: WriteContext): PlannedWrite | null =>
  document(pdf, 'signed record', 'Medicines reconciliation as signed. Not a prescription.', context, {
    code: 'replaces',
    uuid: context.replaces,
  });

/** What was added to a signed record: the record with the addendum in it, which appends to the one that was signed. */
export const addendumFor = (
  pdf: Pdf,
  number: number,
  words: string,
  context: WriteContext,
): PlannedWrite | null =>
  document(pdf, `addendum ${number}`, `Addendum to a signed medicines reconciliation: ${words}`, context, {
    code: 'appends',
    uuid: context.uuid('signed record'),
  });

function document(
  pdf: Pdf,
  name: string,
  description: string,
  context: WriteContext,
  to: { readonly code: 'replaces' | 'appends'; readonly uuid: string | null },
): PlannedWrite | null {
  const { home } = context;
  if (home === null) return null;
  const uuid = context.uuid(name);
  return {
    uuid,
    endpoint: home.endpoint,
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
      docStatus: to.code === 'appends' ? 'amended' : 'final',
      type: { text: 'Medicines reconciliation record' },
      subject: subject(home.patient, context.nhsNumber),
      date: context.at,
      author: [person(context.signedBy)],
      description,
      ...(to.uuid === null
        ? {}
        : {
            relatesTo: [{ code: to.code, target: { identifier: { system: systems.uuid, value: to.uuid } } }],
          }),
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
      ...(home.encounter === null ? {} : { context: { encounter: [{ reference: home.encounter }] } }),
    },
  };
}

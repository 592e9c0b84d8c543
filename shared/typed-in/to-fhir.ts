import type { JsonObject } from '../core/brand.ts';
import { showDate } from '../core/instant.ts';
import { kinds } from './kinds.ts';
import type { TypedAllergy, TypedLine } from './source.ts';
import type { TypedInSource } from './versions.ts';

const uuidSystem = 'https://tools.ietf.org/html/rfc4122';
const snomed = 'http://snomed.info/sct';
/** When the patient last took it, as told: FHIR's statement has no field for it. */
const lastTakenUrl = 'urn:concord:last-taken';

/**
 * A typed-in source as the resources another system would have sent, so that every reader, rule and print takes it as it
 * takes any source. The words stay words; nothing is coded that nobody chose.
 *
 * @example readResources(resourcesOf(source).map((resource) => ({ fullUrl: undefined, resource })), as)
 */
export function resourcesOf(source: TypedInSource): readonly JsonObject[] {
  const { content } = source;
  return [
    ...content.lines.map((line) => statement(line, source)),
    ...content.allergies.map((allergy) => allergyResource(allergy, source)),
    ...(content.noneKnown === null ? [] : [noneKnown(content.noneKnown, source)]),
    ...(content.takesNothing ? [takesNothing(source)] : []),
  ];
}

const meta = (source: TypedInSource, part: string): JsonObject => ({
  versionId: String(source.changedIn.get(part) ?? source.version),
});

const identified = (id: string): readonly JsonObject[] => [{ system: uuidSystem, value: id }];

const statuses = { taking: 'active', stopped: 'stopped', 'not-taken': 'not-taken' } as const;

function statement(line: TypedLine, source: TypedInSource): JsonObject {
  const notes = [
    line.note,
    line.lastTaken === 'not-known' ? 'Last taken: asked, not known' : '',
    ...packNotes(line, source.content.saidAt),
  ].filter((note) => note !== '');
  return {
    resourceType: 'MedicationStatement',
    id: line.id,
    meta: meta(source, line.id),
    ...(line.lastTaken === null || line.lastTaken === 'not-known'
      ? {}
      : { extension: [{ url: lastTakenUrl, valueDateTime: line.lastTaken }] }),
    identifier: identified(line.id),
    status: statuses[line.status],
    ...(kinds[source.content.kind].origin === 'patient or carer' ? { category: saidByPatient } : {}),
    medicationCodeableConcept: {
      ...(line.codes.length === 0 ? {} : { coding: line.codes }),
      text: line.name,
    },
    dateAsserted: source.content.saidAt,
    informationSource: informationSource(source),
    ...(line.indication === '' ? {} : { reasonCode: [{ text: line.indication }] }),
    ...(line.directions === '' ? {} : { dosage: [{ text: line.directions }] }),
    ...(notes.length === 0 ? {} : { note: notes.map((text) => ({ text })) }),
  };
}

const saidByPatient: JsonObject = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/medication-statement-category',
      code: 'patientspecified',
    },
  ],
};

/** What the box says of itself; past its date on the day it was seen, that comes first. */
function packNotes({ pack }: TypedLine, seenOn: string): readonly string[] {
  if (pack === null) return [];
  const said = [
    pack.gtin === '' ? '' : `GTIN ${pack.gtin}`,
    pack.batch === '' ? '' : `batch ${pack.batch}`,
    pack.expires === null || isPast(pack.expires, seenOn) ? '' : `expires ${showDate(pack.expires)}`,
  ].filter((part) => part !== '');
  const past = isPast(pack.expires, seenOn) ? [`EXPIRED BOX: ${showDate(pack.expires ?? '')}`] : [];
  return [...past, ...(said.length === 0 ? [] : [`Box: ${said.join(', ')}`])];
}

/** Dates are compared as far as both are known: a box of `2027-11` lasts to the end of that month. */
const isPast = (expires: string | null, seenOn: string): boolean =>
  expires !== null && expires < seenOn.slice(0, expires.length);

/** Whose word it is. On our own copy it has no reference: the patient has another address on every server. */
function informationSource({ content }: Pick<TypedInSource, 'content'>): JsonObject {
  const kind = kinds[content.kind];
  switch (kind.informant) {
    case 'patient':
      return { type: 'Patient', display: 'Patient' };
    case 'carer':
      return { type: 'RelatedPerson', display: content.informant || 'Carer or relative' };
    case 'organisation':
      return {
        type: 'Organization',
        display: [content.organisation || kind.name, content.informant]
          .filter((part) => part !== '')
          .join(', '),
      };
  }
}

function allergyResource(allergy: TypedAllergy, source: TypedInSource): JsonObject {
  return {
    ...allergyCore(allergy.id, source),
    ...(allergy.kind === 'not-stated' ? {} : { type: allergy.kind }),
    code: { text: allergy.substance },
    ...(allergy.onset === null ? {} : { onsetDateTime: allergy.onset }),
    ...(allergy.reaction === ''
      ? {}
      : {
          reaction: [
            {
              manifestation: [{ text: allergy.reaction }],
              ...(allergy.severity === 'not-known' ? {} : { severity: allergy.severity }),
            },
          ],
        }),
  };
}

const allergyCore = (id: string, source: TypedInSource): JsonObject => ({
  resourceType: 'AllergyIntolerance',
  id,
  meta: meta(source, id),
  identifier: identified(id),
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
  },
  verificationStatus: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
        code: 'unconfirmed',
      },
    ],
  },
  recordedDate: source.content.saidAt,
  asserter: informationSource(source),
});

const noneCodes = {
  'no-known-allergies': { code: '716186003', display: 'No known allergy' },
  'no-known-drug-allergies': { code: '409137002', display: 'No known history of drug allergy' },
} as const;

function noneKnown(none: keyof typeof noneCodes, source: TypedInSource): JsonObject {
  const coding = { system: snomed, ...noneCodes[none] };
  return {
    ...allergyCore(`${source.id}-none-known`, source),
    code: { coding: [coding], text: coding.display },
  };
}

/** 787481004 |No known medications|: said in so many words, and another thing than a list without lines. */
const takesNothing = (source: TypedInSource): JsonObject => ({
  resourceType: 'MedicationStatement',
  id: `${source.id}-takes-nothing`,
  meta: meta(source, ''),
  status: 'active',
  medicationCodeableConcept: {
    coding: [{ system: snomed, code: '787481004', display: 'No known medications' }],
    text: 'No known medications',
  },
  dateAsserted: source.content.saidAt,
  informationSource: informationSource(source),
});

import { known, notRecorded } from '../core/known.ts';
import { oncePerObject } from '../core/once-per-object.ts';
import type { PartialReason, SourceList } from '../medicines/source.ts';
import { readAllergy } from './allergy.ts';
import {
  allergyListCodes,
  isListOf,
  reasonsOfLabels,
  reasonsOfList,
  notesOfList,
  reasonsOfOutcome,
  statesNoInformation,
  statesNoMedications,
} from './completeness.ts';
import { readConcept } from './concept.ts';
import { itemsOf, type Item } from './items.ts';
import { readLines, withProvenance } from './lines.ts';
import type { Reading } from './line.ts';
import { knownDate, object, objects, rawText, text } from './node.ts';
import type { Entry } from './resolve.ts';
import { reasonsOfSections, wordsOfList, wordsOfSections } from './sections.ts';
import { isRead, versionOfResource } from './version.ts';

/** Everything one answer was read into; each resource received is in exactly one of these. */
export type ReadList = Pick<
  SourceList,
  | 'lines'
  | 'allergies'
  | 'noKnownMedications'
  | 'allergyListEmpty'
  | 'withdrawn'
  | 'supporting'
  | 'notUnderstood'
  | 'received'
> & { readonly reasons: readonly PartialReason[] };

const lineTypes: readonly string[] = [
  'MedicationStatement',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationAdministration',
];
const supportingTypes = new Set(
  (
    'Patient Practitioner PractitionerRole Organization Encounter Location Medication Substance List Composition Provenance OperationOutcome Observation ' +
    'Condition RelatedPerson Device Task DocumentReference Procedure EpisodeOfCare HealthcareService MessageHeader Group CareTeam CarePlan Endpoint ' +
    'CapabilityStatement Binary AuditEvent Consent Account Coverage'
  ).split(' '),
);

/** Where one resource of an answer goes. */
type Place = 'line' | 'allergy' | 'withdrawn' | 'supporting' | 'not-understood';

/** Sorts the resources of one answer: lines, evidence, allergies, withdrawn, supporting, not understood. Nothing is lost. */
export function readList(entries: readonly Entry[], reading: Reading): ReadList {
  const { items, repeats, older } = itemsOf(entries, reading.source);
  const placed = Map.groupBy(items, placeOf);
  const at = (place: Place): readonly Item[] => placed.get(place) ?? [];
  const supporting = at('supporting');
  const ofType = (type: string): readonly Item[] => supporting.filter((item) => item.key.type === type);
  const wordsOnly = [
    ...ofType('Composition').flatMap((item) => wordsOfSections(item, reading.resolve)),
    ...ofType('List').flatMap(wordsOfList),
  ];
  const notes = ofType('List').flatMap(noteOfList);
  const asWords = [...wordsOnly, ...notes];
  const nothing = [...ofType('List'), ...supporting].find((item) => statesNoMedications(item.resource));
  return {
    lines: withProvenance(readLines(at('line'), reading), ofType('Provenance'), items, reading),
    allergies: at('allergy').map((item) => readAllergy(item.resource, item.key, reading, item.endedList)),
    noKnownMedications:
      nothing === undefined
        ? notRecorded
        : known({
            asserted: knownDate(nothing.resource, nothing.key.type === 'List' ? 'date' : 'dateAsserted'),
          }),
    allergyListEmpty: emptyAllergyList(ofType('List')),
    withdrawn: at('withdrawn').map((item) => item.key),
    supporting: [
      ...supporting.filter((item) => !asWords.some((odd) => odd.key === item.key)),
      ...repeats,
    ].map((item) => item.key),
    notUnderstood: [
      ...at('not-understood').map((item) => ({
        key: item.key,
        path: item.key.type,
        raw: rawText(item.resource),
        why: whyNot(item),
      })),
      ...older.map((item) => ({
        key: item.key,
        path: item.key.type,
        raw: rawText(item.resource),
        why: 'an older version of an entry that came with it',
      })),
      ...asWords,
    ],
    received: items.length + repeats.length + older.length,
    reasons: [
      ...items.filter((item) => placeOf(item) !== 'withdrawn').flatMap((item) => reasonsOf(item, reading)),
      ...unreadMedicines(at('not-understood'), wordsOnly),
    ],
  };
}

const isClinical = (type: string): boolean => lineTypes.includes(type) || type === 'AllergyIntolerance';

const placeOf = oncePerObject((item: Item): Place => {
  const { type } = item.key;
  if (isClinical(type) && !isRead(versionOfResource(item.resource))) return 'not-understood';
  if (item.deleted || isWithdrawn(item)) return 'withdrawn';
  if (type === 'AllergyIntolerance') return 'allergy';
  if (lineTypes.includes(type))
    return statesNoMedications(item.resource) || statesNoInformation(item.resource) ? 'supporting' : 'line';
  return supportingTypes.has(type) ? 'supporting' : 'not-understood';
});

function isWithdrawn({ resource }: Item): boolean {
  const verification = resource['verificationStatus'];
  const codes = objects(object(resource, 'verificationStatus'), 'coding').map((coding) =>
    text(coding, 'code'),
  );
  return (
    resource['status'] === 'entered-in-error' ||
    verification === 'entered-in-error' ||
    codes.includes('entered-in-error')
  );
}

/** Medicines or allergies may stand in what could not be read: the list is then not the whole of what was sent. */
function unreadMedicines(
  unread: readonly Item[],
  wordsOnly: SourceList['notUnderstood'],
): readonly PartialReason[] {
  const others = unread.filter(
    (item) => isClinical(item.key.type) || ['unknown', 'Parameters'].includes(item.key.type),
  );
  return [...others.map((item) => ({ path: item.key.type, why: whyNot(item) })), ...wordsOnly].map(
    ({ path, why }) => ({ kind: 'page-unreadable', page: 1, detail: `${path}: ${why}` }),
  );
}

function whyNot(item: Item): string {
  const version = versionOfResource(item.resource);
  if (item.key.type === 'unknown') return 'no resource: it does not say what it is';
  if (item.key.type === 'Flag') return 'an alert, as it came';
  return isRead(version)
    ? 'not a kind of resource Concord reads'
    : `FHIR ${version ?? ''}, which Concord does not read`;
}

function reasonsOf(item: Item, reading: Reading): readonly PartialReason[] {
  const labels = reasonsOfLabels(item.resource);
  if (item.key.type === 'OperationOutcome') return [...labels, ...reasonsOfOutcome(item.resource)];
  if (item.key.type === 'Composition') return [...labels, ...reasonsOfSections(item, reading.resolve)];
  if (lineTypes.includes(item.key.type) && statesNoInformation(item.resource))
    return [
      ...labels,
      { kind: 'provider-not-answering', provider: '', detail: 'no information about medicines' },
    ];
  return item.key.type === 'List' ? [...labels, ...reasonsOfList(item.resource)] : labels;
}

/** What a list says beside its entries, where that is no word of something missing. */
function noteOfList({ key, resource }: Item): SourceList['notUnderstood'] {
  const { notes } = notesOfList(resource);
  return notes.length === 0
    ? []
    : [{ key, path: 'List.note', raw: notes.join('\n').slice(0, 10_000), why: 'a note beside a list' }];
}

function emptyAllergyList(lists: readonly Item[]): SourceList['allergyListEmpty'] {
  const list = lists.find(
    (item) =>
      object(item.resource, 'emptyReason') !== undefined &&
      isListOf(item.resource, allergyListCodes) &&
      !item.endedList,
  );
  const reason = list === undefined ? undefined : object(list.resource, 'emptyReason');
  return reason === undefined ? notRecorded : known(readConcept(reason).text);
}

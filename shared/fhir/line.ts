import type { JsonObject } from '../core/brand.ts';
import { known, notRecorded, type Known } from '../core/known.ts';
import type { Concept } from '../medicines/codes.ts';
import type { ResourceKey, SourceId } from '../medicines/keys.ts';
import type { LineStatus, MedicineLine, NotUnderstood } from '../medicines/line.ts';
import { categoryOf, courseOf } from './category.ts';
import { conceptFrom, joinedConcepts, readConcept, readIdentifiers, references } from './concept.ts';
import type { DirectionsReader } from './directions-reader.ts';
import { readDosages, saysNothing } from './dosage.ts';
import { dosagesOfNotes } from './note-directions.ts';
import { changeOf, dosageLastChanged, pharmacistVerified } from './uk-extensions.ts';
import { readMedicine } from './medicine.ts';
import { items, isNode, knownOneOf, knownText, object, objects, rawText, said, text } from './node.ts';
import { oddities } from './oddities.ts';
import { remarksOf } from './remarks.ts';
import { pointerOf, type Resolve } from './resolve.ts';

/** What every reader of one answer is given. */
export type Reading = {
  readonly source: SourceId;
  readonly resolve: Resolve;
  readonly directions: DirectionsReader;
  /** Whether Concord itself wrote this resource. */
  readonly ours: (resource: JsonObject) => boolean;
};

const statuses: readonly LineStatus[] = [
  'active',
  'completed',
  'entered-in-error',
  'intended',
  'stopped',
  'on-hold',
  'unknown',
  'not-taken',
  'cancelled',
  'draft',
  'in-progress',
  'preparation',
  'declined',
  'not-done',
];

/**
 * A medicine that could not be carried over between systems arrives under one of these codes: shown by its words, never
 * paired by code. The display says so too, whatever the code.
 */
const degradedCodes: readonly string[] = ['196421000000109', '196411000000103'];
export const isDegraded = (concept: { readonly codes: Concept['codes'] }): boolean =>
  concept.codes.some(
    (code) => degradedCodes.includes(code.code) || /^transfer[- ]degraded/i.test(code.display ?? ''),
  );

/** Why a resource has its status, under the names of its types and versions. */
const statusReasons: readonly string[] = [
  'statusReason',
  'statusReasonCodeableConcept',
  'notDoneReasonCodeableConcept',
  'reasonNotGiven',
];

/** The fields all medicine resources share; each reader then says what its own resource adds. */
export function commonLine(node: JsonObject, key: ResourceKey, reading: Reading): MedicineLine {
  const { medicine, notUnderstood, remarks } = readMedicine(node, reading.resolve);
  const own = readDosages(node, reading.directions);
  const dosages = withNotes(own, dosagesOfNotes(readNotes(node), reading.directions));
  return {
    key,
    version: versionOf(node),
    identifiers: readIdentifiers(node),
    ...(isStu3(node) ? { dialect: 'stu3' as const } : {}),
    statedAs: 'statement',
    medicine,
    dosages,
    status: knownOneOf(node, 'status', statuses),
    statusReason: joinedConcepts(statusReasons.flatMap((name) => items(node, name)).map(conceptFrom)),
    doNotPerform: false,
    category: categoryOf(node),
    course: courseOf(node),
    indication: indicationOf(node, reading),
    duration: notRecorded,
    quantity: notRecorded,
    daysSupply: notRecorded,
    authorised: notRecorded,
    start: notRecorded,
    end: notRecorded,
    lastIssued: notRecorded,
    lastTaken: notRecorded,
    asserted: notRecorded,
    repeats: notRecorded,
    prescribingAgency: notRecorded,
    said: [],
    notes: [
      ...readNotes(node),
      ...remarksOf(node),
      ...remarks,
      ...wordsFrom(dosages),
      ...(medicine.term.trim() === '' || dosages.length === 0 ? narrativeOf(node) : []),
    ],
    evidence: [],
    mergedFrom: [],
    pharmacistVerified: pharmacistVerified(node),
    dosageLastChanged: dosageLastChanged(node),
    quantityText: notRecorded,
    change: changeOf(node),
    replaced: [],
    degraded: isDegraded(medicine),
    ours: reading.ours(node),
    derivedFrom: references(node, 'derivedFrom', 'basedOn', 'priorPrescription'),
    notUnderstood: [...oddities(node), ...notUnderstood, ...strayDosages(node), ...oddMembers(dosages)],
  };
}

/** A note's directions stand where there are no others, or where the one dosage only sends the reader elsewhere ("as directed"). */
function withNotes(
  own: MedicineLine['dosages'],
  [note, ...more]: MedicineLine['dosages'],
): MedicineLine['dosages'] {
  if (note === undefined) return own;
  const [only, ...others] = own;
  if (only === undefined) return [note, ...more];
  return others.length === 0 && more.length === 0 && saysNothing(only)
    ? [{ ...only, fromText: note.fromText, wordsFrom: 'note' }]
    : own;
}

/** Where the directions came from, where that is not their own place. */
const wordsFrom = (dosages: MedicineLine['dosages']): readonly string[] =>
  (['patient-instruction', 'instruction', 'note'] as const).flatMap((from) =>
    dosages.some((dosage) => dosage.wordsFrom === from) ? [placeWords[from]] : [],
  );

const placeWords = {
  'patient-instruction': 'Directions are those given to the patient; the source has no others',
  instruction: 'Directions are those of an additional instruction; the source has no others',
  note: 'Directions are those of a note; the source has no others',
} as const;

/** The words a system wrote for people, where no field names the medicine or says how it is taken. */
function narrativeOf(node: JsonObject): readonly string[] {
  const words = (text(object(node, 'text'), 'div') ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? [] : [`In words for people: ${words}`];
}

/** STU3 shows in `taken`, in CareConnect's profiles and extensions, or in a dose that stands directly in the dosage. */
const isStu3 = (node: JsonObject): boolean =>
  typeof node['taken'] === 'string' ||
  objects(node, 'extension').some((one) => text(one, 'url')?.includes('/STU3/') === true) ||
  objects(node, 'meta').some(
    (meta) =>
      Array.isArray(meta['profile']) &&
      meta['profile'].some((profile) => typeof profile === 'string' && profile.includes('/STU3/')),
  ) ||
  [...objects(node, 'dosage'), ...objects(node, 'dosageInstruction')].some(
    (dosage) => dosage['doseQuantity'] !== undefined || dosage['doseRange'] !== undefined,
  );

export const versionOf = (node: JsonObject): Known<string> => knownText(object(node, 'meta'), 'versionId');

/** Notes as annotations, or as the plain words some systems send. */
export const readNotes = (node: JsonObject): readonly string[] =>
  said(node, 'note').flatMap((note) =>
    typeof note === 'string'
      ? note
      : (text(note, 'text') ?? (isNode(note) && Object.keys(note).length === 0 ? [] : rawText(note))),
  );

/** Members of a dosage that cost only themselves; a unit that contradicts its code is told where it stands. */
const oddMembers = (dosages: MedicineLine['dosages']): readonly NotUnderstood[] =>
  dosages.flatMap(({ unread = [] }, at) =>
    unread.map(({ path, raw }) => ({ path: `dosage[${at}].${path}`, raw, why: 'could not be read' })),
  );

const strayDosages = (node: JsonObject): readonly NotUnderstood[] =>
  ['dosage', 'dosageInstruction'].flatMap((name) =>
    said(node, name).flatMap((item, at) =>
      isNode(item)
        ? []
        : [{ path: `${name}[${at}]`, raw: rawText(item), why: 'not a dosage, read as words' }],
    ),
  );

function indicationOf(node: JsonObject, reading: Reading): Known<Concept> {
  const coded = ['reasonCode', 'reason'].flatMap((name) => items(node, name)).map(conceptFrom);
  const referred = objects(node, 'reasonReference').flatMap((reference) => {
    const code = object(reading.resolve(pointerOf(reference), node), 'code');
    const concept =
      code === undefined ? { text: text(reference, 'display') ?? '', codes: [] } : readConcept(code);
    return concept.text === '' ? [] : [known(concept)];
  });
  return joinedConcepts([...coded, ...referred]);
}

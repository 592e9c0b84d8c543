import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import { table } from '../../../shared/core/table.ts';

const absent = 'Not recorded';

/** What a reference points to where the record gives no name with it. Its id says nothing to a person. */
const unnamed = table<string>({
  Patient: 'the patient',
  RelatedPerson: 'a relative or carer, not named',
  Practitioner: 'a clinician, not named',
  PractitionerRole: 'a clinician, not named',
  Organization: 'an organisation, not named',
  MedicationStatement: 'a medicine that the list does not name',
  MedicationRequest: 'an order that the list does not name',
});

/** A field of an entry, as medicines, people and times in words: no id, no type of the record's own, no raw time. */
export function fieldInWords(field: string, json: string | null): string {
  if (json === null) return absent;
  const value: unknown = JSON.parse(json);
  const words = [value].flat().flatMap((one) => wordsOf(field, field === 'status' ? statusWords(one) : one));
  const distinct = [...new Set(words.map((text) => text.trim()).filter((text) => text !== ''))];
  return distinct.length === 0 ? 'Recorded, in a form that has no words' : distinct.join('; ');
}

/**
 * The same with what stands beside the words: the codes of a concept, the coded amount and times of a dosage. Said where two sides have
 * the same words and yet differ.
 */
export function fieldInFull(field: string, json: string | null): string {
  const words = fieldInWords(field, json);
  if (json === null) return words;
  const value: unknown = JSON.parse(json);
  const coded = [value].flat().flatMap((one) => (isObject(one) ? codedWords(field, one) : []));
  return coded.length === 0 ? words : `${words} (coded: ${coded.join('; ')})`;
}

function codedWords(field: string, value: JsonObject): readonly string[] {
  if (field === 'dosage') {
    const words = structureWords(value);
    return words === '' ? [] : [words];
  }
  return [value['coding'] ?? []].flat().flatMap((one) => (isObject(one) ? [plainOf(one['code'])] : []));
}

/** FHIR's codes are words joined by dashes: "entered in error". */
const statusWords = (code: unknown): unknown => (typeof code === 'string' ? code.replaceAll('-', ' ') : code);

function wordsOf(field: string, value: unknown): readonly string[] {
  if (!isObject(value)) return plain(value);
  switch (field) {
    case 'dosage':
      return [dosageWords(value)];
    case 'note':
      return [annotation(value)];
    case 'effectivePeriod':
      return [periodWords(value)];
    case 'entry':
      return [listEntryWords(value)];
    default:
      return [nameOf(value) ?? inside(value).join(', ')];
  }
}

/** Text as it stands; a time in the words of a time; an id, an address or a date without a day in none. */
function plain(value: unknown): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string' || isId(value)) return [];
  return [
    /^\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$/.test(value) ? showDateTime(value) : value,
  ];
}

/** A UUID, a reference or an address of a system. */
const isId = (text: string): boolean =>
  /[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text) ||
  /^(urn:|https?:)/.test(text) ||
  /^[A-Z][A-Za-z]+\/[\w.-]+$/.test(text);

const inside = (value: JsonObject): readonly string[] =>
  Object.entries(value).flatMap(([key, item]) =>
    ['system', 'url', 'id', 'resourceType', 'reference', 'type', 'code', 'meta'].includes(key)
      ? []
      : [item]
          .flat()
          .flatMap((one) => (isObject(one) ? [nameOf(one) ?? inside(one).join(', ')] : plain(one))),
  );

/** The words that a concept, a reference or a coding carries for people. */
export function nameOf(value: JsonObject): string | undefined {
  for (const key of ['text', 'display'])
    if (typeof value[key] === 'string' && value[key] !== '') return value[key];
  const [coding] = [value['coding'] ?? []].flat();
  if (isObject(coding) && typeof coding['display'] === 'string') return coding['display'];
  const { reference } = value;
  if (typeof reference !== 'string') return undefined;
  return unnamed[reference.split('/').at(-2) ?? ''] ?? 'an entry that is not named';
}

/** A dosage as its source words it; one that is only structured, as amount and how often. */
export function dosageWords(dosage: JsonObject): string {
  if (typeof dosage['text'] === 'string' && dosage['text'] !== '') return dosage['text'];
  const words = structureWords(dosage);
  return words === '' ? 'no words for the dose' : words;
}

function structureWords(dosage: JsonObject): string {
  const [rate] = [dosage['doseAndRate'] ?? []].flat();
  const amount = isObject(rate) && isObject(rate['doseQuantity']) ? rate['doseQuantity'] : {};
  const timing = isObject(dosage['timing']) ? dosage['timing'] : {};
  const repeat = isObject(timing['repeat']) ? timing['repeat'] : {};
  const instruction = dosage['patientInstruction'];
  const words = [
    [plainOf(amount['value']), plainOf(amount['unit'])].filter((part) => part !== '').join(' '),
    repeat['frequency'] === undefined ? '' : `${plainOf(repeat['frequency'])} in ${periodOf(repeat)}`,
    isObject(timing['code']) ? (nameOf(timing['code']) ?? '') : '',
    typeof instruction === 'string' ? instruction : '',
  ].filter((part) => part !== '');
  return words.join(', ');
}

const plainOf = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';

const units = table<string>({
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  wk: 'weeks',
  mo: 'months',
  a: 'years',
});

const periodOf = (repeat: JsonObject): string => {
  const unit = units[plainOf(repeat['periodUnit'])] ?? '';
  return repeat['period'] === 1 ? `a ${unit.replace(/s$/, '')}` : `${plainOf(repeat['period'])} ${unit}`;
};

const annotation = (note: JsonObject): string => {
  const who = note['authorString'];
  const time = note['time'];
  return [
    typeof who === 'string' ? `${who}:` : '',
    typeof note['text'] === 'string' ? note['text'] : '',
    typeof time === 'string' ? `(${showDateTime(time)})` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};

function periodWords({ start, end }: JsonObject): string {
  const from = typeof start === 'string' ? `from ${showDateTime(start)}` : '';
  const to = typeof end === 'string' ? `to ${showDateTime(end)}` : '';
  return [from, to].filter((part) => part !== '').join(' ');
}

function listEntryWords({ item, deleted, flag }: JsonObject): string {
  const name = isObject(item)
    ? (nameOf(item) ?? 'a medicine that is not named')
    : 'a medicine that is not named';
  const how = isObject(flag) ? nameOf(flag) : undefined;
  return `${name}${how === undefined ? '' : ` (${how})`}${deleted === true ? ', taken off the list' : ''}`;
}

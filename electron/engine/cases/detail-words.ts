import { showDate, showDateTime } from '../../../shared/core/instant.ts';
import { table } from '../../../shared/core/table.ts';
import type { AlsoSent } from '../../../shared/fhir/fhir.ts';

/** What an opened row shows of where its lines stand and how they came to be one, in words of the ward. */

const entryWords = table<string>({
  MedicationStatement: 'Statement of what is taken',
  MedicationRequest: 'Prescription or order',
  MedicationDispense: 'Supply',
  MedicationAdministration: 'Dose given',
  MedicationUsage: 'Statement of what is taken',
  Medication: 'Medicine',
  List: 'List',
});

/** "Prescription or order, version 7"; a type nobody has worded is an entry. */
export const entryOf = (type: string, version: string | undefined): string =>
  `${entryWords[type] ?? 'Entry'}, ${version === undefined ? 'version not recorded' : `version ${version}`}`;

const evidenceWords = { dispense: 'Supplied', administration: 'Given', issue: 'Issued' } as const;
export const evidenceOf = (kind: keyof typeof evidenceWords): string => evidenceWords[kind];

const roleWords = {
  asserter: 'said so',
  prescriber: 'prescribed it',
  recorder: 'recorded it',
  dispenser: 'supplied it',
  performer: 'gave it',
  owner: 'keeps it',
} as const;
export const roleOf = (role: keyof typeof roleWords): string => roleWords[role];

/** What a source calls its fields, as a ward does; a field nobody has worded goes by its own name, parted into words. */
const fieldWords = table<string>({
  '': 'The entry',
  extension: 'Further detail',
  effectivePeriod: 'Period it is about',
  reasonCode: 'Reason',
  reasonReference: 'Reason',
  daysSupply: 'Supply for',
  context: 'Stay',
  encounter: 'Stay',
  meta: 'Labels',
});

/** Of a part of a field: empty where the value says it all. */
const partWords = table<string>({
  authoredOn: 'written',
  code: '',
  dateAsserted: 'stated',
  display: '',
  end: 'until',
  start: 'from',
  text: '',
  unit: '',
  value: '',
  whenHandedOver: 'handed over',
  whenPrepared: 'prepared',
});

const parted = (name: string): string =>
  name.replaceAll(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );

/** `dispenseRequest.validityPeriod` as "Dispense request, validity period". */
export function fieldName(path: string): string {
  const plain = path.replaceAll(/\[\d+\]/g, '');
  const words = fieldWords[plain] ?? parted(plain.replaceAll('.', ', '));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const partName = (name: string): string => partWords[name] ?? (/^value[A-Z]/.test(name) ? '' : parted(name));

const uuid = /(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/g;
const day = /(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g;

/**
 * The parts of a field for reading: moments and days as a ward writes them, without names that only programs use, and without codes
 * that stand beside words; letter for letter all of it stands under "As the sources sent it". Empty where nothing is left to read.
 */
export function forReading(parts: AlsoSent['parts']): string {
  const worded = parts.some(({ name }) => name !== 'code');
  const said: string[] = [];
  for (const { name, words } of parts) {
    if (name === 'code' && worded) continue;
    const read = words.replaceAll(uuid, '').replaceAll(moment, showDateTime).replaceAll(day, showDate).trim();
    if (read === '') continue;
    // A number and its unit are one amount.
    const amount = name === 'unit' ? said.pop() : undefined;
    said.push([amount ?? '', partName(name), read].filter((part) => part !== '').join(' '));
  }
  return [...new Set(said)].join(', ');
}

/** A key such as `same-vmp-through-amp` as words. */
export const spelled = (key: string): string => {
  const words = key.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

import { table } from '../../../shared/core/table.ts';

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

/** `dispenseRequest.validityPeriod` as "Dispense request, validity period": a field nobody has worded, by its own name. */
export function fieldName(path: string): string {
  const words = path
    .replaceAll(/\[\d+\]/g, '')
    .replaceAll('.', ', ')
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const uuid = /(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/g;

/**
 * What a source sent, for reading: moments as a ward writes them, and without names that only programs use; letter for letter it
 * stands under "As the sources sent it". Empty where nothing is left to read.
 */
export const forReading = (words: string, show: (instant: string) => string): string =>
  words
    .replaceAll(uuid, '')
    .replaceAll(moment, show)
    .split(', ')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(?:value|system|reference)$/.test(part))
    .join(', ');

/** A key such as `same-vmp-through-amp` as words. */
export const spelled = (key: string): string => {
  const words = key.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

import { isObject, type JsonObject } from '../core/brand.ts';
import { readPartialDate } from '../core/instant.ts';
import { known, notRecorded, unreadable, type Known } from '../core/known.ts';
import { nhsNumberSystem, readNhsNumber, type NhsNumber } from './nhs-number.ts';

/** What one endpoint says about who a patient is. */
export type PatientFacts = {
  /** Logical id at its endpoint; means nothing elsewhere. */
  readonly id: string;
  readonly nhsNumber: Known<NhsNumber>;
  /** Numbers this person had before. */
  readonly formerNhsNumbers: readonly NhsNumber[];
  readonly family: Known<string>;
  readonly given: Known<string>;
  readonly title: Known<string>;
  /** FHIR date as sent; may be partial. */
  readonly birthDate: Known<string>;
  readonly gender: Known<string>;
  readonly deceased: Known<string>;
  /** Marked restricted or very restricted (`meta.security` R, V). */
  readonly restricted: boolean;
  /** Ids of the patients that took this one's place (`Patient.link` replaced-by). */
  readonly replacedBy: readonly string[];
};

/** Reads a FHIR Patient (R4 and STU3 alike). `undefined` when it is no Patient or has no id. */
export function readPatient(resource: JsonObject): PatientFacts | undefined {
  const id = resource['id'];
  if (resource['resourceType'] !== 'Patient' || typeof id !== 'string' || id === '') return undefined;
  const name = usualName(objects(resource['name']));
  const identifiers = objects(resource['identifier']).filter((one) => one['system'] === nhsNumberSystem);
  const current = identifiers.find((one) => !isFormer(one));
  return {
    id,
    nhsNumber: current === undefined ? notRecorded : nhsNumberOf(current),
    formerNhsNumbers: identifiers
      .filter(isFormer)
      .flatMap((one) => readNhsNumber(textOf(one['value'])) ?? []),
    family: nameOf(name?.['family']),
    given: nameOf(Array.isArray(name?.['given']) ? name['given'].filter(isText).join(' ') : undefined),
    title: nameOf(Array.isArray(name?.['prefix']) ? name['prefix'].filter(isText).join(' ') : undefined),
    birthDate: dateOf(resource['birthDate']),
    gender: nameOf(resource['gender']),
    deceased: deceasedOf(resource),
    restricted: isRestricted(resource['meta']),
    replacedBy: replacedBy(objects(resource['link'])),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const textOf = (value: unknown): string => (isText(value) ? value : '');
const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const nameOf = (value: unknown): Known<string> =>
  isText(value) && value.trim() !== '' ? known(value.trim()) : notRecorded;

const isFormer = (identifier: JsonObject): boolean =>
  identifier['use'] === 'old' || (isObject(identifier['period']) && isText(identifier['period']['end']));

function nhsNumberOf(identifier: JsonObject): Known<NhsNumber> {
  const value = textOf(identifier['value']);
  const number = readNhsNumber(value);
  return number === undefined ? unreadable(value, 'not ten digits') : known(number);
}

function dateOf(value: unknown): Known<string> {
  if (!isText(value)) return notRecorded;
  return readPartialDate(value).ok ? known(value) : unreadable(value, 'not a date');
}

function deceasedOf(resource: JsonObject): Known<string> {
  if (isText(resource['deceasedDateTime'])) return dateOf(resource['deceasedDateTime']);
  return resource['deceasedBoolean'] === true ? unreadable('true', 'date of death not stated') : notRecorded;
}

/** The official name, else the usual one, else the first that is not former. */
function usualName(names: readonly JsonObject[]): JsonObject | undefined {
  const present = names.filter((one) => one['use'] !== 'old' && !isFormer(one));
  return (
    present.find((one) => one['use'] === 'official') ??
    present.find((one) => one['use'] === 'usual') ??
    present[0] ??
    names[0]
  );
}

function isRestricted(meta: unknown): boolean {
  const labels = isObject(meta) ? objects(meta['security']) : [];
  return labels.some((label) => label['code'] === 'R' || label['code'] === 'V');
}

function replacedBy(links: readonly JsonObject[]): readonly string[] {
  return links
    .filter((link) => link['type'] === 'replaced-by')
    .flatMap((link) => {
      const reference = isObject(link['other']) ? textOf(link['other']['reference']) : '';
      return /(?:^|\/)Patient\/([^/]+)/.exec(reference)?.[1] ?? [];
    });
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLosslessNumber, stringify as losslessStringify } from 'lossless-json';
import { expect, test } from 'vitest';
import { read } from '../../electron/cli/read.ts';
import { isObject } from '../../shared/core/brand.ts';
import { must } from '../../shared/core/must.ts';
import { resourcesIn } from '../../shared/fhir/fhir.ts';
import { sourceId } from '../../shared/medicines/keys.ts';
import { exampleFiles } from '../shared/fhir/example-files.ts';
import { expectEqual } from '../shared/fhir/support.ts';
import { exampleData, testWith } from '../support/skip.ts';
import { folderOfFile } from '../support/temp.ts';

const folder = folderOfFile('read');

/** What `concord read` answers about a file, or `undefined` where it refuses the whole of it by name. */
function answerOf(content: string): string | undefined {
  const path = join(folder, 'record.json');
  writeFileSync(path, content);
  const found = read(path);
  return found.ok ? JSON.stringify(found.value) : undefined;
}

/**
 * Left out on purpose. A resource's own type, id and housekeeping; whose it is; addresses of systems, extensions and references;
 * the codes of units, times and flags, which are read as what they mean; the markup of a narrative, whose words are kept; and
 * entries withdrawn as errors, each named.
 */
const onPurpose =
  /(?:^|\.)(?:resourceType|id|system|url|use|version|userSelected|language|implicitRules|reference|div)$|^meta\.(?:profile|versionId|lastUpdated|source)|^(?:subject|patient)\.|(?:[qQ]uantity|Duration|Range|low|high|numerator|denominator|amount|expectedSupplyDuration|daysSupply|boundsDuration)\.code$|^text\.status$|timing\.repeat\.(?:periodUnit|durationUnit|timeOfDay)$|\.asNeededBoolean$/;

function leaves(value: unknown, path: string): readonly (readonly [path: string, words: string])[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
  if (isObject(value) && !isLosslessNumber(value))
    return Object.entries(value).flatMap(([name, inner]) =>
      leaves(inner, path === '' ? name : `${path}.${name}`),
    );
  const words = isLosslessNumber(value)
    ? value.value
    : typeof value === 'string' || typeof value === 'boolean'
      ? String(value)
      : '';
  return words.trim() === '' || onPurpose.test(path) ? [] : [[path, words]];
}

/** Values of lines and allergies that the answer neither holds nor was meant to leave out. */
function lost(content: string): readonly string[] {
  const answer = answerOf(content);
  if (answer === undefined) return [];
  const held = answer.toLowerCase().replace(/\s+/g, ' ');
  const { withdrawn } = JSON.parse(answer) as { withdrawn: readonly string[] };
  return [...resourcesIn(content, sourceId('file'))].flatMap(([key, resource]) =>
    /^(?:Medication[A-Z]|AllergyIntolerance)/.test(key) && !withdrawn.includes(key)
      ? leaves(resource, '')
          .filter(([, words]) => {
            const plain = JSON.stringify(words.toLowerCase().replace(/\s+/g, ' ')).slice(1, -1);
            // What is longer than a screen shows is cut, and its beginning stands.
            return (
              !held.includes(plain.slice(0, 500)) && !held.includes(plain.replace(/\\n/g, ' ').slice(0, 500))
            );
          })
          .map(([path, words]) => `${key} ${path}: ${words}`)
      : [],
  );
}

const example = testWith(exampleData('ukcore'));
example('every value of every example file is in what read answers, or left out on purpose', () => {
  const files = exampleFiles(join(exampleData('ukcore').path, '..'));
  const all = files.flatMap(({ name, text }) => lost(text).map((one) => `${name}: ${one}`));
  expectEqual([all, files.length > 100], [[], true]);
});

/** The same resource with every text at `path` replaced. */
function withText(value: unknown, path: string, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withText(item, path, text));
  if (!isObject(value) || path === '') return text;
  const [name, ...rest] = path.split('.');
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === name ? withText(inner, rest.join('.'), text) : inner,
    ]),
  );
}

/** Each path at which a line or an allergy of the example data holds a text, with one resource that has it there. */
function pathsOf(content: string): readonly (readonly [path: string, type: string, resource: unknown])[] {
  return [...resourcesIn(content, sourceId('file'))].flatMap(([key, resource]) =>
    /^(?:Medication[A-Z]|AllergyIntolerance)/.test(key)
      ? leaves(resource, '')
          .filter(
            ([path, words]) =>
              !addresses.test(path) && /[a-z]/i.test(words) && !/^(?:true|false)$/.test(words),
          )
          .map(([path]) => [path, key.slice(0, key.indexOf('/')), resource] as const)
      : [],
  );
}
const addresses =
  /^(?:subject|patient)\.|(?:^|\.)(?:resourceType|id|system|url|reference|div)$|^meta\.profile/;

example('a value nobody has seen yet, at any path the example files use, is in what read answers', () => {
  const files = exampleFiles(join(exampleData('ukcore').path, '..')).filter(({ name }) =>
    name.endsWith('.json'),
  );
  const paths = new Map(
    files
      .flatMap(({ text }) => pathsOf(text))
      .map(([path, type, resource]) => [`${type} ${path}`, [path, resource]] as const),
  );
  const missing = [...paths].flatMap(([name, [path, resource]]) =>
    answerOf(losslessStringify(withText(resource, path, 'zanzibar')) ?? '')?.includes('zanzibar') === true
      ? []
      : [name],
  );
  expectEqual([missing, paths.size > 50], [[], true]);
});

const types = {
  MedicationStatement:
    'category effectivePeriod.start informationSource.display context.display partOf.display basedOn.display reasonNotTaken.text',
  MedicationRequest:
    'priorPrescription.display eventHistory.display dispenseRequest.validityPeriod.end dispenseRequest.performer.display supportingInformation.display insurance.display groupIdentifier.value encounter.display performerType.text substitution.reason.text',
  MedicationDispense:
    'location.display destination.display receiver.display whenPrepared category.text substitution.type.text eventHistory.display statusReasonReference.display',
  MedicationAdministration:
    'device.display eventHistory.display supportingInformation.display reasonNotGiven.text context.display',
  AllergyIntolerance:
    'lastOccurrence encounter.display onsetString reaction.exposureRoute.text reaction.description recorder.display',
} as const;

test.each(
  Object.entries(types).flatMap(([type, paths]) => paths.split(' ').map((path) => [type, path] as const)),
)('a value at %s.%s is in the answer', (type, path) => {
  const names = path.split('.');
  const value = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'zanzibar');
  const resource = {
    resourceType: type,
    id: 'r',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
    code: { text: 'Penicillin' },
    ...must(isObject(value) ? value : undefined, 'a path has a name'),
  };
  expect(answerOf(JSON.stringify(resource))).toContain('zanzibar');
});

test('a narrative is kept as plain text, and said to be for people', () => {
  const answer = answerOf(
    JSON.stringify({
      resourceType: 'MedicationStatement',
      id: 's',
      status: 'active',
      medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
      text: { status: 'generated', div: '<div><b>Ramipril</b> as the <i>clinic</i> says</div>' },
      dosage: [{ text: 'one daily' }],
    }),
  );
  expect(answer).toContain('{"name":"In words for people","words":"Ramipril as the clinic says"}');
});

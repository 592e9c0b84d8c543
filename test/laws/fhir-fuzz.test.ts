import { test } from 'vitest';
import type { SourceList } from '../../shared/medicines/source.ts';
import { readSource, readTree, writeTree } from '../../shared/fhir/fhir.ts';
import { exampleData, testWith } from '../support/skip.ts';
import { exampleFiles } from '../shared/fhir/example-files.ts';
import { mutated, randomFrom } from '../shared/fhir/mutate.ts';
import {
  accounted,
  allergy,
  asGp,
  bundle,
  concept,
  dispense,
  expectEqual,
  request,
  statement,
  type Json,
} from '../shared/fhir/support.ts';

/** Resources a mutated bundle still holds: what must be accounted for, counted without any reader. */
function sent(tree: unknown): number {
  if (!isObject(tree) || tree['resourceType'] !== 'Bundle') return 1;
  const entries = tree['entry'] === undefined || tree['entry'] === null ? [] : [tree['entry']].flat();
  return entries.reduce<number>((sum, entry) => sum + ofEntry(entry), 0);
}

function ofEntry(entry: unknown): number {
  if (!isObject(entry)) return 1;
  const { resource } = entry;
  if (resource === undefined || resource === null) return 0;
  if (!isObject(resource)) return 1;
  return resource['resourceType'] === 'Bundle' ? sent(resource) : 1 + contentOf(resource);
}

const clinical = [
  'AllergyIntolerance',
  'MedicationStatement',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationAdministration',
];

const contentOf = (resource: Json): number =>
  resource['resourceType'] === 'List'
    ? [resource['contained'] ?? []]
        .flat()
        .filter((one) => isObject(one) && clinical.includes(String(one['resourceType']))).length
    : 0;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What went wrong with one wounded tree, or nothing. */
function complaint(tree: unknown): string | undefined {
  const text = JSON.stringify(tree);
  const read = readSource(text, asGp);
  if (!read.ok)
    return ['not-a-resource', 'other-version', 'not-json-or-xml'].includes(read.fault.kind)
      ? undefined
      : read.fault.kind;
  const list = read.value;
  if (accounted(list) !== list.received) return `${list.received} received, ${accounted(list)} accounted for`;
  if (isObject(tree) && tree['resourceType'] === 'Bundle' && sent(tree) !== list.received)
    return `${sent(tree)} sent, ${list.received} received`;
  const keys = keysOf(list);
  if (new Set(keys).size !== keys.length) return 'two under one key';
  const turned = readSource(JSON.stringify(turnedRound(tree)), asGp);
  if (!turned.ok || keysOf(turned.value).join() !== keys.join()) return 'other keys in another order';
  const back = readTree(text);
  return back.ok && writeTree(back.value) === text ? undefined : 'changed on its way back';
}

/** Every key a list accounts for, in a fixed order. */
const keysOf = (list: SourceList): readonly string[] =>
  [
    ...list.lines.flatMap((line) => [
      line.key,
      ...line.evidence.map((one) => one.key),
      ...line.mergedFrom,
      ...line.replaced,
    ]),
    ...[...list.allergies, ...list.notUnderstood].map((one) => one.key),
    ...list.withdrawn,
    ...list.supporting,
  ]
    .map((key) => `${key.type}/${key.id}`)
    .toSorted();

/** The same answer with its entries the other way about. */
const turnedRound = (tree: unknown): unknown =>
  isObject(tree) && Array.isArray(tree['entry']) ? { ...tree, entry: tree['entry'].toReversed() } : tree;

function survey(
  trees: readonly (readonly [name: string, tree: unknown])[],
  rounds: number,
): readonly string[] {
  return trees.flatMap(([name, tree], at) =>
    Array.from({ length: rounds }, (_, round) => at * 10_000 + round).flatMap((seed) => {
      const random = randomFrom(seed);
      const wounded = mutated(tree, random, 1 + Math.floor(random() * 8));
      const wrong = isObject(wounded) ? complaint(wounded) : undefined;
      return wrong === undefined ? [] : [`${name}, seed ${seed}: ${wrong}`];
    }),
  );
}

const dosage = {
  sequence: 1,
  text: 'one daily',
  timing: {
    repeat: {
      frequency: 1,
      period: 1,
      periodUnit: 'd',
      boundsDuration: { value: 7, unit: 'day', code: 'd' },
      when: ['MORN'],
    },
  },
  route: concept('oral'),
  asNeededBoolean: false,
  doseAndRate: [{ doseQuantity: { value: 5, unit: 'mg', code: 'mg' } }],
  maxDosePerPeriod: { numerator: { value: 10, unit: 'mg' }, denominator: { value: 1, code: 'd' } },
};

const own = {
  total: 20,
  link: [{ relation: 'self', url: 'https://x.nhs.uk' }],
  ...bundle(
    { resourceType: 'Patient', id: '1' },
    {
      resourceType: 'Medication',
      id: 'm',
      code: concept('Ramipril 5mg capsules'),
      ingredient: [{ itemCodeableConcept: concept('ramipril') }],
    },
    statement('s', {
      basedOn: [{ reference: 'MedicationRequest/p' }],
      medicationReference: { reference: 'Medication/m' },
      dosage: [dosage],
      note: [{ text: 'n' }],
      effectivePeriod: { start: '2026-01-01' },
    }),
    request('p', {
      intent: 'plan',
      dosageInstruction: [dosage],
      dispenseRequest: { quantity: { value: 28, unit: 'capsule' }, validityPeriod: { start: '2026-01-01' } },
      authoredOn: '2026-01-01',
    }),
    request('o', {
      basedOn: [{ reference: 'MedicationRequest/p' }],
      status: 'completed',
      authoredOn: '2026-02-01',
    }),
    dispense('d', {
      authorizingPrescription: [{ reference: 'MedicationRequest/o' }],
      quantity: { value: 28, unit: 'capsule' },
      whenHandedOver: '2026-02-02',
    }),
    dispense('d2', { whenHandedOver: '2026-03-02' }),
    {
      resourceType: 'MedicationAdministration',
      id: 'g',
      status: 'completed',
      medicationCodeableConcept: concept('Ramipril'),
      effectiveDateTime: '2026-02-03',
      dosage: { dose: { value: 5, unit: 'mg' } },
    },
    allergy({
      clinicalStatus: { coding: [{ code: 'active' }] },
      reaction: [{ manifestation: [concept('rash')], severity: 'mild' }],
    }),
    {
      resourceType: 'List',
      id: 'l',
      status: 'current',
      mode: 'snapshot',
      code: { coding: [{ code: '886921000000105' }] },
      contained: [allergy({ id: 'c' })],
      entry: [{ item: { reference: 'AllergyIntolerance/a1' } }],
    },
    { resourceType: 'Flag', id: 'f', code: concept('allergy') },
    { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'timeout' }] },
    {
      resourceType: 'Provenance',
      id: 'v',
      target: [{ reference: 'MedicationStatement/s' }],
      agent: [{ who: { display: 'x' } }],
    },
  ),
};

/** A text cut off, with a piece missing, or with one letter changed; whatever it holds must be accounted for. */
function torn(text: string, random: () => number): string {
  const [at, length] = [Math.floor(random() * text.length), Math.floor(random() * 60)];
  const way = Math.floor(random() * 3);
  if (way === 0) return text.slice(0, at);
  return (
    text.slice(0, at) +
    (way === 1 ? '' : '"<>{}[]&\\0'.charAt(length % 10)) +
    text.slice(at + (way === 1 ? length : 1))
  );
}

function tornWrongly(files: ReturnType<typeof exampleFiles>, rounds: number): readonly string[] {
  return files.flatMap((file, at) =>
    Array.from({ length: rounds }, (_, round) => at * 10_000 + round).flatMap((seed) => {
      const read = readSource(torn(file.text, randomFrom(seed)), asGp);
      return read.ok && accounted(read.value) !== read.value.received ? [`${file.name}, seed ${seed}`] : [];
    }),
  );
}

testWith(exampleData('ukcore'))(
  'however the text of an example is torn, nothing throws and nothing is lost',
  () => {
    expectEqual(tornWrongly(exampleFiles(exampleData().path), 12), []);
  },
);

test('however a record is broken, nothing throws and no resource is lost', () => {
  expectEqual(survey([['own', own]], 300), []);
});

testWith(exampleData('ukcore'))(
  'however an example is broken, nothing throws and no resource is lost',
  () => {
    const trees = exampleFiles(exampleData().path).flatMap((file) => {
      const tree = readTree(file.text);
      return tree.ok ? [[file.name, JSON.parse(writeTree(tree.value)) as unknown] as const] : [];
    });
    expectEqual(survey(trees, 4), []);
  },
);

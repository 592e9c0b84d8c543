import type { JsonObject } from '../core/brand.ts';
import { known, notRecorded, unreadable, type Known } from '../core/known.ts';
import type { LineCategory } from '../medicines/line.ts';
import { extension } from './extensions.ts';
import { isNode, items, object, objects, rawText, text } from './node.ts';
import { table } from '../core/table.ts';

/** Where, or how, a medicine was prescribed: FHIR's category codes of requests, statements, dispenses and administrations. */
const settings = table<LineCategory>({
  inpatient: 'inpatient',
  outpatient: 'outpatient',
  discharge: 'discharge',
  leave: 'leave',
  community: 'community',
  patientspecified: 'patient-reported',
  otc: 'over-the-counter',
  'over-the-counter': 'over-the-counter',
  acute: 'acute',
  repeat: 'repeat',
  'repeat-dispensing': 'repeat-dispensing',
});

/** GP Connect's prescription types, and the courses of therapy that say the same in R4. */
const courses = table<LineCategory>({
  acute: 'acute',
  'acute-handwritten': 'acute',
  'delayed-prescribing': 'acute',
  repeat: 'repeat',
  continuous: 'repeat',
  'repeat-dispensing': 'repeat-dispensing',
  'continuous-repeat-dispensing': 'repeat-dispensing',
  'short course (acute) therapy': 'acute',
  'continuous long term therapy': 'repeat',
  'continuous long term (repeat dispensing)': 'repeat-dispensing',
});

/** Words in a hospital setting say more about a line than how long its course is; in the community it is the other way about. */
const hospital: readonly LineCategory[] = ['inpatient', 'discharge', 'leave', 'outpatient'];

/** What kind of prescription a line is. A category that is there and not known is unreadable, never blank. */
export function categoryOf(node: JsonObject): Known<LineCategory> {
  const setting = lookUp(items(node, 'category'), settings);
  const type = lookUp(items(extension(node, 'PrescriptionType'), 'valueCodeableConcept'), courses);
  const course = lookUp(items(node, 'courseOfTherapyType'), courses);
  if (type.kind === 'known') return type;
  if (setting.kind === 'known' && hospital.includes(setting.value)) return setting;
  if (course.kind === 'known') return course;
  if (setting.kind === 'known') return setting;
  return [type, setting, course].find((found) => found.kind === 'unreadable') ?? agencyCategory(node);
}

/** Acute or repeat, whatever the setting: GP Connect's prescription type, else R4's course of therapy. */
export function courseOf(node: JsonObject): Known<'acute' | 'repeat' | 'repeat-dispensing'> {
  const type = lookUp(items(extension(node, 'PrescriptionType'), 'valueCodeableConcept'), courses);
  const found = type.kind === 'known' ? type : lookUp(items(node, 'courseOfTherapyType'), courses);
  if (found.kind !== 'known') return found;
  return found.value === 'acute' || found.value === 'repeat' || found.value === 'repeat-dispensing'
    ? known(found.value)
    : notRecorded;
}

/** A statement may say only who prescribes it. */
function agencyCategory(node: JsonObject): Known<LineCategory> {
  const agency = object(
    extension(
      node,
      'PrescribingAgency',
      'MedicationPrescribingAgency',
      'MedicationPrescribingOrganizationType',
    ),
    'valueCodeableConcept',
  );
  const codes = objects(agency, 'coding').map((coding) => text(coding, 'code'));
  return codes.some(
    (code) => code === 'prescribed-by-another-organisation' || code === 'prescribed-by-another-organization',
  )
    ? known('prescribed-elsewhere')
    : notRecorded;
}

function lookUp(
  concepts: readonly unknown[],
  table: Readonly<Record<string, LineCategory>>,
): Known<LineCategory> {
  const words = concepts.flatMap(wordsOf);
  const found = words.map((word) => table[word.toLowerCase()]).find((category) => category !== undefined);
  if (found !== undefined) return known(found);
  return words.length === 0
    ? notRecorded
    : unreadable(concepts.map(rawText).join(' '), 'a category that is not known here');
}

function wordsOf(concept: unknown): readonly string[] {
  if (typeof concept === 'string') return [concept];
  if (!isNode(concept)) return [];
  const codings = objects(concept, 'coding').flatMap((coding) => [
    text(coding, 'code'),
    text(coding, 'display'),
  ]);
  return [...codings, text(concept, 'code'), text(concept, 'text')].filter((word) => word !== undefined);
}

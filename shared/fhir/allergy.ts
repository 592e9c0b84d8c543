import type { JsonObject } from '../core/brand.ts';
import { known, notRecorded, valueOf, type Known } from '../core/known.ts';
import type { Allergy, AllergyKind, Reaction } from '../medicines/allergy.ts';
import { allergyStatement } from '../medicines/allergy-statement.ts';
import type { Concept } from '../medicines/codes.ts';
import type { ResourceKey } from '../medicines/keys.ts';
import { conceptFrom, readIdentifiers } from './concept.ts';
import { extension, part } from './extensions.ts';
import { readNotes, versionOf, type Reading } from './line.ts';
import {
  firstRecorded,
  items,
  isNode,
  knownDate,
  knownOneOf,
  knownText,
  object,
  objects,
  rawText,
  text,
} from './node.ts';
import { oddities } from './oddities.ts';
import { remarksOf } from './remarks.ts';
import { saidBy } from './people-named.ts';
import { valueDate } from './uk-extensions.ts';

/** Transfer-degraded drug and non-drug allergies: the code says only that something was lost, the words say what. */
const degradedCodes: readonly string[] = ['196461000000101', '196471000000108', '196411000000103'];

const clinicalStatuses = ['active', 'inactive', 'resolved'] as const;
const verifications = ['unconfirmed', 'confirmed', 'refuted', 'entered-in-error', 'presumed'] as const;

/**
 * `AllergyIntolerance` of R4 and STU3. A statement of none is its own thing, never an allergy to "no known allergies".
 * `inEndedList` is true for an allergy that came inside a list of ended ones.
 */
export function readAllergy(
  node: JsonObject,
  key: ResourceKey,
  reading: Reading,
  inEndedList = false,
): Allergy {
  const substance = substanceOf(node);
  return {
    key,
    version: versionOf(node),
    identifiers: readIdentifiers(node),
    substance,
    statement: allergyStatement(substance),
    kind: kindOf(node),
    categories: items(node, 'category').filter((category) => typeof category === 'string'),
    criticality: knownOneOf(node, 'criticality', ['low', 'high', 'unable-to-assess']),
    clinicalStatus: statusCode(node, 'clinicalStatus', clinicalStatuses),
    verification: statusCode(node, 'verificationStatus', verifications),
    reactions: objects(node, 'reaction').flatMap(readReactions),
    onset: firstRecorded(
      knownDate(node, 'onsetDateTime'),
      knownDate(object(node, 'onsetPeriod'), 'start'),
      knownDate(node, 'onsetString'),
    ),
    recorded: firstRecorded(knownDate(node, 'recordedDate'), knownDate(node, 'assertedDate')),
    ended: endOf(node, inEndedList),
    said: ['asserter', 'recorder']
      .flatMap((role) =>
        saidBy(role === 'asserter' ? 'asserter' : 'recorder', object(node, role), node, reading),
      )
      .map((said) => said.name),
    notes: [
      ...readNotes(node),
      ...objects(node, 'reaction').flatMap((reaction) => [
        ...readNotes(reaction),
        ...unusedDescription(reaction),
      ]),
      ...remarksOf(node).filter((words) => words !== `Reaction to: ${substance.text}`),
    ],
    degraded: substance.codes.some(
      (code) => degradedCodes.includes(code.code) || /^transfer[- ]degraded/i.test(code.display ?? ''),
    ),
    notUnderstood: [...oddities(node), ...strayReactions(node)],
  };
}

/** The code's own words; a degraded code is named by its text. With no code at all, the reaction's substance. */
function substanceOf(node: JsonObject): Concept {
  const named = valueOf(conceptFrom(node['code']));
  if (named !== undefined) return named;
  if (typeof node['code'] === 'string') return { text: node['code'], codes: [] };
  const reacting = objects(node, 'reaction')
    .map((reaction) => valueOf(conceptFrom(reaction['substance'])))
    .find((found) => found !== undefined);
  return reacting ?? { text: '', codes: [] };
}

function kindOf(node: JsonObject): AllergyKind {
  const type = text(node, 'type');
  return type === 'allergy' || type === 'intolerance' ? type : 'not-stated';
}

/** R4 codes its statuses, STU3 writes them plain. */
function statusCode<T extends string>(node: JsonObject, name: string, allowed: readonly T[]): Known<T> {
  const concept = object(node, name);
  if (concept === undefined) return knownOneOf(node, name, allowed);
  const read = objects(concept, 'coding').map((coding) => knownOneOf(coding, 'code', allowed));
  const inWords = knownOneOf({ words: text(concept, 'text')?.toLowerCase() }, 'words', allowed);
  return (
    read.find((code) => code.kind === 'known') ?? (inWords.kind === 'known' ? inWords : (read[0] ?? inWords))
  );
}

function readReactions(node: JsonObject): readonly Reaction[] {
  const severity = knownText(node, 'severity');
  const substance = valueOf(conceptFrom(node['substance']));
  const onset = knownDate(node, 'onset');
  const coded = items(node, 'manifestation').flatMap(
    (item) => valueOf(conceptFrom(item)) ?? { text: rawText(item), codes: [] },
  );
  const described = text(node, 'description');
  const named = coded.length > 0 ? coded : [{ text: described ?? '', codes: [] }];
  const culprit = substance === undefined ? {} : { substance };
  return coded.length === 0 &&
    described === undefined &&
    severity.kind === 'not-recorded' &&
    substance === undefined
    ? []
    : named.map((manifestation) => ({ manifestation, ...culprit, severity, onset }));
}

/** A description beside coded manifestations is kept with the notes. */
const unusedDescription = (reaction: JsonObject): readonly string[] =>
  items(reaction, 'manifestation').length === 0
    ? []
    : [text(reaction, 'description') ?? ''].filter((words) => words !== '');

const strayReactions = (node: JsonObject): Allergy['notUnderstood'] =>
  items(node, 'reaction').flatMap((item, at) =>
    isNode(item) ? [] : [{ path: `reaction[${at}]`, raw: rawText(item), why: 'not a reaction' }],
  );

/** When, and why, an allergy ended: the extension stands on the resource (STU3, R4) or inside its clinical status (R4). */
function endOf(node: JsonObject, inEndedList: boolean): Allergy['ended'] {
  const places = [node, object(node, 'clinicalStatus'), object(node, '_clinicalStatus')];
  const end = places
    .map((place) => extension(place, 'AllergyIntoleranceEnd', 'AllergyIntolEnd'))
    .find((found) => found !== undefined);
  if (end === undefined) return inEndedList ? known({ when: notRecorded, reason: notRecorded }) : notRecorded;
  return known({
    when: valueDate(part(end, 'endDate')),
    reason: knownText(part(end, 'reasonEnded'), 'valueString'),
  });
}

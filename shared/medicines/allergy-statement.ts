import type { AllergyStatement, NoKnown } from './allergy.ts';
import type { Concept } from './codes.ts';
import { table } from '../core/table.ts';

/** Statements of absence by code. Source: SNOMED CT; IPS absent-and-unknown code system. */
const noneCodes = table<NoKnown>({
  '716186003': 'no-known-allergies',
  '160244002': 'no-known-allergies',
  '409137002': 'no-known-drug-allergies',
  '429625007': 'no-known-food-allergies',
  '428607008': 'no-known-environmental-allergies',
  'no-known-allergies': 'no-known-allergies',
  'no-known-medication-allergies': 'no-known-drug-allergies',
  'no-known-food-allergies': 'no-known-food-allergies',
  'no-known-environmental-allergies': 'no-known-environmental-allergies',
});
/** No known allergy to one other thing. Source: SNOMED CT: animals, latex. */
const deniedCodes: readonly string[] = ['716220001', '1003774007'];
/** "No known allergy to latex" and its like say nothing about any other thing. */
const noInformation: readonly string[] = ['no-allergy-info'];

/** The whole of the words, never a part: "no known allergies except penicillin" is an allergy. */
const noneWords: readonly (readonly [RegExp, NoKnown])[] = [
  [
    /^(nkda|(no|nil) (known )?(drug|medication|medicine)s? (allerg(y|ies)|sensitivit(y|ies))( known)?|no known allerg(y|ies) to (drugs|medicines|medications?))$/,
    'no-known-drug-allergies',
  ],
  [/^(no|nil) known food allerg(y|ies)$/, 'no-known-food-allergies'],
  [/^(no|nil) known environment(al)? allerg(y|ies)$/, 'no-known-environmental-allergies'],
  [
    /^(nka|(nil|none)( known)?|(no|nil) known( drug)? (allerg(y|ies)|adrs?|sensitivities)|(no|nil) (current |active )?allerg(y|ies)( at all)?|no allergies known|no known allerg(y|ies) or intolerances?|no known allergies or adverse reactions)$/,
    'no-known-allergies',
  ],
];
const informationWords =
  /^((no|nil) (information|info|details|record)( (is )?(available|recorded|held|known))?( (about|on|of|regarding) (any )?(allerg(y|ies)|allergies and intolerances))?|allerg(y|ies)( status)? (is |are )?(not (known|recorded|asked|available)|unknown)|no allergies (recorded|documented|listed|on record)|(not asked|unknown|not known|not recorded|information not available))$/;

/** "No known latex allergy", "not allergic to aspirin", "denies any allergy to eggs". A denial with an exception is none. */
const denied =
  /^(?:(?:no|nil)\s+(?:known\s+|documented\s+|reported\s+|history\s+of\s+(?:an?\s+)?)?(?!.*\bexcept\b)[\p{L}\p{N}\s/'-]*?\b(?:allerg(?:y|ies)|intolerances?|sensitivit(?:y|ies)|hypersensitivit(?:y|ies)|adverse\s+reactions?|reactions?)\b(?:\s+to\b[^.;,]*)?|(?:not|isn't|never|no\s+longer)\s+(?:known\s+to\s+be\s+)?(?:allergic|intolerant|sensitive)\b[^.;,]*|(?:patient\s+|pt\s+)?den(?:ies|ied)\b[^.;,]*|allerg(?:y|ic)\s+to\b[^.;,]*\b(?:denied|excluded|ruled out|de-?labelled|disproved)|[^.;,]*\ballergy\s+(?:excluded|ruled out|denied|disproved|de-?labelled))$/u;

/** Another person's: family history is no allergy of the patient. */
const relative =
  /^(?:f\/?h\b|fhx\b|family\s+history|(?:his|her|the|patient's)?\s*(?:mother|father|mum|dad|parents?|sister|brother|sibling|son|daughter|child(?:ren)?|aunt|uncle|grand\w+|cousin|wife|husband|partner|relative)\b)/u;

/** What an entry of an allergy list states about this patient, by its code or by the whole of its words. */
export function allergyStatement(substance: Concept): AllergyStatement {
  const coded = substance.codes.map(({ code }) => noneCodes[code]).find((none) => none !== undefined);
  if (coded !== undefined) return { kind: 'none', none: coded };
  if (substance.codes.some(({ code }) => deniedCodes.includes(code))) return { kind: 'not-this-patient' };
  if (substance.codes.some(({ code }) => noInformation.includes(code))) return { kind: 'no-information' };
  const words = substance.text
    .toLowerCase()
    .replace(/\((situation|finding|nkd?f?a|context-dependent category)\)/, '')
    .replace(/[.\s]+/g, ' ')
    .trim();
  const none = noneWords.find(([pattern]) => pattern.test(words))?.[1];
  if (none !== undefined) return { kind: 'none', none };
  if (informationWords.test(words)) return { kind: 'no-information' };
  return denied.test(words) || relative.test(words) ? { kind: 'not-this-patient' } : { kind: 'substance' };
}

import type { Concept } from '../medicines/codes.ts';
import { snomedSystem } from '../medicines/codes.ts';

/** Routes as dm+d names and codes them, with the words directions use. Source: dm+d ROUTE lookup. */
export type RouteRow = {
  readonly name: string;
  readonly code: string;
  readonly said: string;
  readonly also: readonly string[];
};

const row = (name: string, code: string, said: string, ...also: readonly string[]): RouteRow => ({
  name,
  code,
  said,
  also,
});

export const routes: readonly RouteRow[] = [
  row('oral', '26643006', String.raw`by\s+mouth|orally|p\.?o\.?|oral|per\s+os`, 'by mouth', 'po', 'per os'),
  row(
    'sublingual',
    '37839007',
    String.raw`(?:under|beneath)\s+(?:the\s+|your\s+)?tongue|sublingual(?:ly)?|s/?l`,
  ),
  row(
    'buccal',
    '54471007',
    String.raw`buccal(?:ly)?|between\s+(?:the\s+)?(?:upper\s+|lower\s+)?lip\s+and\s+gum`,
  ),
  row('oromucosal', '372477007', String.raw`oromucosal(?:ly)?`),
  row(
    'rectal',
    '37161004',
    String.raw`rectal(?:ly)?|p\.?r\.?|per\s+rectum|into\s+(?:the\s+)?(?:rectum|back\s+passage)|per\s+rectal`,
    'pr',
  ),
  row(
    'vaginal',
    '16857009',
    String.raw`vaginal(?:ly)?|p\.?v\.?|per\s+vagina|(?:in|into)\s+(?:the\s+)?(?:vagina|front\s+passage)|per\s+vaginam`,
    'pv',
  ),
  row(
    'intramuscular',
    '78421000',
    String.raw`(?:by\s+)?(?:deep\s+)?(?:i\.?m\.?|i/m|intramuscular(?:ly)?)(?:\s+injection)?|into\s+(?:the\s+|a\s+)?muscle`,
    'im',
  ),
  row(
    'intravenous',
    '47625008',
    String.raw`(?:by\s+)?(?:slow\s+)?(?:i\.?v\.?|i/v|intravenous(?:ly)?)(?:\s+(?:injection|infusion|bolus))?`,
    'iv',
  ),
  row(
    'subcutaneous',
    '34206005',
    String.raw`(?:by\s+)?(?:s\.?c\.?|s/c|sub\s?-?cut(?:aneous|aneously)?|subcut\.)(?:\s+injection)?|under\s+(?:the\s+)?skin`,
    'sc',
    'subcut',
  ),
  row('intradermal', '372464004', String.raw`intradermal(?:ly)?`),
  row('intrathecal', '72607000', String.raw`intrathecal(?:ly)?`),
  row(
    'inhalation',
    '18679011000001101',
    String.raw`(?:to\s+be\s+)?inhaled|by\s+inhalation|inh`,
    'inhaled',
    'respiratory tract',
  ),
  row(
    'nasal',
    '46713006',
    String.raw`(?:intra)?nasal(?:ly)?|(?:in|into|up)\s+(?:the\s+|your\s+)?nose`,
    'intranasal',
  ),
  row('ocular', '54485002', String.raw`ocular|ophthalmic`, 'ophthalmic', 'into the eye', 'eye'),
  row('auricular', '10547007', String.raw`auricular|otic`, 'otic', 'aural', 'into the ear', 'ear'),
  row(
    'cutaneous',
    '6064005',
    String.raw`topical(?:ly)?|cutaneous(?:ly)?|(?:to|on|onto)\s+(?:the\s+|your\s+)?skin`,
    'topical',
    'to the skin',
  ),
  row('transdermal', '45890007', String.raw`transdermal(?:ly)?`, 'patch'),
  row(
    'gastrostomy',
    '127490009',
    String.raw`(?:via|through|by)\s+(?:the\s+)?(?:peg|gastrostomy)(?:\s+tube)?`,
    'peg',
    'via peg',
  ),
  row(
    'nasogastric',
    '127492001',
    String.raw`(?:via|through|by)\s+(?:the\s+)?(?:ngt?|nasogastric)(?:\s+tube)?`,
    'ng',
    'via ng',
  ),
  row(
    'jejunostomy',
    '127491008',
    String.raw`(?:via|through|by)\s+(?:the\s+)?(?:pej|jejunostomy)(?:\s+tube)?`,
  ),
  row('urethral', '90028008', String.raw`urethral(?:ly)?`),
  row('intravesical', '372471009', String.raw`intravesical(?:ly)?`),
  row('epidural', '404820008', String.raw`epidural(?:ly)?`),
];

const byName = new Map(
  routes.flatMap((route) => [route.name, ...route.also].map((name) => [name, route.name] as const)),
);
const byCode = new Map(routes.map((route) => [route.code, route.name]));
const codeOf = new Map(routes.map((route) => [route.name, route.code]));

/** A route's one name, from its codes or its words, `undefined` for one the table does not hold. */
export function routeName(route: Concept): string | undefined {
  const coded = route.codes.map(({ code }) => byCode.get(code)).find((name) => name !== undefined);
  const words = route.text
    .toLowerCase()
    .replace(/\b(?:route|use|via)\b/g, '')
    .replace(/(?<=al|ous|ar)ly\b/, '')
    .trim();
  return coded ?? byName.get(words);
}

/** "To the skin" is said of creams and of patches. */
const onTheSkin: readonly string[] = ['cutaneous', 'transdermal'];

/** Whether two names of the table mean one route. */
export const sameRoute = (one: string, other: string): boolean =>
  one === other || (onTheSkin.includes(one) && onTheSkin.includes(other));

/** A route of the table as a concept. */
export function routeConcept(name: string): Concept {
  const code = codeOf.get(name);
  return { text: name, codes: code === undefined ? [] : [{ system: snomedSystem, code }] };
}

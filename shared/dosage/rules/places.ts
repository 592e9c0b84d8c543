import { anyOf, rule, type Fact, type Rule, type Said } from '../facts.ts';
import { routes } from '../places.ts';
import { table } from '../../core/table.ts';

const side = String.raw`(?<side>both|each|left|right|affected|either|l|r|\(l\)|\(r\))`;
const sides = table<string>({ l: 'left', r: 'right', '(l)': 'left', '(r)': 'right' });
const into = String.raw`(?:in\s?to|in|to|inside|up)`;
// "eye drops" and "ear spray" are the product, not the place.
const notProduct = String.raw`(?!\s+(?:drops?|ointments?|gels?|sprays?|creams?|lotions?|baths?))`;

/** Eyes, ears and nostrils: the route follows from the place. */
function organ(words: string, one: string, many: string, route: string): readonly Rule[] {
  const read = (said: Said): Fact => {
    const which = sides[said('side')] ?? said('side');
    const single = which === 'left' || which === 'right';
    const both = which === 'both' || (which === 'each' && one !== 'nostril');
    const site = both ? `both ${many}` : single ? `${which} ${one}` : `${which} ${said('organ')}`.trim();
    return { kind: 'site', site, route };
  };
  return [
    rule(String.raw`(?:${into}\s+)?(?:the\s+)?${side}\s+(?<organ>${words})${notProduct}`, read),
    rule(String.raw`${into}\s+(?:the\s+|your\s+)?(?<organ>${words})${notProduct}`, read),
    rule(String.raw`${into}\s+(?<side>one|alternate|the\s+other)\s+(?<organ>${words})${notProduct}`, read),
  ];
}

const body = anyOf([
  String.raw`affected\s+(?:areas?(?:\(s\))?|parts?|skin|nails?|toes?|sites?|joints?|foot|feet|limb|leg|legs|knee|places?)(?:\s+of\s+(?:the\s+)?(?:skin|body|face|scalp))?`,
  String.raw`(?:back|front|sides?|soles?|palms?|top|inside)\s+of\s+(?:the\s+)?(?:neck|head|hands?|knees?|legs?|feet|arms?)`,
  'face',
  'scalp',
  'whole body',
  'body',
  'legs?',
  'feet',
  'foot',
  'hands?',
  'arms?',
  'skin',
  'trunk',
  'neck',
  'chest',
  'back',
  'elbows?',
  'knees?',
  'groins?',
  'nails?',
  'lips',
  'toes?',
  'toenails?',
  'ankles?',
  'shoulders?',
  'shins?',
  'abdomen',
  'thighs?',
  'hips?',
  'wrists?',
  'fingers?',
  'heels?',
  'hairline',
  'forehead',
  'cheeks?',
  'nose',
  'perineum',
  'buttocks?',
  'sore',
  'spots?',
  'lesions?',
  'joints?',
  'calf',
  'calves',
  'torso',
  'limbs?',
  'stoma',
  'anus',
  'warts?',
  'verrucas?',
  'cold\\s+sores?',
  'patches',
  '(?:skin|body)\\s+folds?',
  'flexures',
  'armpits?',
  '(?:eye)?lids?',
  'lower\\s+legs?',
  'upper\\s+arms?',
  String.raw`areas?(?:\(s\))?`,
  'rash',
  'wounds?',
  'ulcers?',
  'gums',
]);
const which = String.raw`(?:(?:both|left|right|each|all|upper|lower|dry|itchy|sore|painful|inflamed|infected|red|cracked|broken|l|r)\s+)*`;
const bodySite = String.raw`${which}${body}(?:\s*(?:,|and|&)\s+(?:the\s+)?${which}${body})*`;

const eyes = table<string>({ be: 'both eyes', le: 'left eye', re: 'right eye' });

export const placeRules: readonly Rule[] = [
  // After drops only: anywhere else these letters are words.
  rule(String.raw`(?<eye>[blr])/?e`, (said, place) => {
    const site = eyes[`${said('eye')}e`];
    return site !== undefined &&
      place.previous?.kind === 'dose' &&
      place.previous.amount.high?.unit === 'drop'
      ? { kind: 'site', site, route: 'ocular' }
      : undefined;
  }),
  rule(String.raw`(?<tube>ngt?|peg)`, (said, place) =>
    place.previous?.kind === 'dose'
      ? { kind: 'route', route: said('tube') === 'peg' ? 'gastrostomy' : 'nasogastric' }
      : undefined,
  ),
  ...routes.map(({ name, said }) =>
    rule(String.raw`(?:${said})(?:\s+route)?`, () => ({ kind: 'route', route: name })),
  ),
  ...organ(String.raw`eyes?(?:\(s\))?`, 'eye', 'eyes', 'ocular'),
  ...organ(String.raw`ears?(?:\(s\))?`, 'ear', 'ears', 'auricular'),
  ...organ(String.raw`nostrils?(?:\(s\))?`, 'nostril', 'nostrils', 'nasal'),
  rule(
    String.raw`(?:to|on|onto|on\s+to|into|over|around|between)\s+(?:the\s+|your\s+)?(?<site>${bodySite})`,
    (said) => ({
      kind: 'site',
      site: said('site').replace(/\s+/g, ' '),
    }),
  ),
];

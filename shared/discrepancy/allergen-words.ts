/**
 * The things that words of an allergy record name, each in lower case and without the phrasings records hold: "H/O: x
 * allergy", "x - rash", "adverse reaction to x", "intolerance to x and y". Empty where they name nothing ("drug allergy").
 */
export function allergenParts(text: string): readonly string[] {
  return withoutFrame(text.replace(/\p{Cf}/gu, '').toLowerCase())
    .split(/\s*(?:[,;+&]|\/(?!\s*o\b)|\s(?:and|or|plus)\s)\s*/u)
    .map((part) => bare(part))
    .filter((part) => part !== '' && !isReaction(part));
}

/** What an allergy does, as records word it. Source: the wording of primary-care records. */
const symptom = String.raw`(?:(?:severe|mild|moderate|facial|lip|tongue|throat|ankle|leg|skin|itchy|red|gi|gastrointestinal|widespread|generalised|maculopapular|stomach|abdominal|muscle|joint|dry|persistent|drug)\s+)*(?:rash(?:es)?|hives|urticaria|anaphyla\w*|swelling|swollen \w+|oedema|angio-?\s?o?edema|nausea|vomiting|sickness|sick|d&v|diarrhoea|itch(?:ing|y|iness)?|pruritus|wheez\w*|breathless\w*|bronchospasm|collapse|cough(?:ing)?|headaches?|dizz\w*|upset|gi upset|constipation|drowsiness|sedation|confusion|hallucinations?|blisters?|erythema|flushing|hypotension|palpitations|cramps?|aches?|pains?|myalgia|myopathy|fatigue|insomnia|tremor|jaundice)`;

const tags = /\((?:disorder|finding|situation|substance|product|event|record artifact|medicinal product)\)/gu;
const codesInFront = /^\s*\[(?:x|d|v|m|so)\]\s*/u;
/** What a record puts before the thing itself. */
const lead = new RegExp(
  String.raw`^\s*(?:${[
    String.raw`(?:h\/o|ho|hx|pmh|hx of|history of|past history of|personal history of|known|documented|reported|suspected|possible|probable|patient is|pt|patient)\b\s*:?`,
    String.raw`(?:severe|moderate|mild|true|previous|confirmed)\b`,
    String.raw`(?:drug |medication |medicine |substance )?(?:allerg(?:y|ies|ic)|hypersensitiv(?:e|ity)|sensitiv(?:e|ity)|intolerance|intolerant|anaphylaxis|anaphylactic (?:shock|reaction)|angio-?o?edema|rash|urticaria|hives|adr|side[ -]?effects?|(?:adverse )?(?:drug )?(?:reactions?|effects?|events?)|propensity to adverse reactions?|cannot tolerate|can't tolerate|unable to tolerate|does not tolerate|reacts?|reacted)\b(?:\s+status\b)?\s*(?:-|:)?\s*(?:caused by|due to|to|of|from|with|by|after|on)?\b\s*:?`,
    String.raw`${symptom}\s+(?:(?:when|while|after)\s+(?:taking|given|on|having)|secondary to|related to|induced by|caused by|due to|d\/t|2ry to|to|with|from|on|after|by)\b`,
    String.raw`(?:to|of|from|with|the|any|all|a|an|due to|caused by|secondary to|related to|induced by)\b`,
    String.raw`[-:*?.!]+`,
  ].join('|')})\s*`,
  'u',
);
/** Of what comes behind the thing: the reaction after a dash, a colon or a verb, and words of kind. */
const tail = new RegExp(
  String.raw`\s*(?:${[
    String.raw`\s(?:-{1,2}|–|—|=+>?|->)\s.*`,
    String.raw`\s*[:(].*`,
    String.raw`\s(?:causes|caused|causing|gives|gave|giving|makes|made|leads to|led to|brings on|resulted in|resulting in|with rash|induced)\b.*`,
    String.raw`\s*[-\s](?:allerg(?:y|ies|ic)|hypersensitivity|sensitivity|intolerance|intolerant|anaphylaxis|adverse (?:drug )?reactions?|reactions?|side[ -]?effects?|rash|containing products?|products?|preparations?|substances?|poisoning)(?:\s(?:nos|status|to))?`,
    String.raw`\s+(?:and\s+)?${symptom}`,
    String.raw`[.?!*]+`,
  ].join('|')})\s*$`,
  'u',
);

function withoutFrame(text: string): string {
  return stripped(text.replace(tags, ' ').replace(codesInFront, '').replace(/\s+/g, ' ').trim());
}

/** Takes what stands in front and behind until nothing more can be taken; the thing itself is never taken whole by the tail. */
function stripped(words: string): string {
  const front = words.replace(lead, '');
  if (front !== words) return stripped(front.trim());
  const back = words.replace(tail, '').trim();
  return back !== words && back !== '' ? stripped(back) : words;
}

const idle =
  /^(?:(?:non-?\s?)?drugs?|medicines?|medications?|substances?|unspecified|unknown|something|yes|allerg(?:y|ies|ic)|adverse|reactions?|biologic(?:al)?|food|environment(?:al)?|agent|other|nos|\?+|-+)$/u;

/** A part without its own phrasings; empty where it names no thing at all. */
const bare = (part: string): string => {
  const words = stripped(part.trim());
  return idle.test(words) ? '' : words;
};

const reactionWords = new RegExp(
  String.raw`^(?:${symptom}|not known|unknown|unsure|childhood|as a child)$`,
  'u',
);
const isReaction = (part: string): boolean => reactionWords.test(part);

/** Whether the very words of an allergy name anaphylaxis. */
export const namesAnaphylaxis = (text: string): boolean =>
  /\banaphyla/i.test(text) && !/\b(?:no|not|non|without|denies|nil)[\s-]+(?:\w+\s+)?anaphyla/i.test(text);

const foods =
  /\b(?:(?:pea|cashew|wal|hazel|brazil|tree|ground|chest|coco)?-?\s?nuts?|almonds?|pecans?|pistachios?|eggs?|milk|dairy|cheese|lactose|whey|casein|fish|shellfish|seafood|prawns?|crab|lobster|mussels|oysters|crustaceans?|molluscs?|soya?|wheat|gluten|celery|mustard|sesame|lupin|sulphites? in food|strawberr\w*|kiwi|banana|tomato\w*|citrus|oranges?|apples?|peach\w*|pineapple|mushrooms?|chocolate|food (?:colou?r\w*|additives?)|spices?|latex|rubber|pollen|grass|hay|trees?|dust|mites?|cats?|dogs?|horses?|hair|fur|feathers?|animals?|pets?|mou?lds?|bees?|wasps?|hornets?|insects?|stings?|venom|nickel|metals?|jewellery|perfumes?|detergents?|washing powder|sun(?:light)?|cold|smoke)\b/iu;
export const isOfFoodOrEnvironment = (words: string): boolean => foods.test(words);

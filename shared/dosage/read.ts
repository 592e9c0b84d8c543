import type { DosageMeaning } from '../medicines/dosage.ts';
import { scaleOf, unitOf } from '../medicines/units.ts';
import { assemble, emptyMeaning, type Assembled } from './assemble.ts';
import type { Claim } from './facts.ts';
import { plainWords } from './plain.ts';
import { remainderOf } from './remainder.ts';
import { atoms, scan } from './scan.ts';

/** What words of directions mean: usually one meaning; several for doses side by side or one after another. */
export type Directions = { readonly meaning: readonly DosageMeaning[]; readonly remainder: string };

/**
 * Reads directions as GP systems and wards write them ("TAKE ONE OR TWO UP TO QDS PRN"). Every word is understood or
 * stands in `remainder`, in the order written; a number in doubt is left there. Never fails: what cannot be read is remainder.
 *
 * @example readDirections('2 nocte prn').meaning[0].timing.when // ['NIGHT']
 */
export function readDirections(written: string): Directions {
  const text = plainWords(written);
  const { meaning, claims } = readClaims(text);
  const remainder = remainderOf(text, claims);
  const isSaid = claims.some(({ fact }) => fact.kind === 'often' || fact.kind === 'days');
  const mayBeLonger = !isSaid && seldomer.test(remainder) && !changing.test(remainder);
  return { meaning: mayBeLonger ? meaning.map(withoutImplied) : meaning, remainder };
}

/** Unread words of something that is not taken every day; not of a dose that changes from week to week. */
const seldomer =
  /\b(?:weekly|fortnight(?:ly)?|monthly|yearly|annually|alternate|every\s+other|(?:an?|each|every|per|once\s+an?)\s+(?:week|month|year))\b/i;
const changing =
  /\b(?:increas|decreas|reduc|titrat|taper|wean|review|check|monitor|blood|supply|dispens|collect)\w*/i;

/** "In the morning, whole every week": that a time of day was named does not make it daily. */
function withoutImplied(meaning: DosageMeaning): DosageMeaning {
  const { frequency: _, period, periodUnit, ...timing } = meaning.timing;
  return period === '1' && periodUnit === 'd' ? { ...meaning, timing } : meaning;
}

/** The meaning with the claims it stands on. */
export function readClaims(text: string): {
  readonly meaning: readonly DosageMeaning[];
  readonly claims: readonly Claim[];
} {
  const adjacent = (a: Claim, b: Claim): boolean => text.slice(a.end, b.start).search(atoms) < 0;
  const found = withoutLoneDose(withoutExcepted(withoutInterim(scan(text), text), text), text);
  const { meanings, claims } = inDays(assemble(found, adjacent), found, text, adjacent);
  return { meaning: meanings.length === 0 ? [emptyMeaning] : meanings, claims };
}

/** "300mg OD day 1, 300mg BD day 2": doses under days of their own follow one another and are never added up. */
function inDays(
  read: Assembled,
  claims: readonly Claim[],
  text: string,
  adjacent: (a: Claim, b: Claim) => boolean,
): Assembled {
  const days = new Set([...text.matchAll(/\b(?:days?|weeks?)\s+(\d+)/gi)].map(([, number]) => number));
  const isStepped = new Set(read.meanings.map(({ sequence }) => sequence)).size > 1;
  return days.size < 2 || isStepped || read.meanings.length < 2
    ? read
    : assemble(
        claims.filter(({ fact }) => fact.kind !== 'dose' && fact.kind !== 'often'),
        adjacent,
      );
}

/** "8 daily for 7 days then reduce": the length of a step that goes on in words no rule reads is not the length of the course. */
function withoutInterim(claims: readonly Claim[], text: string): readonly Claim[] {
  return claims.filter(({ fact, end }) => fact.kind !== 'bounds' || !goesOn.test(text.slice(end)));
}

/** "Daily on even dates", "daily on dialysis days": which days was not read, so neither is the rate. */
function withoutExcepted(claims: readonly Claim[], text: string): readonly Claim[] {
  return claims.filter(({ fact, end }) => {
    if (fact.kind !== 'often') return true;
    if (outrightAfter.test(text.slice(end))) return false;
    const exception = exceptedAfter.exec(text.slice(end));
    if (exception === null) return true;
    const [from, to] = [end + (exception[1]?.length ?? 0), end + exception[0].length];
    return claims.some((claim) => claim.start < to && claim.end > from && claim.fact.kind !== 'verb');
  });
}

/** "4 mg evens 3 mg odds": of two unlike doses both are read or neither is. */
function withoutLoneDose(claims: readonly Claim[], text: string): readonly Claim[] {
  const doses = claims.filter(({ fact }) => fact.kind === 'dose');
  const [only] = doses;
  const most = only?.fact.kind === 'dose' ? (only.fact.amount.high ?? only.fact.amount.low) : undefined;
  if (only === undefined || most === undefined || doses.length > 1) return claims;
  if (scaleOf(most.unit) === undefined && most.unit !== 'unit') return claims;
  const other = [...text.matchAll(measured)].some((found) => {
    const [from, to] = [found.index, found.index + found[0].length];
    return (
      !claims.some(({ start, end }) => start < to && end > from) &&
      unitOf(found[2] ?? '') === most.unit &&
      (found[1] ?? '') !== most.value
    );
  });
  return other ? claims.filter((claim) => claim !== only) : claims;
}

/** An amount in plain sight: not in brackets, nor a maximum, a total, a strength or a supply. */
const measured =
  /(?<![\w.(/=-]|\b(?:max(?:imum)?|total|of|exceed|than|strength|x|each|with|using|as|to|supply|pack)[\s:]{1,3})(\d+(?:\.\d+)?)\s*(mg|mcg|micrograms?|milligrams?|g|grams?|ml|mls|units?)\b(?!\s*(?:\/|\)|per\b|in\s+\d|tab|cap|inj|sol|susp|patch|strength|sachet|vial|amp|pen))(?!\s*$)/gi;

const exceptedAfter =
  /^([\s,(-]*)(?:only\s+)?(?:on|for|during)\s+(?!(?:the\s+|each\s+)?same\b)(?:the\s+)?(?:(?!and\b|or\b|at\b|with\b|then\b)[a-z]+\s+){0,2}(?:days?|dates?|weekends?|weeks?|evens?|odds?|nights?)\b/i;

/** "Daily except Sundays", "daily, but not on methotrexate day", "one daily 5 days a week". */
const outrightAfter =
  /^[\s,;(-]*(?:(?:except\w*|excluding|excl|apart\s+from|other\s+than|(?:but\s+)?(?:not|omit\w*|miss\w*|skip\w*)\s+(?:on(?!\s+an?\s+(?:empty|full))|for|the\s+day|(?:mon|tue|wed|thu|fri|sat|sun)\w*day|[a-z]+\s+days?))\b|(?:on\s+|for\s+)?(?!7\s+days?\s+(?:a|per|each|every)\s+week)\d{1,2}\s+(?:days?|nights?)\s+(?:a|of|per|each|every|out\s+of|in)\s+(?:every\s+|each\s+|the\s+|a\s+)?(?:week|seven|7|fortnight|month)\b)/i;

const goesOn =
  /^[\s,.;:-]*(?:and\s+|&\s*)?(?:then\s+)?(?:gradually\s+|slowly\s+)?(?:increas|reduc|decreas|titrat|wean|taper|step|drop|go\s+(?:up|down))(?![a-z]*\s+to\s+(?:\d|one|two|three|four))/i;

import {
  glued,
  isMoment,
  isTimeFirst,
  type Before,
  type Claim,
  type Fact,
  type Place,
  type Rule,
  type Said,
} from './facts.ts';
import { amountRules } from './rules/amount.ts';
import { limitRules } from './rules/limits.ts';
import { neededRules } from './rules/needed.ts';
import { oftenRules } from './rules/often.ts';
import { placeRules } from './rules/places.ts';
import { verbRules } from './rules/verbs.ts';
import { whenRules } from './rules/when.ts';

const rules: readonly Rule[] = [
  ...limitRules,
  ...neededRules,
  ...oftenRules,
  ...whenRules,
  ...amountRules,
  ...placeRules,
  ...verbRules,
];

/** Beyond this nothing is read: no direction is that long. */
const longest = 4_000;

/** A word is a run of letters and digits, or a sign that may mean something. */
export const atoms = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])\.\p{N}[\p{L}\p{N}\p{M}]*|\d+(?=${glued})|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}.,;:\-\u2013\u2014!*()[\]"'/]`,
  'giu',
);

/** Lower case of the same length, so that positions hold in the text as written. */
const lower = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll('\u2019', "'");

/** Reads the text from left to right: at each word the longest thing any rule can say, or the word is left. */
export function scan(text: string): readonly Claim[] {
  if (text.length > longest) return [];
  const words = lower(text);
  const claims: Claim[] = [];
  let at = 0;
  for (const atom of words.matchAll(atoms)) {
    if (atom.index < at) continue;
    const found = bestAt(words, atom.index, placeOf(words, atom.index, claims));
    if (found === undefined) continue;
    if (found.fact.kind === 'block') at = clauseEnd(words, found.end, found.fact.firm);
    else if (found.fact.kind === 'leave') at = found.end;
    else {
      claims.push(found);
      at = found.end;
    }
  }
  return claims;
}

// No claim starts inside a word or a number, nor after a hyphen or stroke that joins it to one.
// Nor inside an abbreviation with full stops: "q.x.d." holds no "d".
const joinedBefore = /(?:(?<![\p{L}\p{N}])\p{L}\.|[\p{L}\p{N}\p{M}]|[\p{L}\p{N}][-\u2013]|\p{N}[.,/])$/u;
const joinedAfter = new RegExp(String.raw`^(?!${glued})[\p{L}\p{N}\p{M}]`, 'u');
const gluedBefore = new RegExp(String.raw`^(?:\d${glued}|.=|/day)`);

function bestAt(words: string, at: number, place: Place): Claim | undefined {
  if (
    joinedBefore.test(words.slice(Math.max(0, at - 4), at)) &&
    !gluedBefore.test(words.slice(at - 1, at + 8))
  )
    return undefined;
  let best: Claim | undefined;
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(words);
    if (
      match === null ||
      match[0].length <= (best?.end ?? at) - at ||
      joinedAfter.test(words.slice(at + match[0].length, at + match[0].length + 8))
    )
      continue;
    const said: Said = (name) => match.groups?.[name] ?? '';
    const fact = read(said, place);
    if (fact === undefined) continue;
    const keep = said('keep') === '' ? undefined : keptAt(pattern, words, at);
    best = {
      fact,
      start: at,
      end: at + match[0].trimEnd().length,
      after: place.after,
      ...(keep === undefined ? {} : { keep }),
    };
  }
  return best;
}

/** Where the kept words stand. Positions are asked for only here: a pattern that always gives them is several times slower. */
function keptAt(pattern: RegExp, words: string, at: number): readonly [number, number] | undefined {
  const placed = new RegExp(pattern.source, 'dy');
  placed.lastIndex = at;
  return placed.exec(words)?.indices?.groups?.['keep'];
}

function placeOf(words: string, at: number, claims: readonly Claim[]): Place {
  const last = claims.at(-1);
  const from = last?.end ?? 0;
  const gap = words.slice(from, at);
  const between = gap.search(atoms) >= 0;
  const fresh = /(?:^|[\n;:,]|[.!](?=\s)|\s[-\u2013\u2014]|\))[^\p{L}\p{N}]*$/u.test(between ? gap : '');
  const after: Before = between
    ? fresh
      ? 'start'
      : 'unknown'
    : last === undefined || /[\n;:,.]/.test(gap)
      ? 'start'
      : 'claimed';
  const before = words.slice(0, at);
  return {
    after,
    unread: after === 'unknown' ? (gap.match(atoms)?.at(-1) ?? '') : '',
    inBrackets: before.lastIndexOf('(') > before.lastIndexOf(')'),
    dosed: claims.some(({ fact }) => fact.kind === 'dose'),
    timed: claims.some(({ fact }) => isMoment(fact)),
    timeFirst: isTimeFirst(claims.map(({ fact }) => fact)),
    told: claims.some(({ fact }) => fact.kind === 'often' || fact.kind === 'verb'),
    needed: claims.some(({ fact }) => fact.kind === 'needed' && fact.reason === undefined),
    previous: between ? undefined : previousFact(claims),
  };
}

const previousFact = (claims: readonly Claim[]): Fact | undefined => claims.at(-1)?.fact;

/** Where a block ends: a firm one at the end of its sentence, a soft one at the next comma or maximum. */
function clauseEnd(words: string, from: number, firm: boolean): number {
  const end = firm
    ? /[;\n)]|[.!](?=\s|$)|\s[-\u2013\u2014]\s/g
    : /[,;\n)]|[.!](?=\s|$)|\s[-\u2013\u2014]\s|\s(?=max\b|maximum\b|up to a max)/g;
  end.lastIndex = from;
  return end.exec(words)?.index ?? words.length;
}

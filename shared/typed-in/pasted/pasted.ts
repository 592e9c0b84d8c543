import { allergiesIn } from '../allergy-words.ts';
import { allergyIn, isPatient, isTableHead, sectionOf, type Section } from './headings.ts';
import { lineWords, understood, type LineWords } from './line-words.ts';
import {
  isAboutSupply,
  isAdministrative,
  isHowGiven,
  isMeasured,
  isQuantity,
  isReaction,
  isSentence,
} from './words.ts';
import { cleanText } from './clean.ts';
import { isSurelyOther, mayBeLine } from './sure.ts';

/** What one stretch of a pasted text is. `original` is its text as pasted; `from` and `to` are its first and last line, from 1. */
export type PastedItem = {
  readonly from: number;
  readonly to: number;
  readonly original: string;
} & (
  | {
      /** `unsure` may be a medicine: it is asked about as one is. */
      readonly kind: 'medicine' | 'unsure';
      readonly name: string;
      readonly directions: string;
      readonly rest: string;
      readonly status: 'taking' | 'stopped';
    }
  | {
      readonly kind: 'allergy';
      readonly substance: string;
      readonly reaction: string;
      /** It says that there is none; `substance` has the words. */
      readonly none: 'no-known-allergies' | 'no-known-drug-allergies' | null;
    }
  | { readonly kind: 'heading' | 'patient' | 'date' | 'other' }
  /** Too much to be read: asked about as a whole. */
  | { readonly kind: 'unread' }
);

type Medicine = Extract<PastedItem, { kind: 'medicine' | 'unsure' }>;

/** Lines after this stay in one piece that is not read; no list of one person's medicines is that long. */
export const mostLines = 500;
/** A line beyond this is prose, or no text at all. */
const longestLine = 2_000;

/**
 * Reads a pasted list: every line that is not blank is in exactly one item (or several, where one line names several
 * medicines), in order, with its own words. Pure; never fails. What is surely no medicine and no allergy stays in sight; whatever
 * else arrived is a medicine, an allergy, `unsure` or `unread`, and so is asked about.
 */
export function readPasted(text: string): readonly PastedItem[] {
  const items: PastedItem[] = [];
  const lines = cleanText(text).split('\n');
  let section: Section | undefined;
  let blank = true;
  for (const [at, raw] of lines.slice(0, mostLines).entries()) {
    const line = raw.trimEnd();
    if (line.trim() === '') {
      blank = true;
      continue;
    }
    const place = { from: at + 1, to: at + 1, original: line.trim() };
    const before = blank ? undefined : items.at(-1);
    const found = readOne(line, section, before);
    blank = false;
    if (found.section !== undefined) section = found.section;
    if (found.goesOn !== undefined) items[items.length - 1] = goOn(found.goesOn, place);
    else items.push(...found.items.map((item) => ({ ...place, ...item })));
  }
  const left = lines.slice(mostLines).join('\n').trim();
  const whole = { from: mostLines + 1, to: lines.length, original: left, kind: 'unread' } as const;
  return left === '' ? items : [...items, whole];
}

type Bare<Item> = Item extends PastedItem
  ? Omit<Item, 'from' | 'to' | 'original'> & { original?: string }
  : never;
type Found = {
  readonly items: readonly Bare<PastedItem>[];
  readonly section?: Section;
  /** The medicine above that this line goes on with. */
  readonly goesOn?: Medicine;
};

const only = (item: Bare<PastedItem>, section?: Section): Found => ({
  items: [item],
  ...(section === undefined ? {} : { section }),
});

function readOne(line: string, section: Section | undefined, before: PastedItem | undefined): Found {
  const cells = cellsOf(line.trim());
  const from = sender.exec(cells)?.[0] ?? '';
  const found = readWords(cells.slice(from.length), section, before);
  return from === '' ? found : { ...found, items: found.items.map((item) => sentBy(from, item)) };
}

/** Who sent it stays with a medicine as a remark. */
const sentBy = (from: string, item: Bare<PastedItem>): Bare<PastedItem> =>
  item.kind === 'medicine' || item.kind === 'unsure'
    ? { ...item, rest: [from.trim(), item.rest].filter((part) => part !== '').join(' ') }
    : item;

function readWords(text: string, section: Section | undefined, before: PastedItem | undefined): Found {
  if (text.length > longestLine) return only({ kind: 'unread' });
  if (isPatient(text)) return orUnsure({ kind: 'patient' }, text);
  if (isTableHead(text)) return only({ kind: 'heading' });
  if (isHowGiven(text)) return only({ kind: 'heading' }, 'medicines');
  const allergy = allergyIn(text);
  if (allergy !== undefined) return allergiesOf(allergy);
  if (isQuantity(text) && before?.kind === 'medicine') return { items: [], goesOn: before };
  const words = lineWords(withoutAnnouncement(text));
  const isLine = words.known && (words.hasStrength || words.hasForm || words.directions !== '');
  const begun = isLine || isSentence(text) ? undefined : sectionOf(text);
  if (begun !== undefined) return orUnsure({ kind: 'heading' }, text, begun);
  if (isAdministrative(text)) return only({ kind: 'date' });
  if (words.name === '' && before?.kind === 'medicine') return { items: [], goesOn: before };
  if (isMedicine(text, words, section)) return medicinesIn(text, words, section);
  if (section === 'allergies') return allergiesOf(withoutDate(text));
  return isSurelyOther(text, section) ? only({ kind: 'other' }) : only(unsure(text));
}

/** What it is taken for, where its words name no medicine and no amount of one. */
const orUnsure = (item: Bare<PastedItem>, text: string, section?: Section): Found =>
  only(mayBeLine(text) ? unsure(text) : item, section);

/** Words that may be a medicine, as well as they can be taken apart. */
function unsure(text: string): Bare<Medicine> {
  const { name, directions, rest, stopped } = lineWords(text);
  const status = stopped ? 'stopped' : 'taking';
  return name === ''
    ? { kind: 'unsure', name: text, directions: '', rest: '', status }
    : { kind: 'unsure', name, directions, rest, status };
}

/** When a message was sent and by whom, before its words: "[18/11/2026, 09:12] Marie: ". */
const sender =
  /^(?:\[\d{1,2}\/\d{1,2}\/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]|\d{1,2}\/\d{1,2}\/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)? [-–])\s*(?:[^:\d]{1,40}:\s*)?/i;

/** A line of a file with its cells between quotes and commas has them between tabs, as a copied table does. */
const cellsOf = (text: string): string =>
  /^"[^"]*"(?:,"[^"]*")+$/.test(text) ? text.slice(1, -1).replaceAll('","', '\t') : text;

const announcement =
  /^(?:current|discharge|regular|usual|other)?\s*(?:medications?|medicines|meds|drugs|drug history|dh)\s*:\s*/i;
const withoutAnnouncement = (text: string): string => text.replace(announcement, '');
const withoutDate = (text: string): string => text.split(/\t+/).at(-1)?.trim() ?? text;

function isMedicine(text: string, words: LineWords, section: Section | undefined): boolean {
  if (words.name === '' || isSentence(text) || isMeasured(words.name)) return false;
  const says = words.directions !== '' && understood(words.directions) >= 0.5;
  if (section === 'other') return words.known && (words.hasForm || (words.hasStrength && says));
  if (section === 'allergies') return words.hasForm && words.hasStrength && says;
  const short = words.name.split(/\s+/).length <= 6;
  if (words.known)
    return (
      words.hasStrength ||
      words.hasForm ||
      says ||
      words.stopped ||
      (short && section !== undefined) ||
      text.split(/\s+/).length <= 3
    );
  if (isAboutSupply(text)) return false;
  const isTable = /\t|\s{2,}/.test(text);
  const apart = isTable || /[,:]|\s[-–]\s/.test(text);
  return (
    (words.hasStrength && (words.hasForm || says)) ||
    (words.hasForm && short && (says || words.directions !== '' || section === 'medicines')) ||
    (isTable && short && words.directions !== '') ||
    (apart && understood(words.directions) >= 0.8 && words.name.split(/\s+/).length <= 4)
  );
}

/** An item for each allergy the words name, each beside its whole line; what says nothing of an allergy of the patient stays in sight. */
const allergiesOf = (words: string): Found => ({
  items: allergiesIn(words).map((one): Bare<PastedItem> => {
    if (one.kind === 'no-allergy') return { kind: 'other' };
    if (one.kind === 'allergy') return { ...one, none: null };
    const { none } = one;
    const isOfMedicines = none === 'no-known-allergies' || none === 'no-known-drug-allergies';
    // Of food or surroundings alone it is kept by its words.
    return { kind: 'allergy', substance: one.words, reaction: '', none: isOfMedicines ? none : null };
  }),
});

/** One medicine, or several with commas between; one that is only named with a reaction is an allergy. */
function medicinesIn(text: string, words: LineWords, section: Section | undefined): Found {
  if (words.directions === '' && isReaction(words.rest)) return allergiesOf(text);
  const several = severalIn(withoutAnnouncement(text));
  return {
    items: several.map((part) => ({
      ...medicineOf(several.length === 1 ? words : lineWords(part), section),
      ...(several.length === 1 ? {} : { original: part }),
    })),
  };
}

const medicineOf = (
  { name, directions, rest, stopped }: LineWords,
  section: Section | undefined,
): Bare<Medicine> => ({
  kind: 'medicine',
  name,
  directions,
  rest,
  status: stopped || section === 'stopped' ? 'stopped' : 'taking',
});

/** Parts between commas and semicolons, each of which begins with a medicine of its own; else the whole. */
function severalIn(text: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of text.split(/[,;]\s+/)) {
    const { known, hasStrength, hasForm, directions } = lineWords(piece);
    if (parts.length === 0 || (known && (hasStrength || hasForm || directions !== ''))) parts.push(piece);
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}, ${piece}`;
  }
  return parts.map((part) => part.replace(/[.\s]+$/, ''));
}

/** Directions or a supply under the medicine they belong to. */
function goOn(before: Medicine, place: { to: number; original: string }): Medicine {
  const words = place.original;
  const read = lineWords(words);
  const both = (one: string, other: string, by: string): string =>
    [one, other].filter((part) => part !== '').join(by);
  const isSupply = isQuantity(words);
  return {
    ...before,
    to: place.to,
    original: `${before.original}\n${words}`,
    directions: isSupply ? before.directions : both(before.directions, read.directions, ' '),
    rest: both(before.rest, isSupply ? words : read.rest, '; '),
    status: read.stopped ? 'stopped' : before.status,
  };
}

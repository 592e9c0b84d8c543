import { beginsWithMedicine, formLength, identify } from '../../dmd/dmd.ts';
import { readDirections } from '../../dosage/dosage.ts';
import {
  beginsDirections,
  beginsRemark,
  dateLength,
  isAboutSupply,
  isAdministrative,
  isQuantity,
  saysStopped,
  withoutSupply,
} from './words.ts';

/** One line of a list, taken apart: every word of it stands in one of the three. */
export type LineWords = {
  /** The medicine with its strength and form, as written; empty where the line names none. */
  readonly name: string;
  readonly directions: string;
  /** Dates, supply and remarks. */
  readonly rest: string;
  readonly stopped: boolean;
  /** The name begins with a medicine our tables hold. */
  readonly known: boolean;
  readonly hasStrength: boolean;
  readonly hasForm: boolean;
};

/**
 * Takes a line of a list apart into the medicine's name, its directions and the rest. An amount without a form and without a
 * count ("ramipril 5 mg in the morning") is what is taken and belongs to the directions.
 *
 * @example lineWords('Metformin 500mg tablets - one twice a day - 56 tablet').directions // 'one twice a day'
 */
export function lineWords(text: string): LineWords {
  const marked = withoutMarks(text);
  const [first = '', ...others] = segmentsOf(marked.words);
  const cut = cutName(first);
  const parts = [cut.tail, ...others].map((part, at, all) =>
    sorted(part, isDoseCell(part, all.slice(at + 1))),
  );
  const join = (of: (part: Sorted) => string, by: string): string =>
    parts
      .map(of)
      .filter((words) => words !== '')
      .join(by);
  const directions = join((part) => part.directions, ' ');
  const moved = cut.hasForm ? undefined : amountIn(cut.name, directions);
  return {
    name: moved?.name ?? cut.name,
    directions: moved?.directions ?? directions,
    rest: [marked.rest, join((part) => part.rest, '; ')].filter((words) => words !== '').join('; '),
    stopped: marked.stopped || parts.some((part) => part.stopped),
    known: cut.name !== '' && beginsWithMedicine(moved?.name ?? cut.name),
    hasStrength: cut.hasStrength,
    hasForm: cut.hasForm,
  };
}

/** How much of words the reader of directions understood, 0 to 1. */
export function understood(words: string): number {
  const count = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const all = count(words);
  return all === 0 ? 0 : 1 - count(readDirections(words).remainder) / all;
}

/** A bullet, a number, or the first cell of a table that only counts its rows. */
const marks = /^(?:(?:[•·*▪◦●‣–—-]\s*)+|\d{1,2}[.)]\s+|(?:[A-Za-z]|\d{1,3})\t+)/;
const announced = /^(?:stopped|discontinued|ceased)\s*[:–-]\s*/i;
/** How much is in the pack: "28 x ramipril"; a label has "28 Ramipril", "200ml Oramorph". Two of something are a dose. */
const counted = /^(?:\d+\s*x|\d{2,3}|[7-9]|\d+\s*(?:ml|g))\s+(?=\p{L})/iu;
/** What it is for, before the medicine: "blood pressure: amlodipine 5mg". */
const announcedFor = /^([\p{L}][\p{L}\s'’/-]{1,38}):\s+(?=\p{L})/u;

/** Without bullet, number, date of issue and pack count before the name. */
function withoutMarks(text: string): { words: string; rest: string; stopped: boolean } {
  let words = text.trim().replace(marks, '');
  const rest: string[] = [];
  const date = dateLength(words);
  if (date > 0 && date < words.length) {
    rest.push(words.slice(0, date));
    words = words.slice(date).replace(/^[\s:,;–-]+/, '');
  }
  const count = counted.exec(words);
  if (count !== null && (/x\s*$/i.test(count[0]) || beginsWithMedicine(words.slice(count[0].length)))) {
    rest.push(count[0].trim());
    words = words.slice(count[0].length);
  }
  const stopped = announced.exec(words);
  if (stopped !== null) words = words.slice(stopped[0].length);
  const purpose = announcedFor.exec(words);
  if (
    purpose !== null &&
    !beginsWithMedicine(purpose[1] ?? '') &&
    beginsWithMedicine(words.slice(purpose[0].length))
  ) {
    rest.push(purpose[1] ?? '');
    words = words.slice(purpose[0].length);
  }
  return { words, rest: rest.join(' '), stopped: stopped !== null };
}

/** "Sacubitril 49mg / Valsartan 51mg tablets": two strengths, and a form behind the second alone, are one product. */
const combination =
  /^\p{L}[\p{L}\s-]*\d[\d.,]*\s*(?:mg|g|micrograms?|mcg)\s\/\s\p{L}[\p{L}\s-]*\d[\d.,]*\s*(?:mg|g|micrograms?|mcg)(?=\s+(?:\p{L}+[- ])?(?:tablets?|capsules?|tabs?|caps?)\b)/iu;

/** Cells and dashes part a line; not inside brackets, and not the stroke between two strengths. */
function segmentsOf(text: string): readonly string[] {
  const apart = /\t+|\s{2,}|\s+[-–—]\s+|\s+\/\s+(?!\d[\d.,]*\s*[a-z]+\/)/gi;
  const whole = combination.exec(text)?.[0].length ?? 0;
  const segments: string[] = [];
  let from = 0;
  for (const found of text.matchAll(apart)) {
    const before = text.slice(0, found.index);
    if (found.index < whole) continue;
    if (before.split('(').length > before.split(')').length && found[0].trim() !== '') continue;
    segments.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  return [...segments, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

type Sorted = { readonly directions: string; readonly rest: string; readonly stopped: boolean };

/** A cell of its own for how much, "1 sachet", before one for how often: what is taken, and no supply. */
const isDoseCell = (part: string, behind: readonly string[]): boolean =>
  isQuantity(part) &&
  /^\d{1,2}(?:\.\d+)?\s*\p{L}/u.test(part) &&
  behind.some((other) => understood(other) >= 0.8 && !startsWithCount(other)) &&
  !behind.some(startsWithCount);

/** A segment behind the name: directions, or a date, a supply or a remark. */
function sorted(segment: string, isDose: boolean): Sorted {
  const words = segment.replace(/^[\s,;:–-]+/, '').trim();
  if (isDose) return { directions: words, rest: '', stopped: false };
  const supply = /^dose\b/i.test(words) ? { words, rest: '' } : withoutSupply(words);
  const stopped = saysStopped(supply.words);
  if (words === '' || isQuantity(words) || isAdministrative(words) || beginsRemark(words) || stopped)
    return { directions: '', rest: words, stopped };
  const trimmed = withoutRemarks(supply.words);
  const [clause = ''] = trimmed.directions.split(', ');
  const isRead =
    understood(clause) >= 0.4 ||
    isTimes(clause) ||
    isCourse(clause) ||
    beginsWithDirections(trimmed.directions);
  const rest = [isRead ? '' : trimmed.directions, trimmed.rest, supply.rest];
  return {
    directions: isRead ? trimmed.directions : '',
    rest: rest.filter((part) => part !== '').join('; '),
    stopped: saysStopped(supply.rest),
  };
}

/** "x 3" behind a strength: how many are taken. A whole pack is more. */
const isTimes = (words: string): boolean => /^x\s*(?:\d|½|\d½|1[0-2])(?!\d)/i.test(words);

const isCourse = (words: string): boolean => /^(?:for )?\d+ (?:days?|weeks?|months?)$/i.test(words);

const beginsWithDirections = (words: string): boolean =>
  beginsDirections(words.split(/[\s,]/)[0] ?? '') || /^as directed/i.test(words);

/** Remarks after the last commas, and a bracket at the end in which nothing is read. */
function withoutRemarks(text: string): { directions: string; rest: string } {
  let directions = text.replace(/[\s.,;]+$/, '');
  const rest: string[] = [];
  for (;;) {
    const comma = directions.lastIndexOf(', ');
    const last = comma < 0 ? '' : directions.slice(comma + 2);
    if (
      comma < 0 ||
      !(isQuantity(last) || isAdministrative(last) || beginsRemark(last) || isAboutSupply(last))
    )
      break;
    rest.unshift(last);
    directions = directions.slice(0, comma);
  }
  const bracket = /\s*\(([^()]*)\)$/.exec(directions);
  if (
    bracket !== null &&
    bracket.index > 0 &&
    understood(bracket[1] ?? '') === 0 &&
    !/\d{4}/.test(bracket[1] ?? '')
  ) {
    rest.unshift(bracket[0].trim());
    directions = directions.slice(0, bracket.index);
  }
  return { directions: directions.trim(), rest: rest.join('; ') };
}

type Cut = { name: string; tail: string; hasForm: boolean; hasStrength: boolean };

const amount = String.raw`\d[\d,]*(?:\.\d+)?\s*(?:mg|milligrams?|g|grams?|micrograms?|mcgs?|microg|nanograms?|ng|units?|iu|u|%|mmol|mls?|kg|dose)(?![a-z])`;
const per = String.raw`(?:\s*\/\s*(?:\d[\d,]*(?:\.\d+)?\s*)?(?:mg|g|micrograms?|mcg|mls?|ml|litre|l|dose|actuation|puff|hours?|hr|h|units?|u|spray|drop|gram|24\s*hours?)(?![a-z]))?`;
const strengthAt = new RegExp(`^${amount}${per}`, 'i');
const volumeOnly = /^\d[\d,.]*\s*(?:mls?|dose)$/i;
const container =
  /^\s*(?:pre-?filled|pens?|cartridges?|vials?|bottles?|ampoules?|syringes?|sachets?|kwikpens?|unit dose)/i;
const ratioAt = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)(?:\/\d+(?:\.\d+)?)?(?![\w/])/;
/** Co-codamol 8/500, Symbicort 200/6: one of the two is no count of days or of doses. */
const isRatio = (found: RegExpExecArray): boolean => Number(found[1]) >= 50 || Number(found[2]) >= 50;
/** A number that is part of a product's name: "Freestyle Libre 2 Sensor", "Voltarol 12 Hour Emulgel". */
const numberInName = /^\d+\s+(?:[Ss]ensors?\b|[Hh]our\s+(?=\p{Lu}))/u;
const afterForm =
  /^(?:sugar|free|cfc|cfc-free|npf|preservative|pre-?filled|disposable|prefilled|pens?|cartridges?|solostar|kwikpen|flexpen|flextouch|penfill|sugar-free|e\/c|m\/r|unit|vials?|compound|gluten|p|[A-Z]\w*(?:Pen|Star|Fill|Touch|haler))$/i;
const qualifier =
  /^(?:modified|modified-release|m\/r|mr|sr|xl|er|la|cr|retard|release|gastro-resistant|gastro|resistant|g\/r|e\/c|ec|enteric|coated|dispersible|orodispersible|chewable|effervescent|soluble|prolonged|prolonged-release|forte|sodium|calcium|hydrochloride)$/i;

/** Where the name with strength and form ends, word by word. */
function cutName(text: string): Cut {
  const state = { at: 0, end: 0, words: 0, hasForm: false, hasStrength: false };
  while (state.at < text.length) {
    // "eye drops, latanoprost": the name stands behind its form.
    const between = state.words === 0 && state.hasForm ? /^[\s,:]+/ : /^\s+/;
    const gap = between.exec(text.slice(state.at))?.[0].length ?? 0;
    state.at += gap;
    const taken = takeNext(text, state);
    if (taken === 0) break;
    state.at += taken;
    state.end = state.at;
  }
  return {
    name: state.words === 0 && !state.hasForm ? '' : nameIn(text.slice(0, state.end)),
    tail: state.words === 0 && !state.hasForm ? text : text.slice(state.end).trim(),
    hasForm: state.hasForm,
    hasStrength: state.hasStrength,
  };
}

const nameIn = (words: string): string => words.replace(/[\s,;:]+$/, '').replace(/^([^,:(]+)[,:]\s+/, '$1 ');

type CutState = { at: number; end: number; words: number; hasForm: boolean; hasStrength: boolean };

/** The length of what goes on with the name at this place; 0 where the name ends. */
function takeNext(text: string, state: CutState): number {
  const here = text.slice(state.at);
  const whole = state.at === 0 ? (combination.exec(text)?.[0].length ?? 0) : 0;
  if (whole > 0) {
    state.words = 2;
    state.hasStrength = true;
    return whole;
  }
  // No name begins with an amount: "2.5ml every four hours".
  if (state.words === 0 && strengthAt.test(here)) return 0;
  const form = formLength(here.toLowerCase());
  if (form > 0 && !(state.hasForm && state.words === 0)) {
    if (state.words > 0 || form >= 5) state.hasForm = state.hasForm || state.words > 0 || form > 8;
    return form;
  }
  if (here.startsWith('(')) return nameBracket(here, state);
  const numbered = state.words > 0 ? (numberInName.exec(here)?.[0].trimEnd().length ?? 0) : 0;
  if (numbered > 0) return numbered;
  const strength = strengthLength(here, text, state);
  if (strength > 0) return strength;
  const word = /^[^\s,;:()]+/.exec(here)?.[0] ?? '';
  return word === '' ? 0 : takeWord(word, here, state);
}

function strengthLength(here: string, text: string, state: CutState): number {
  const ratio = ratioAt.exec(here);
  if (ratio !== null && state.words > 0 && !state.hasStrength && isRatio(ratio)) {
    state.hasStrength = true;
    return ratio[0].length;
  }
  if (here.startsWith('/') && state.hasStrength && strengthAt.test(here.slice(1).trimStart())) return 1;
  const found = strengthAt.exec(here)?.[0];
  if (found === undefined || state.words + (state.hasForm ? 1 : 0) === 0) return 0;
  const joined = /\/\s*$/.test(text.slice(0, state.at));
  if (volumeOnly.test(found)) return container.test(here.slice(found.length)) ? found.length : 0;
  if (state.hasStrength && !joined) return 0;
  if (
    state.hasForm &&
    !state.hasStrength &&
    !startsWithCount(here.slice(found.length)) &&
    state.words > 0 &&
    !/\/|%/.test(found)
  )
    return 0;
  state.hasStrength = true;
  return found.length;
}

function takeWord(word: string, here: string, state: CutState): number {
  if (beginsDirections(word)) return 0;
  if (/^\d+(?:\.\d+)?$/.test(word)) {
    const isStrength = Number(word) >= 5 && state.words > 0 && !state.hasStrength && !state.hasForm;
    if (
      !isStrength ||
      /^\s*(?:times?|days?|x|ml|weeks?|months?|hours?|puffs?|units?|drops?)\b/i.test(here.slice(word.length))
    )
      return 0;
    state.hasStrength = true;
    return word.length;
  }
  if (/^[½\d]/.test(word) && !/[a-z]{2}/i.test(word)) return 0;
  if (state.hasForm && state.words > 0 && (state.hasStrength || !formFollows(here)))
    return afterForm.test(word) || (state.hasForm && formFollows(here))
      ? word.length
      : leadingForm(word, state);
  if (state.hasStrength && !qualifier.test(word) && !formFollows(here) && !afterForm.test(word)) return 0;
  state.words += 1;
  return word.length;
}

/** "eye drops latanoprost": a form before any strength, and the name behind it. */
function leadingForm(word: string, state: CutState): number {
  if (state.hasStrength || !identify(word).recognised) return 0;
  state.words += 1;
  return word.length;
}

/** A form stands within the next words, and no direction before it: "oral rehydration powder". */
function formFollows(here: string): boolean {
  let rest = here.toLowerCase();
  for (let ahead = 0; ahead < 4; ahead += 1) {
    if (ahead > 0 && formLength(rest) > 0) return true;
    const word = /^[^\s,;:()]+/.exec(rest)?.[0] ?? '';
    if (word === '' || beginsDirections(word) || /^\d/.test(word)) return false;
    rest = rest.slice(word.length).trimStart();
  }
  return false;
}

const company = /\b(?:ltd|plc|limited|uk|pharma\w*|laboratories|healthcare)\b/i;

/** A brand, a substance or a supplier in brackets belongs to the name; a remark does not. */
function nameBracket(here: string, state: CutState): number {
  const inside = /^\(([^()]*)\)/.exec(here)?.[1];
  if (inside === undefined || state.words === 0) return 0;
  const named =
    identify(inside).recognised ||
    company.test(inside) ||
    (/^\p{Lu}\p{L}*[\p{Ll}]/u.test(inside) && !beginsRemark(inside) && understood(inside) === 0);
  return named ? inside.length + 2 : 0;
}

const count =
  /^\s*(?:(?:take|give|inhale|use|chew)\s+)?(?:x\s*\d|½|(?:one|two|three|four|five|six|eight|half|a half)\b|\d+(?:\.\d+)?(?:\s*[-–]\s*\d+)?(?!\s*(?:mg|g\b|mcg|micrograms?|units?|iu|times?|x\b|days?|weeks?|months?|hours?|\/|[-–]?\s*day|am\b|pm\b)|[.,:\d]))/i;
const startsWithCount = (words: string): boolean => count.test(words.replace(/^[\s,;:–-]+/, ''));

/** An amount at the end of a name that is what is taken: no form, and the directions count nothing. */
function amountIn(name: string, directions: string): { name: string; directions: string } | undefined {
  const found = new RegExp(`\\s(${amount})$`, 'i').exec(name);
  if (found === null || directions === '' || startsWithCount(directions) || /%|\//.test(found[0]))
    return undefined;
  return {
    name: name.slice(0, found.index).trim(),
    directions: `${found[1] ?? ''} ${directions}`.replace(/ ,/, ','),
  };
}

import type { Decimal } from '../core/decimal.ts';
import type { DayOfWeek, DoseAmount, PeriodUnit, Quantity, TimingBounds } from '../medicines/dosage.ts';

/** How often: the frequency and period of a Timing. */
export type HowOften = {
  readonly frequency?: Decimal;
  readonly frequencyMax?: Decimal;
  readonly period: Decimal;
  readonly periodMax?: Decimal;
  readonly periodUnit: PeriodUnit;
};

/** What a run of words says, before it is known what it belongs to. */
export type Fact =
  | { readonly kind: 'dose'; readonly amount: DoseAmount }
  | { readonly kind: 'often'; readonly often: HowOften; readonly when?: string }
  | { readonly kind: 'when'; readonly codes: readonly string[]; readonly offsetMinutes?: number }
  | { readonly kind: 'times'; readonly times: readonly string[] }
  | { readonly kind: 'days'; readonly days: readonly DayOfWeek[] }
  | { readonly kind: 'needed'; readonly reason?: string }
  /** "for sleep": why, where something else says that it is taken as needed. */
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'route'; readonly route: string }
  | { readonly kind: 'site'; readonly site: string; readonly route?: string }
  | { readonly kind: 'maxPerPeriod'; readonly most: Quantity; readonly per: Quantity }
  | { readonly kind: 'maxPerDose'; readonly most: Quantity }
  | { readonly kind: 'maxPerLifetime'; readonly most: Quantity }
  | { readonly kind: 'bounds'; readonly bounds: TimingBounds }
  | { readonly kind: 'over'; readonly value: Decimal; readonly unit: PeriodUnit }
  | { readonly kind: 'count'; readonly count: Decimal; readonly countMax?: Decimal }
  /** A verb such as "take" or "apply"; the verbs that say more than "use it" are the method. */
  | { readonly kind: 'verb'; readonly method?: string; readonly route?: string }
  | { readonly kind: 'and' }
  | { readonly kind: 'then' }
  /** Words with two readings: neither is taken. */
  | { readonly kind: 'leave' }
  /** Nothing up to the end of the clause is read: "do not ...", "if ...", "until ...". */
  | { readonly kind: 'block'; readonly firm: boolean };

/** A fact with the characters it stands on. */
export type Claim = {
  readonly fact: Fact;
  readonly start: number;
  readonly end: number;
  /** Words inside it that are kept on show because they say more than the fact does. */
  readonly keep?: readonly [number, number];
  /** What stands before it in its clause. */
  readonly after: Before;
};

export type Before = 'start' | 'claimed' | 'unknown';

/** What a rule may ask about the place it is tried at. */
export type Place = {
  readonly after: Before;
  /** The last word before it that nobody read, and what follows; empty where all was read. */
  readonly unread: string;
  readonly inBrackets: boolean;
  readonly previous: Fact | undefined;
  /** Whether a dose was said before. */
  readonly dosed: boolean;
  /** Whether a time of day, a meal or a day of the week was said before. */
  readonly timed: boolean;
  /** Whether every dose so far stood right behind its time: "morning: 1, night: 2". */
  readonly timeFirst: boolean;
  /** Whether how often, or how it is put on, was said before. */
  readonly told: boolean;
  /** Whether it was said to be taken as needed, without why. */
  readonly needed: boolean;
};

/** A time of day, a meal, or days of the week. */
export const isMoment = (fact: Fact | undefined): boolean =>
  fact?.kind === 'when' || fact?.kind === 'times' || fact?.kind === 'days';

/** Of facts in their order, whether each dose stands right behind its time, a verb between them or not; false without a dose. */
export function isTimeFirst(facts: readonly Fact[]): boolean {
  const told = facts.filter(({ kind }) => kind !== 'verb');
  const doses = told.flatMap(({ kind }, at) => (kind === 'dose' ? [at] : []));
  return doses.length > 0 && doses.every((at) => isMoment(told[at - 1]));
}

/** One way of saying one thing. `read` may still decline. */
export type Rule = {
  readonly pattern: RegExp;
  readonly read: (said: Said, place: Place) => Fact | undefined;
};

/** The named parts of a match; a part that did not take part is the empty string. */
export type Said = (name: string) => string;

/** Latin that may stand right against its number: "2bd", "1nocte". */
export const glued = '(?:od|bd|bid|tds|tid|qds|qid|om|nocte|mane|prn)(?![a-z0-9])';

// None ends inside a word or a number, nor reads "q.d" out of "q.d.s". Letters beyond a to z are looked for by the scanner:
// Unicode classes in every rule would make the first reading slow.
const closes = String.raw`(?:(?![a-z0-9])|(?<=\d)(?=${glued}))(?<!\.[a-z](?=\.[a-z]))(?![.,/\u2013-]\d)`;

/** A rule from the source of a regular expression over lower-case text. A group named `keep` stays in the remainder. */
export const rule = (source: string, read: Rule['read']): Rule => ({
  pattern: new RegExp(`(?:${source})${closes}`, 'y'),
  read,
});

/** Alternatives, longest first, so that a longer word is never cut by a shorter one. */
export const anyOf = (alternatives: readonly string[]): string =>
  `(?:${alternatives.toSorted((a, b) => b.length - a.length).join('|')})`;

export const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', String.raw`\s*`);

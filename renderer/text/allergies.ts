import type { AllergiesView } from '../../shared/ipc/case-views.ts';
import { showDate } from '../../shared/core/instant.ts';
import { showMoment, showShortly } from './dates.ts';
import { shortName } from './decision.ts';
import { listed, sayKnown } from './known.ts';

type Item = AllergiesView['items'][number];

export const allergyText = {
  allergies: 'Allergies',
  intolerances: 'Intolerances',
  notStated: 'Allergy or intolerance, not stated which',
  past: 'No longer active',
  refuted: 'Refuted: said not to be one',
  notConfirmed: 'Not confirmed with the patient yet',
  notConfirmedYet: 'Not confirmed yet',
  label: 'Allergies and intolerances',
  nothingKnown: 'Allergies not recorded',
  nothingInPart: 'Allergies: none in what was received',
  nothingRead: 'Allergies: no source could be read',
} as const;

/** Reaction, severity, date and sources, each with a word when it is missing. */
export function allergyDetail(item: Item): string {
  const reaction = item.reactions.length === 0 ? 'reaction not recorded' : item.reactions.join(', ');
  const severity =
    item.severity.kind === 'not-recorded' ? 'severity not recorded' : sayKnown(item.severity, String);
  const recorded =
    item.recorded.kind === 'not-recorded' ? 'date not recorded' : sayKnown(item.recorded, showDate);
  return `${reaction} – ${severity} – ${recorded} – ${item.sources.join(', ')}`;
}

/** One heading of the bar with the substances under it. */
export type AllergyGroup = { readonly heading: string; readonly items: readonly Item[] };

/** Allergies and intolerances apart; what a source did not classify is not guessed; what is over comes last. */
export function allergyGroups(view: AllergiesView): readonly AllergyGroup[] {
  const active = view.items.filter((item) => item.active);
  const of = (kind: Item['kind']): readonly Item[] => active.filter((item) => item.kind === kind);
  return [
    { heading: allergyText.allergies, items: of('allergy') },
    { heading: allergyText.intolerances, items: of('intolerance') },
    { heading: allergyText.notStated, items: of('not-stated') },
    { heading: allergyText.past, items: view.items.filter((item) => !item.active && !item.refuted) },
    { heading: allergyText.refuted, items: view.items.filter((item) => !item.active && item.refuted) },
  ].filter((group) => group.items.length > 0);
}

export type AllergyNote = {
  readonly words: string;
  readonly more: string;
  readonly weight: 'strong' | 'quiet';
};

/**
 * What is said about the absence of allergies. A statement of none, silence, a part, what is withheld, a patient who is not known and a
 * source that was not read are different things; an active allergy overrides any statement of none. Where something is stated, the bar leaves it to the rail to name
 * the sources that are silent.
 */
export function allergyNotes(view: AllergiesView, where: 'bar' | 'all'): readonly AllergyNote[] {
  const stated: readonly AllergyNote[] = view.none.map((none) => ({
    words: none.what,
    more: `${none.source}, ${none.recorded.kind === 'known' ? showDate(none.recorded.value) : `date ${sayKnown(none.recorded, String).toLowerCase()}`}${none.overridden ? '; overridden by the allergy above' : ''}`,
    weight: none.overridden ? 'quiet' : 'strong',
  }));
  const absent = (
    words: string,
    more: string,
    sources: readonly string[],
    weight: AllergyNote['weight'],
  ): readonly AllergyNote[] =>
    sources.length === 0 ? [] : [{ words, more: `${more} ${listed(sources)}`, weight }];
  const quiet = nothingStated(view) ? 'strong' : 'quiet';
  const silent = [
    ...absent('Not recorded', 'in', view.notRecordedIn, quiet),
    ...absent('Patient not known', 'to', view.notKnownTo, quiet),
  ];
  return [
    ...stated,
    ...(where === 'bar' && !nothingStated(view) ? [] : silent),
    ...absent('Not in the part received', 'from', view.notInPartOf, 'strong'),
    ...absent('Withheld', 'in', view.withheldIn, 'strong'),
    ...absent('Not read', 'from', view.notReadFrom, 'strong'),
  ];
}

const nothingStated = (view: AllergiesView): boolean => view.items.length === 0 && view.none.length === 0;

/** The heading where no substance is stated: what the bar starts with. */
export function allergyHeadline(view: AllergiesView): string | null {
  if (view.items.length > 0) return null;
  if (view.none.length > 0) return allergyText.allergies;
  if (view.notRecordedIn.length > 0) return allergyText.nothingKnown;
  return view.notInPartOf.length > 0 ? allergyText.nothingInPart : allergyText.nothingRead;
}

/** "Confirmed with patient 18-Nov-2026 09:41, Tolu Adeyemi" */
export function confirmedWords(view: AllergiesView): string {
  const { confirmed } = view;
  if (confirmed.kind !== 'known') return allergyText.notConfirmed;
  return `Confirmed with ${confirmed.value.withWhom} ${showMoment(confirmed.value.at)}, ${confirmed.value.by}`;
}

/** The same for the bar that stands on every screen, so that it keeps to one line: "Confirmed with patient 09:41, T Adeyemi". */
export function confirmedShortly(view: AllergiesView, nowMillis: number): string {
  const { confirmed } = view;
  if (confirmed.kind !== 'known') return allergyText.notConfirmedYet;
  const { withWhom, at, by } = confirmed.value;
  return `Confirmed with ${withWhom} ${showShortly(at, nowMillis)}, ${shortName(by)}`;
}

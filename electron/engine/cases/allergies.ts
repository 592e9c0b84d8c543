import { groupBy } from '../../../shared/core/compare.ts';
import { known, notRecorded, valueOf } from '../../../shared/core/known.ts';
import { allergyOf, type CaseState } from '../../../shared/cases/cases.ts';
import type { Allergy, NoKnown } from '../../../shared/medicines/allergy.ts';
import type { PartialReason, SourceList } from '../../../shared/medicines/source.ts';
import type { AllergiesView } from '../../../shared/ipc/case-views.ts';

type Item = AllergiesView['items'][number];

const noneWords: Readonly<Record<NoKnown, string>> = {
  'no-known-allergies': 'No known allergies',
  'no-known-drug-allergies': 'No known drug allergies',
  'no-known-food-allergies': 'No known food allergies',
  'no-known-environmental-allergies': 'No known environmental allergies',
};

/** Allergies of all sources. Silence, a statement of none, and a source not read stay three different things. */
export function viewAllergies(
  lists: readonly SourceList[],
  { allergies: confirmed, recordedAllergies }: Pick<CaseState, 'allergies' | 'recordedAllergies'>,
): AllergiesView {
  const stated = [
    ...lists.flatMap((list) => list.allergies.map((allergy) => ({ source: list.name, allergy }))),
    ...recordedAllergies.map((one) => ({ source: `${one.by.name}, in this case`, allergy: allergyOf(one) })),
  ];
  const live = stated.filter(({ allergy }) => valueOf(allergy.verification) !== 'entered-in-error');
  const substances = live.filter(({ allergy }) => allergy.statement.kind === 'substance');
  const groups = groupBy(
    substances,
    ({ allergy }) => `${allergy.kind}|${allergy.substance.text.toLowerCase()}|${isActive(allergy)}`,
  );
  const items = [...groups.values()].map(itemOf);
  return {
    items,
    none: live.flatMap(({ source, allergy }) =>
      allergy.statement.kind === 'none'
        ? [
            {
              what: noneWords[allergy.statement.none],
              source,
              recorded: allergy.recorded,
              overridden: items.some((item) => item.active),
            },
          ]
        : [],
    ),
    ...saidOfNone(lists),
    confirmed:
      confirmed === null
        ? notRecorded
        : known({ withWhom: confirmed.value.withWhom, at: confirmed.at, by: confirmed.by.name }),
  };
}

type Absence = 'notRecordedIn' | 'notInPartOf' | 'withheldIn' | 'notKnownTo' | 'notReadFrom';

/** Why a source states no allergy: only what was asked of in full records none. */
function saidOfNone(lists: readonly SourceList[]): Record<Absence, string[]> {
  const silent = lists.filter(({ allergies }) => allergies.length === 0);
  const of = (absence: Absence): string[] =>
    silent.filter((list) => absenceIn(list.state) === absence).map(({ name }) => name);
  return {
    notRecordedIn: of('notRecordedIn'),
    notInPartOf: of('notInPartOf'),
    withheldIn: of('withheldIn'),
    notKnownTo: of('notKnownTo'),
    notReadFrom: of('notReadFrom'),
  };
}

function absenceIn(state: SourceList['state']): Absence {
  switch (state.kind) {
    case 'complete':
      return 'notRecordedIn';
    case 'partial':
      return state.reasons.every(isOfOtherThings) ? 'notRecordedIn' : 'notInPartOf';
    case 'withheld':
      return 'withheldIn';
    case 'patient-not-known':
      return 'notKnownTo';
    case 'unavailable':
      return 'notReadFrom';
  }
}

/** A gap that is certainly none of allergies. */
const isOfOtherThings = (reason: PartialReason): boolean =>
  (reason.kind === 'type-not-read' || reason.kind === 'fewer-than-said') &&
  reason.type !== 'AllergyIntolerance';

/** Active unless a source clearly ended, resolved or refuted it. */
const isActive = (allergy: Allergy): boolean => {
  const status = valueOf(allergy.clinicalStatus);
  return (
    allergy.ended.kind !== 'known' &&
    status !== 'resolved' &&
    status !== 'inactive' &&
    valueOf(allergy.verification) !== 'refuted'
  );
};

function itemOf(group: readonly { source: string; allergy: Allergy }[]): Item {
  const allergies = group.map(({ allergy }) => allergy);
  const firstKnown = <Field extends 'criticality' | 'recorded' | 'clinicalStatus'>(field: Field) =>
    allergies.map((allergy) => allergy[field]).find((value) => value.kind !== 'not-recorded') ?? notRecorded;
  const reactions = allergies.flatMap((allergy) => allergy.reactions);
  const names = reactions.map((reaction) => reaction.manifestation.text).filter((name) => name !== '');
  const first = allergies[0];
  return {
    substance: first?.substance.text ?? '',
    kind: first?.kind ?? 'not-stated',
    reactions: names.filter((name, at) => names.indexOf(name) === at),
    severity:
      reactions.map((reaction) => reaction.severity).find((value) => value.kind !== 'not-recorded') ??
      notRecorded,
    criticality: firstKnown('criticality'),
    recorded: firstKnown('recorded'),
    status: firstKnown('clinicalStatus'),
    sources: [...new Set(group.map(({ source }) => source))],
    active: first !== undefined && isActive(first),
    refuted: first !== undefined && valueOf(first.verification) === 'refuted',
  };
}

import type { Saying } from '../../../shared/cases/cases.ts';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import type { CaseDialog } from '../../stores/screen.ts';
import { assertNever } from '../../../shared/core/must.ts';
import { dialogText, formText, historyForm } from '../../text/forms.ts';
import { historyText } from '../../text/history.ts';
import {
  chosenIn,
  missingIn,
  typedIn,
  type Choice,
  type Field,
  type Form,
  type Typed,
} from '../../ui/form.ts';

import {
  allergyFields,
  allergySaying,
  checklistFields,
  checklistSayings,
  findingFields,
  findingSayings,
  findingsHere,
  ownDrugFields,
  ownDrugSaying,
  reasonFields,
  reasonSaying,
  supplyFields,
  supplySaying,
} from './history-forms.ts';
import { findingsToHandOver } from './progress.ts';

/** Dialogs that say nothing of the open case: they add to a signed one, or begin the next. */
export type SignedDialog = 'addendum' | 'next-case';
type Saved = Exclude<CaseDialog, SignedDialog>;

/** The case a dialog speaks of, and the row with the yellow edge. */
export type Asked = { readonly view: CaseView; readonly row: RowView | undefined };

const form = (dialog: CaseDialog, fields: Form['fields'], save: string = formText.save): Form => ({
  title: dialogText[dialog],
  save,
  fields,
});

const long = (name: string, label: string): Extract<Field, { kind: 'text' }> => ({
  kind: 'text',
  name,
  label,
  required: true,
  long: true,
});

const identifiers = [
  ['name', 'N'],
  ['born', 'B'],
  ['nhs-number', 'H'],
  ['address', 'A'],
  ['wristband', 'W'],
] as const;

const identifierWords = {
  name: formText.name,
  born: formText.born,
  'nhs-number': formText.nhsNumber,
  address: formText.address,
  wristband: formText.wristband,
} as const;

const means = [
  ['in-person', 'I', formText.inPerson],
  ['telephone', 'T', formText.telephone],
  ['bleep', 'B', formText.bleep],
] as const;

const people = [
  ['patient', 'P', formText.patient],
  ['carer', 'C', formText.carer],
  ['nobody', 'N', formText.nobody],
] as const;

const presentPeople = people.filter(([value]) => value !== 'nobody');

const choices = (from: readonly (readonly [string, string, string])[]): readonly Choice[] =>
  from.map(([value, key, words]) => ({ value, key, words }));

/** The three that are read off the wristband together stand for themselves under one key. */
const identifierChoices: readonly Choice[] = [
  { value: 'usual', key: 'I', words: formText.usualThree, all: ['name', 'born', 'nhs-number'] },
  ...identifiers.map(([value, key]) => ({ value, key, words: identifierWords[value] })),
];

/** What is mostly asked in the same breath, as long as nobody has said it: who was asked, and allergies with them. */
const withPatientFields = ({ progress }: CaseView): readonly Field[] => [
  ...(progress.asked === null
    ? [
        {
          kind: 'one',
          name: 'who',
          label: formText.whoAsked,
          required: false,
          choices: choices(presentPeople),
        } as const,
      ]
    : []),
  ...(progress.allergies === null
    ? [
        {
          kind: 'one',
          name: 'allergies',
          label: formText.allergiesWithThem,
          required: false,
          choices: choices([['yes', 'Y', formText.yes]]),
        } as const,
      ]
    : []),
  ...(progress.asked === null
    ? [{ kind: 'text', name: 'name', label: formText.whoseName, required: false } as const]
    : []),
];

/** Letters for findings, in their order. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What a dialog of the case asks. Who was asked decides what else is asked. */
export function caseForm(dialog: CaseDialog, typed: Typed, { view, row }: Asked): Form {
  switch (dialog) {
    case 'identity':
      return form(dialog, [
        {
          kind: 'several',
          name: 'identifiers',
          label: formText.identifiers,
          least: 3,
          choices: identifierChoices,
        },
        ...withPatientFields(view),
      ]);
    case 'asked':
      return form(dialog, [
        { kind: 'one', name: 'who', label: formText.whoAsked, required: true, choices: choices(people) },
        typed['who'] === 'nobody'
          ? { kind: 'text', name: 'why', label: formText.whyNobody, required: true }
          : { kind: 'text', name: 'name', label: formText.whoseName, required: false },
      ]);
    case 'allergies':
      return form(dialog, [{ kind: 'text', name: 'withWhom', label: formText.withWhom, required: true }]);
    case 'origins':
      return form(dialog, [long('why', formText.whyOrigins)]);
    case 'note':
      return form(dialog, [long('words', formText.note)]);
    case 'hand-over':
      return handOverForm(findingsToHandOver(view));
    case 'goes-on':
      return goesOnForm(view);
    case 'addendum':
      return form(dialog, [long('words', formText.addendum)], dialogText.saveAddendum);
    case 'checklist':
      return form(dialog, checklistFields(view.progress, typed), historyText.done);
    case 'own-drug':
      return form(dialog, ownDrugFields(row, typed));
    case 'finding':
      return form(dialog, findingFields(findingsHere(view, row), typed));
    case 'allergy':
      return form(dialog, allergyFields);
    case 'supply':
      return form(dialog, supplyFields(row));
    case 'reason':
      return form(dialog, reasonFields);
    case 'pass-on':
      return form(dialog, [
        { kind: 'text', name: 'to', label: historyForm.passTo, required: true },
        { ...long('words', historyForm.passWords), required: false },
      ]);
    case 'gone':
      return form(dialog, [long('why', historyForm.whyGone)]);
    case 'next-case':
      return nextCaseForm(dialog, typed);
    default:
      return assertNever(dialog);
  }
}

const nexts = [
  ['reopen', 'R', historyForm.reopen],
  ['transfer', 'T', historyForm.transfer],
  ['discharge', 'D', historyForm.discharge],
] as const;

const nextCaseForm = (dialog: CaseDialog, typed: Typed): Form =>
  form(dialog, [
    { kind: 'one', name: 'next', label: historyForm.whatNext, required: true, choices: choices(nexts) },
    ...(typed['next'] === 'reopen' ? [long('why', historyForm.whyReopen)] : []),
  ]);

const handOverForm = (findings: ReturnType<typeof findingsToHandOver>): Form =>
  form(
    'hand-over',
    [
      {
        kind: 'several',
        name: 'findings',
        label: formText.findings,
        least: 1,
        choices: findings.map((finding, at) => ({
          value: finding.id,
          words: `${finding.medicine}: ${finding.words}`,
          key: letters.charAt(at),
        })),
      },
      { kind: 'text', name: 'to', label: formText.toldWhom, required: true },
      { kind: 'one', name: 'how', label: formText.how, required: true, choices: choices(means) },
    ],
    dialogText.saveHandOver,
  );

/** One answer stands for a pair, whichever of its rows names it. */
const goesOnForm = ({ goesOn }: CaseView): Form =>
  form(
    'goes-on',
    [
      {
        kind: 'several',
        name: 'pairs',
        label: formText.goesOn,
        least: 1,
        choices: goesOn.map(({ ids, words }, at) => ({
          value: ids[0] ?? '',
          words,
          key: letters.charAt(at),
        })),
      },
    ],
    dialogText.saveGoesOn,
  );

export type CaseFilled =
  | { readonly kind: 'sayings'; readonly sayings: readonly Saying[] }
  | { readonly kind: 'missing'; readonly fields: readonly string[] };

/** What a filled dialog says; a hand-over of several findings is a saying for each. */
export function caseSayings(dialog: Saved, typed: Typed, asked: Asked, nowMillis: number): CaseFilled {
  const missing = missingIn(caseForm(dialog, typed, asked), typed);
  if (missing.length > 0) return { kind: 'missing', fields: missing };
  if (dialog === 'own-drug' || dialog === 'allergy') {
    const said =
      dialog === 'allergy' ? allergySaying(typed, nowMillis) : ownDrugSaying(asked.row, typed, nowMillis);
    return 'missing' in said
      ? { kind: 'missing', fields: [said.missing] }
      : { kind: 'sayings', sayings: [said] };
  }
  return { kind: 'sayings', sayings: sayings(dialog, typed, asked) };
}

function askedSaying(typed: Typed): Extract<Saying, { kind: 'patient-asked' }> {
  const who = people.find(([value]) => value === typed['who'])?.[0] ?? 'nobody';
  return {
    kind: 'patient-asked',
    who,
    name: who === 'nobody' ? '' : typedIn(typed, 'name'),
    why: who === 'nobody' ? typedIn(typed, 'why') : '',
  };
}

/** Confirmed with whoever is named here as asked, or was before. */
function allergiesSaying(typed: Typed, { progress }: CaseView): Saying {
  const asked = typed['who'] === undefined ? progress.asked?.value : askedSaying(typed);
  const who = asked?.who === 'carer' ? formText.carer : formText.patient;
  return {
    kind: 'allergies-confirmed',
    withWhom: asked === undefined || asked.name === '' ? who : `${who}: ${asked.name}`,
  };
}

function sayings(
  dialog: Exclude<Saved, 'own-drug' | 'allergy'>,
  typed: Typed,
  { view, row }: Asked,
): readonly Saying[] {
  switch (dialog) {
    case 'identity': {
      const checked = chosenIn(typed, 'identifiers');
      return [
        {
          kind: 'identity-checked',
          identifiers: identifiers.flatMap(([value]) => (checked.includes(value) ? [value] : [])),
        },
        ...(typed['who'] === undefined ? [] : [askedSaying(typed)]),
        ...(typed['allergies'] === 'yes' ? [allergiesSaying(typed, view)] : []),
      ];
    }
    case 'asked':
      return [askedSaying(typed)];
    case 'allergies':
      return [{ kind: 'allergies-confirmed', withWhom: typedIn(typed, 'withWhom') }];
    case 'origins':
      return [{ kind: 'origins-accepted', why: typedIn(typed, 'why') }];
    case 'note':
      return [{ kind: 'noted', words: typedIn(typed, 'words') }];
    case 'hand-over': {
      const how = means.find(([value]) => value === typed['how'])?.[0] ?? 'in-person';
      const to = typedIn(typed, 'to');
      return chosenIn(typed, 'findings').map((finding) => ({ kind: 'handed-over', finding, to, how }));
    }
    case 'goes-on': {
      const meant = chosenIn(typed, 'pairs');
      return view.goesOn
        .filter(({ ids: [first] }) => meant.includes(first ?? ''))
        .flatMap(({ ids }) => ids)
        .map((finding) => ({ kind: 'finding-judged', finding, intent: 'intended' }));
    }
    case 'checklist':
      return checklistSayings(view.progress, typed);
    case 'finding':
      return findingSayings(typed);
    case 'supply':
      return supplySaying(row, typed);
    case 'reason':
      return reasonSaying(typed);
    case 'pass-on':
      return [{ kind: 'passed-on', to: typedIn(typed, 'to'), words: typedIn(typed, 'words') }];
    case 'gone':
      return view.progress.gone.map(({ id }) => ({
        kind: 'gone-seen',
        gone: id,
        why: typedIn(typed, 'why'),
      }));
    default:
      return assertNever(dialog);
  }
}

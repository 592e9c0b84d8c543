import { compareText } from '../../../shared/core/compare.ts';
import { oncePerObject } from '../../../shared/core/once-per-object.ts';
import { showDate } from '../../../shared/core/instant.ts';
import { known, mapKnown, notRecorded, valueOf, type Known } from '../../../shared/core/known.ts';
import {
  compareTextWithStructure,
  doseWords,
  meaningsOf,
  oftenWords,
  routeWords,
} from '../../../shared/dosage/dosage.ts';
import { identify, scaleOf } from '../../../shared/dmd/dmd.ts';
import type { Dosage, DosageMeaning, DoseAmount } from '../../../shared/medicines/dosage.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { CellLineView } from '../../../shared/ipc/case-views.ts';

/** One line of one source in the words of a cell. Everything that was not understood stays in sight. */
export const cellLine = (line: MedicineLine, current: boolean): Omit<CellLineView, 'differs'> => ({
  ...cellWords(line),
  current,
});

const cellWords: (line: MedicineLine) => Omit<CellLineView, 'differs' | 'current'> = oncePerObject(
  (line) => ({
    key: keyText(line.key),
    term: termOf(line),
    product: saysHowMuch(line.dosages) ? '' : termOf(line),
    brand: brandOf(line),
    dose: joined(line.dosages, doseOf),
    route: joined(line.dosages, routeWords),
    frequency: joined(line.dosages, oftenWords),
    steps: stepsOf(line.dosages),
    directions: directions(line.dosages),
    remainder: remainder(line.dosages),
    textAgainstStructure: disagreement(line.dosages),
    indication: mapKnown(line.indication, ({ text }) => text),
    status: statusOf(line),
    category: told(line.category),
    dates: mainDates(line),
    notes: [
      ...line.notes,
      ...line.notUnderstood.map((item) => `Not understood at ${item.path}: ${item.raw}`),
    ],
  }),
);

/** The source's own words for the medicine; a reference that led nowhere names nothing, and that is said. */
export const termOf = (line: MedicineLine): string =>
  line.medicine.term === '' ? 'Medicine not named' : line.medicine.term;

/**
 * Whether the doses themselves say how much medicine they are: milligrams and units do, "2", tablets, puffs and millilitres say
 * it only together with a product. Directions of which no dose was read say it nowhere.
 */
function saysHowMuch(dosages: readonly Dosage[]): boolean {
  const meanings = dosages.map(meaningOf).flatMap((meaning) => valueOf(meaning) ?? []);
  return meanings.some(isMeasuredDose) && meanings.every(isMeasuredDose);
}

const isMeasuredDose = ({ doses }: DosageMeaning): boolean => doses.some(isMeasured);

const isMeasured = ({ low, high }: DoseAmount): boolean =>
  [low, high].every(
    (end) => end === undefined || scaleOf(end.unit)?.of === 'mass' || ['unit', 'mmol'].includes(end.unit),
  );

/** "ramipril 5mg capsules: 1 once a day": words of a dose with the product they are of, where they need it. */
export const withProduct = (product: string, words: string): string =>
  product === '' || words === '' ? words : `${product}: ${words}`;

/** The brand as stated, or as the name itself says it; a supplier in brackets is no brand. */
function brandOf(line: MedicineLine): Known<string> {
  const { brand, term } = line.medicine;
  const { brand: named, substance } = identify(term, valueOf(brand) ?? '');
  return named.kind === 'known' && named.value !== substance ? named : brand;
}

/** A supply or a dose that was completed says that it happened, nothing about whether the medicine is still taken. */
function statusOf(line: MedicineLine): Known<string> {
  if (line.status.kind !== 'known' || line.status.value !== 'completed') return line.status;
  if (line.statedAs === 'dispense') return known('supplied');
  return line.statedAs === 'administration' ? known('given') : line.status;
}

/** A category that only says where the line came from is said by its column already. */
const saidByColumn: readonly string[] = ['community', 'inpatient', 'outpatient', 'discharge'];
const told = (category: MedicineLine['category']): Known<string> =>
  category.kind === 'known' && saidByColumn.includes(category.value) ? notRecorded : category;

/** A number that stands without its unit says that it does: "2" may be tablets, millilitres or milligrams. */
const doseOf = (meaning: DosageMeaning): string => {
  const words = doseWords(meaning);
  return /^(up to |at least )?[\d.,]+( to [\d.,]+)?$/.test(words) ? `${words} (unit not stated)` : words;
};

/**
 * Several doses of one line with the time of each, in the order they are given: "10 mg on waking", "5 mg at noon". Empty where
 * one dose says it all, or where a part could not be read.
 */
function stepsOf(dosages: readonly Dosage[]): string[] {
  const meanings = dosages.map(meaningOf);
  if (meanings.some((meaning) => meaning.kind === 'unreadable' || meaning.kind === 'withheld')) return [];
  const parts = meanings.flatMap((meaning) => valueOf(meaning) ?? []);
  const doses = new Set(parts.map(doseOf));
  if (parts.length < 2 || doses.size < 2) return [];
  const ordered = parts.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
  return ordered.map((meaning) =>
    [doseOf(meaning), oftenWords(meaning)].filter((words) => words !== '').join(' '),
  );
}

/** Words and structure of a dosage that say different things, both in words. */
function disagreement(dosages: readonly Dosage[]): CellLineView['textAgainstStructure'] {
  for (const dosage of dosages) {
    const compared = compareTextWithStructure(dosage);
    if (compared.kind === 'disagree') return { text: compared.textWords, structure: compared.structureWords };
  }
  return null;
}

/** The coded structure where there is one, else what was read from the words. */
const meaningOf = (dosage: Dosage): Known<readonly DosageMeaning[]> =>
  dosage.structured.kind === 'not-recorded'
    ? mapKnown(dosage.fromText, meaningsOf)
    : mapKnown(dosage.structured, (meaning) => [meaning]);

function joined(dosages: readonly Dosage[], words: (meaning: DosageMeaning) => string): Known<string> {
  const unread = dosages
    .map(meaningOf)
    .find((meaning) => meaning.kind === 'unreadable' || meaning.kind === 'withheld');
  if (unread !== undefined) return unread;
  const parts = dosages.flatMap((dosage) =>
    (valueOf(meaningOf(dosage)) ?? []).map(words).filter((text) => text !== ''),
  );
  const distinct = parts.filter((part, at) => parts.indexOf(part) === at);
  return distinct.length === 0 ? notRecorded : known(distinct.join('; '));
}

export function directions(dosages: readonly Dosage[]): Known<string> {
  const texts = dosages.flatMap((dosage) => [dosage.text, dosage.patientInstruction]);
  const unread = texts.find((text) => text.kind === 'unreadable' || text.kind === 'withheld');
  if (unread !== undefined) return unread;
  const said = texts.flatMap((text) =>
    text.kind === 'known' && text.value.trim() !== '' ? [text.value] : [],
  );
  const distinct = said.filter((text, at) => said.indexOf(text) === at);
  return distinct.length === 0 ? notRecorded : known(distinct.join('. '));
}

/** Words and coded fields of the directions that no field of ours holds. Directions that were not read at all are all remainder. */
export function remainder(dosages: readonly Dosage[]): string {
  return dosages
    .flatMap((dosage) => {
      const members = (dosage.unread ?? []).map(({ path, raw }) => `${path} ${raw}`);
      if (members.length > 0) return [...members, valueOf(dosage.fromText)?.remainder ?? ''];
      if (dosage.fromText.kind === 'known') return [dosage.fromText.value.remainder];
      return dosage.structured.kind === 'known' || dosage.text.kind !== 'known' ? [] : [dosage.text.value];
    })
    .filter((words) => words.trim() !== '')
    .join('; ');
}

const dateWords = (label: string, date: Known<string>): readonly string[] => {
  switch (date.kind) {
    case 'known':
      return [`${label} ${showDate(date.value)}`];
    case 'unreadable':
      return [`${label}: could not be read: “${date.raw}”`];
    case 'withheld':
      return [`${label}: withheld`];
    case 'not-recorded':
      return [];
  }
};

const evidenceWords = { administration: 'Given', dispense: 'Supplied', issue: 'Issued' } as const;

/** Every date of a line, for the row opened. */
export const dates = (line: MedicineLine): string[] => [
  ...dateWords('Last taken', line.lastTaken),
  ...dateWords('Last issued', line.lastIssued),
  ...dateWords('From', line.start),
  ...dateWords('Ended', line.end),
  ...line.evidence.flatMap((item) => dateWords(evidenceWords[item.kind], item.when)),
];

/** The dates that fit a cell: when it was last taken, given or issued, or else since when; and when it ended. */
function mainDates(line: MedicineLine): string[] {
  const newest = line.evidence
    .toSorted((a, b) => compareText(valueOf(b.when) ?? '', valueOf(a.when) ?? ''))
    .at(0);
  const supplied = newest === undefined ? [] : dateWords(evidenceWords[newest.kind], newest.when);
  const issued = dateWords(line.statedAs === 'dispense' ? 'Supplied' : 'Last issued', line.lastIssued);
  const last = [dateWords('Last taken', line.lastTaken), issued, supplied].find((words) => words.length > 0);
  return [...(last ?? dateWords('From', line.start)), ...dateWords('Ended', line.end)];
}

import { showDateTime } from '../../../shared/core/instant.ts';
import { raised } from '../../../shared/core/raised.ts';
import type { CaseView, FindingView } from '../../../shared/ipc/case-views.ts';
import { newestWords, standingMeaning, standingWords } from '../../../shared/medicines/source-words.ts';
import { typedInWords } from '../../../shared/typed-in/typed-in.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { knownWords, toldWords } from './paper-words.ts';

type Context = Pick<RecordView, 'sources' | 'warnings' | 'aboutCase' | 'facts' | 'notShown' | 'handedOver'>;

/** What surrounds the medicines on the paper: sources and their age, warnings, findings about the case, facts, the hand-over. */
export function recordContext(view: CaseView, madeAt: string): Context {
  const { banner, progress } = view;
  return {
    sources: view.columns.map((column) => sourceLine(column, madeAt)),
    warnings: [
      ...(banner.died.kind === 'not-recorded' ? [] : [`Died ${knownWords(banner.died, showDateTime)}`]),
      ...(banner.nhsNumber.kind === 'known' && !banner.nhsNumberValid
        ? ['The NHS number is not a valid one']
        : []),
      ...banner.warnings,
    ],
    aboutCase: view.findings.map(findingLine),
    facts: [
      `Reason for admission: ${knownWords(banner.reason)}`,
      ...view.facts.map(
        ({ name, value, date, source }) =>
          `${name}: ${knownWords(value, raised)}, ${date.kind === 'known' ? showDateTime(date.value) : 'date not recorded'}, ${source}`,
      ),
    ],
    notShown: view.notUnderstood.map(({ source, why }) => `${source}: ${why}`),
    handedOver:
      progress.passedOn === null
        ? []
        : [
            `${progress.passedOn.value.to}, by ${progress.passedOn.by}, ${showDateTime(progress.passedOn.at)}${progress.passedOn.value.words === '' ? '' : `: ${progress.passedOn.value.words}`}`,
          ],
  };
}

function sourceLine(column: CaseView['columns'][number], madeAt: string): RecordView['sources'][number] {
  return {
    name: column.name,
    system: column.system,
    asOf: column.asOf.kind === 'known' ? showDateTime(column.asOf.value) : 'Not read',
    age: [
      column.asOf.kind === 'known' ? ageWords(column.asOf.value, madeAt) : '',
      newestWords(column.newestAssertion),
      column.typedIn === null ? '' : typedInWords(column.typedIn),
    ]
      .filter((part) => part !== '')
      .join(', '),
    state: standingWords(column),
    meaning: [standingMeaning(column), ...column.about].join(' '),
  };
}

const minuteMs = 60_000;

/** "3 h old": how old an answer was when the paper was made, in whole minutes, hours or days. */
function ageWords(asOf: string, madeAt: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(madeAt) - Date.parse(asOf)) / minuteMs));
  const hours = Math.floor(minutes / 60);
  if (minutes < 60) return `${minutes} min old`;
  return hours < 72 ? `${hours} h old` : `${Math.floor(hours / 24)} days old`;
}

const findingLine = (finding: FindingView): string =>
  [`${finding.words} (${finding.severity.replaceAll('-', ' ')})`, finding.why, ...toldWords([finding])]
    .filter((part) => part !== '')
    .join('. ');

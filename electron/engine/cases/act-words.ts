import { partsOf, recommendWords, type CaseEvent, type SingleBody } from '../../../shared/cases/cases.ts';
import type { DecidedRow } from './rows-state.ts';

/** An act in words, for whoever takes it back: "taking as directed: amlodipine, ramipril". Null where there is none. */
export function actWords(event: CaseEvent | null, rows: readonly DecidedRow[]): string | null {
  if (event === null) return null;
  const about = new Map<string, string[]>();
  for (const { body } of partsOf(event)) {
    const what = sayingWords(body);
    const row = 'row' in body && body.row !== null ? medicineOf(body.row, rows) : '';
    about.set(what, [...(about.get(what) ?? []), row]);
  }
  return [...about]
    .map(([what, medicines]) => {
      const named = medicines.filter((medicine) => medicine !== '');
      return named.length === 0 ? counted(what, medicines.length) : `${what}: ${named.join(', ')}`;
    })
    .join('; ');
}

const counted = (what: string, count: number): string => (count === 1 ? what : `${what}, ${count} of them`);

const medicineOf = (id: string, rows: readonly DecidedRow[]): string => {
  const view = rows.find((row) => row.view.id === id)?.view;
  return view === undefined ? 'a medicine no source has any more' : `${view.generic} ${view.brand}`.trim();
};

/** What was said, without who and when. */
function sayingWords(body: SingleBody): string {
  switch (body.kind) {
    case 'history':
      return body.fact.kind.replaceAll('-', ' ');
    case 'recommended':
      return recommendWords(body.recommendation.action).toLowerCase();
    case 'confirmed':
      return 'confirmed by a prescriber';
    case 'own-drug':
      return 'one of the patient’s own drugs';
    case 'checklist':
      return 'an answer to the checklist';
    case 'noted':
      return 'a note';
    case 'passed-on':
      return 'the case handed over';
    case 'handed-over':
      return 'a finding handed over';
    case 'reason-said':
      return `reconciliation on ${body.reason}`;
    case 'severity-said':
      return 'how bad a finding is';
    case 'finding-judged':
      return 'what a finding is';
    case 'gone-seen':
      return 'a medicine that is gone, seen';
    default:
      return body.kind.replaceAll('-', ' ');
  }
}

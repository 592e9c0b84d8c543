import { valueOf } from '../../core/known.ts';
import { keyText } from '../../medicines/keys.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import type { HistoryFact } from '../sayings.ts';
import { isTypedIn } from '../../typed-in/typed-in.ts';
import { goesHome } from './status.ts';
import type { WriteContext, WriteRow } from './write.ts';

type Lines = Pick<WriteRow, 'lines' | 'fromHistory' | 'fromDischarge'> & Partial<Pick<WriteRow, 'decision'>>;

/** What the patient or a carer said of the medicine in an interview. */
export const toldLine = (lines: readonly MedicineLine[]): MedicineLine | undefined =>
  lines.find((line) => isTypedIn(line.key.source) && valueOf(line.category) === 'patient-reported');

/**
 * The lines of a row in the order in which they speak for it: those of the source whose directions are followed, what the patient or a carer said of its dose, what the sources say
 * the patient takes, what goes home, what is charted. What is written as somebody's word is never in another's words.
 */
function inOrder({ lines, fromHistory, fromDischarge, decision }: Lines): readonly MedicineLine[] {
  const told = toldLine(lines);
  const fact = decision?.history?.value;
  const followed = fact?.kind === 'taking-as-directed' ? fact.directedBy?.source : undefined;
  const rank = (line: MedicineLine): number => {
    if (line.key.source === followed) return -2;
    if (line === told && told.dosages.length > 0) return -1;
    const key = keyText(line.key);
    if (fromHistory.includes(key)) return line.statedAs === 'statement' || line.statedAs === 'plan' ? 0 : 1;
    return fromDischarge.includes(key) ? 2 : 3;
  };
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

/** The line whose words are passed on: what the patient takes (history) before what the order side says. */
export const leadLine = (row: Lines): MedicineLine | undefined => inOrder(row).at(0);

/** The order side's own line: the discharge list before the chart. */
export const orderLine = (row: Lines): MedicineLine | undefined =>
  inOrder(row).find((line) => !row.fromHistory.includes(keyText(line.key)));

/**
 * One line for each product that is written for a row. A regimen of several strengths (warfarin 3 mg and 1 mg) is all of its
 * lines, each with its own dose; any other row is the line that speaks for it. At discharge what a prescriber confirmed on
 * the order side (continued as charted, changed, started here) speaks in the order side's words.
 */
export function productLines(row: WriteRow, context: WriteContext): readonly MedicineLine[] {
  const order = orderLine(row);
  const lead = leadLine(row);
  if (lead === undefined) return [];
  if (order !== undefined && speaksByOrder(row, context)) return [order];
  const source = inOrder(row).filter(
    (line) => line.key.source === lead.key.source && line.statedAs === lead.statedAs,
  );
  const byProduct = new Map<string, MedicineLine>();
  for (const line of source) if (!byProduct.has(productOf(line))) byProduct.set(productOf(line), line);
  return [...byProduct.values()];
}

/** Two lines of one product are one entry (a duplicate is a finding of its own); two products are two. */
export const productOf = ({ medicine }: MedicineLine): string => productName(medicine.term);

/** A medicine's name as names are compared. */
export const productName = (term: string): string => term.trim().toLowerCase();

export function speaksByOrder({ decision }: Pick<WriteRow, 'decision'>, context: WriteContext): boolean {
  const said = decision.recommendation?.value;
  if (context.reason !== 'discharge' || decision.confirmed === null || said === undefined) return false;
  return (
    (said.action === 'continue' && said.side === 'as-charted') ||
    (said.action === 'change' && decision.confirmed.value.how === 'chart-shows-it') ||
    (decision.history?.value.kind === 'started-here' && goesHome(decision, context))
  );
}

/** What was said of this product's dose; `undefined` where its own directions hold. */
export const doseSaid = (fact: HistoryFact, line: MedicineLine): string | undefined =>
  fact.kind === 'taking-as-directed' || fact.kind === 'taking-differently'
    ? fact.doses.find((one) => one.line === keyText(line.key))?.asTaken
    : undefined;

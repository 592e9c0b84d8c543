import { readLine } from '../../electron/engine/typed-in/read-line.ts';
import { requests, type CallName } from '../../shared/ipc/requests.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { ok, type Result } from '../../shared/core/result.ts';
import { valueOf } from '../../shared/core/known.ts';
import type { EntryView, PastedView } from '../../shared/ipc/typed-in-views.ts';
import {
  datesBorne,
  lineWords,
  looksScanned,
  otherPatients,
  readPasted,
  readScan,
} from '../../shared/typed-in/typed-in.ts';
import type { FixtureState } from './fixture-state.ts';

/** The one box that the made-up list of medicines has; any other is in no list. */
export const knownBox = { gtin: '05051562030603', name: 'Voltarol 12 Hour Emulgel P 2.32% gel' } as const;

let made = 0;
const id = (): string => {
  made += 1;
  return `typed-${made}`;
};

/** What the engine says to typed, pasted and scanned words, by its own readers; nothing is kept. */
export function answerTypedIn(
  state: FixtureState,
  name: CallName,
  request: object,
): Result<unknown, Fault> | undefined {
  switch (name) {
    case 'openTypedIn':
      return ok({ source: null, draft: null });
    case 'keepTypedInDraft':
      return ok({});
    case 'saveTypedIn':
      return ok(state.case);
    case 'readTypedLines': {
      const { lines } = requests.readTypedLines.parse(request);
      return ok({ readings: lines.map((line) => readLine(line, id())) });
    }
    case 'readEntry':
      return ok(entry(requests.readEntry.parse(request).text));
    case 'readPasted':
      return ok(pasted(state, requests.readPasted.parse(request).text));
    default:
      return undefined;
  }
}

function entry(text: string): EntryView {
  if (!looksScanned(text)) {
    const { name, directions, rest, stopped } = lineWords(text);
    const line = name === '' ? { name: text, directions: '' } : { name, directions };
    return { kind: 'line', ...line, rest, stopped, reading: readLine(line, id()) };
  }
  const scan = readScan(text);
  if (scan.kind === 'unreadable') return { kind: 'unreadable-code', why: scan.why };
  const product = scan.gtin === knownBox.gtin ? { name: knownBox.name, code: null } : null;
  const reading = readLine({ name: product?.name ?? '', directions: '' }, id());
  const expired = scan.expires !== null && scan.expires < '2026-11-18';
  const { gtin, batch, expires } = scan;
  return { kind: 'pack', gtin, batch, expires, expired, product, release: '2026-11-16', reading };
}

function pasted({ case: { banner } }: FixtureState, text: string): PastedView {
  const items = readPasted(text);
  return {
    items: items.map((item) => {
      switch (item.kind) {
        case 'medicine':
        case 'unsure':
          return { ...item, reading: readLine(item, id()) };
        case 'allergy':
          return { ...item, id: id() };
        default:
          return item;
      }
    }),
    others: [
      ...otherPatients(items, {
        family: banner.family,
        born: valueOf(banner.born) ?? null,
        nhsNumber: valueOf(banner.nhsNumber) ?? null,
      }),
    ],
    dates: [...datesBorne(items)],
    unseenMarks: false,
  };
}

import { fromMillis } from '../../../shared/core/instant.ts';
import type { EntryView } from '../../../shared/ipc/typed-in-views.ts';
import { lineWords, looksScanned, readScan } from '../../../shared/typed-in/typed-in.ts';
import type { EngineContext } from '../context.ts';
import { packOf, searchMedicines } from '../dmd/dmd.ts';
import { readLine } from './read-line.ts';

/** A line somebody typed, or a box somebody scanned: what it is, for a person to take or mend. */
export function readEntry(context: EngineContext, text: string): EntryView {
  const id = context.host.randomUuid();
  if (looksScanned(text)) return readBox(context, text, id);
  const { name, directions, rest, stopped } = lineWords(text);
  const line = name === '' ? { name: text.trim(), directions: '' } : { name, directions };
  const reading = readLine(line, id);
  // Words that were taken for a note may have been the directions: where no others stand, it is said that nobody read them.
  const unread = line.directions === '' && name !== '' && !stopped ? rest : reading.notUnderstood;
  return {
    kind: 'line',
    ...line,
    rest: name === '' ? '' : rest,
    stopped,
    reading: { ...reading, notUnderstood: unread },
  };
}

function readBox(context: EngineContext, text: string, id: string): EntryView {
  const scan = readScan(text);
  if (scan.kind === 'unreadable') return { kind: 'unreadable-code', why: scan.why };
  const { gtin, batch, expires } = scan;
  const { found, release } = searchMedicines(gtin, packOf(context));
  // A number that several products of the file share names none of them.
  const [first] = found.length === 1 ? found : [];
  const name = first === undefined ? '' : productIn(first.name);
  const today = fromMillis(context.host.now()).slice(0, 10);
  return {
    kind: 'pack',
    gtin,
    batch,
    expires,
    expired: expires !== null && expires < today,
    product: first === undefined ? null : { name, code: first.code },
    release,
    reading: readLine({ name, directions: '' }, id),
  };
}

/**
 * The product in a pack as dm+d names packs: what stands behind the supplier's bracket is how much is in it, "(Nobody Ltd) 50
 * gram", and no strength.
 */
const productIn = (pack: string): string => /^(.+\))\s+\d/.exec(pack)?.[1] ?? pack;

import { SaxesParser } from 'saxes';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { FileShape, RecordShape } from '../db/pack-shapes.ts';
import type { XmlTrouble } from './fault.ts';

/** A record as it stands in a file: its fields by name, and where it starts. */
export type XmlRecord = {
  /** `undefined` for an element where the schema has no record. */
  readonly shape: RecordShape | undefined;
  readonly path: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
  readonly line: number;
  /** Why it cannot be taken as it is, apart from its fields. */
  readonly trouble: 'field-twice' | 'stray-text' | 'empty-group' | null;
};

export type XmlFault =
  | { readonly kind: 'damaged-xml'; readonly line: number; readonly why: XmlTrouble }
  | { readonly kind: 'other-content' };

type Open = {
  readonly name: string;
  readonly line: number;
  readonly fields: Map<string, string>;
  children: number;
  records: number;
  text: string;
  trouble: XmlRecord['trouble'];
};

/** The deepest file (GTIN) has five levels. */
const maxDepth = 8;
/** Characters without the end of an element: a release's longest value is a few hundred. */
const maxSilence = 1_000_000;

/**
 * Reads the records of one file of a release as it streams by; memory holds one record. Nothing is expanded: a document
 * type is refused, comments are passed over, the five entities of XML are read.
 */
export async function readXmlRecords(
  bytes: AsyncIterable<Uint8Array>,
  file: FileShape,
  onRecord: (record: XmlRecord) => void,
): Promise<Result<void, XmlFault>> {
  const reader = xmlReader(file, onRecord);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) {
    const text = decode(() => decoder.decode(chunk, { stream: true }));
    const fault = text === undefined ? reader.fail('not-utf-8') : reader.write(text);
    if (fault !== undefined) return err(fault);
  }
  const rest = decode(() => decoder.decode());
  const fault = rest === undefined ? reader.fail('not-utf-8') : reader.end(rest);
  return fault === undefined ? ok(undefined) : err(fault);
}

/** A fatal decoder throws for bytes that are no text. */
function decode(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

type Reader = {
  readonly write: (text: string) => XmlFault | undefined;
  readonly end: (text: string) => XmlFault | undefined;
  readonly fail: (why: XmlTrouble) => XmlFault;
};

function xmlReader(file: FileShape, onRecord: (record: XmlRecord) => void): Reader {
  const parser = new SaxesParser();
  const tree = elementTree(file, onRecord);
  let fault: XmlFault | undefined;
  let silence = 0;
  const fail = (why: XmlTrouble): XmlFault => (fault ??= { kind: 'damaged-xml', line: parser.line, why });
  parser.on('error', () => {
    fail('not-well-formed');
    // The parser would go on, with a message for every character of two gigabytes that are no XML.
    throw new Error('given up');
  });
  parser.on('doctype', () => fail('doctype'));
  parser.on('opentag', ({ name, attributes }) => {
    silence = 0;
    if (fault !== undefined) return;
    const opened = tree.open(name, attributes, parser.line);
    if (opened === 'too-deep') fail('too-deep');
    else if (opened === 'other-content') fault = { kind: 'other-content' };
  });
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
  parser.on('closetag', () => {
    silence = 0;
    if (fault === undefined) tree.close();
  });
  const untilGivenUp = (run: () => unknown): void => {
    try {
      run();
    } catch (error) {
      if (fault === undefined) throw error;
    }
  };
  const write = (text: string): XmlFault | undefined => {
    if (fault !== undefined) return fault;
    silence += text.length;
    untilGivenUp(() => parser.write(text));
    return silence > maxSilence ? fail('too-long') : fault;
  };
  const end = (text: string): XmlFault | undefined => {
    const before = write(text);
    if (before !== undefined) return before;
    untilGivenUp(() => parser.close());
    return fault;
  };
  return { write, end, fail };
}

type Tree = {
  readonly open: (
    name: string,
    attributes: Readonly<Record<string, string>>,
    line: number,
  ) => 'too-deep' | 'other-content' | undefined;
  readonly text: (text: string) => void;
  readonly close: () => void;
};

/** The elements that are open, and what each becomes when it closes: a field, a record, a group. */
function elementTree(file: FileShape, onRecord: (record: XmlRecord) => void): Tree {
  const stack: Open[] = [];
  return {
    open: (name, attributes, line) => {
      const parent = stack.at(-1);
      if (parent === undefined && name !== file.root) return 'other-content';
      if (stack.length >= maxDepth) return 'too-deep';
      if (parent !== undefined) parent.children += 1;
      // No file of a release has attributes below its root; one that comes is kept as a field of no schema.
      const own =
        parent === undefined
          ? []
          : Object.entries(attributes).map(([key, value]) => [`@${key}`, value] as const);
      stack.push({ name, line, fields: new Map(own), children: 0, records: 0, text: '', trouble: null });
      return undefined;
    },
    text: (text) => {
      const open = stack.at(-1);
      if (open !== undefined) open.text += open.children > 0 ? text.trim() : text;
    },
    close: () => {
      const path = stack.slice(1).map((open) => open.name);
      const open = stack.pop();
      const parent = stack.at(-1);
      if (open === undefined) return;
      if (parent !== undefined) return closeElement(open, parent, path, stack, file, onRecord);
      const stray = open.text.trim();
      if (stray !== '')
        onRecord({ shape: undefined, path, fields: new Map([['', stray]]), line: open.line, trouble: null });
    },
  };
}

function closeElement(
  open: Open,
  parent: Open,
  path: readonly string[],
  above: readonly Open[],
  file: FileShape,
  onRecord: (record: XmlRecord) => void,
): void {
  const shape = file.records.find((record) => record.path.length === path.length && leadsTo(record, path));
  const below = file.records.filter((record) => record.path.length > path.length && leadsTo(record, path));
  const text = open.text.trim();
  const stray = open.children > 0 && text !== '';
  const emit = (trouble: XmlRecord['trouble'], fields: ReadonlyMap<string, string>): void => {
    for (const ancestor of above) ancestor.records += 1;
    onRecord({ shape, path, fields, line: open.line, trouble });
  };
  if (shape !== undefined) {
    const inherited = above.flatMap((ancestor) =>
      [...ancestor.fields].filter(([name]) => shape.fields.includes(name)),
    );
    return emit(stray ? 'stray-text' : open.trouble, new Map([...inherited, ...open.fields]));
  }
  if (below.length > 0) {
    const unused = [...open.fields].filter(([name]) => !below.some((record) => record.fields.includes(name)));
    if (open.records === 0 && open.fields.size > 0) emit('empty-group', open.fields);
    else if (text !== '' || unused.length > 0 || open.trouble !== null)
      emit(open.trouble, new Map([...unused, ['', text]]));
    return undefined;
  }
  if (open.children > 0 || above.length <= 1) return emit(null, new Map([...open.fields, ['', text]]));
  for (const [key, value] of open.fields) setField(parent, `${open.name}${key}`, value);
  return setField(parent, open.name, text);
}

const leadsTo = (record: RecordShape, path: readonly string[]): boolean =>
  path.every((name, at) => record.path[at] === '*' || record.path[at] === name);

function setField(owner: Open, name: string, value: string): void {
  if (owner.fields.has(name)) owner.trouble = 'field-twice';
  owner.fields.set(name, value);
}

import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { isObject, type JsonObject } from '../core/brand.ts';
import { err, ok, type Result } from '../core/result.ts';
import { largestDepth, mostParts, readXml } from './xml.ts';

/** Why text could not be made into a FHIR tree; names what is wrong with it, never its content. */
export type TreeFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'not-json-or-xml'; readonly detail: string }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'forbidden-key' };

const largest = 50 * 1024 * 1024;

/** What stands where JSON gave one key two different values: both, so that neither is silently believed. */
export const duplicateKey = 'duplicateKey';

/**
 * JSON or XML, told apart by content. Numbers keep their text (`1.50` stays `1.50`), unknown fields stay.
 * `writeTree` gives the same JSON back. A key given twice with different values becomes `{ duplicateKey: [first, second] }`,
 * which no reader takes for a value.
 */
export function readTree(text: string): Result<JsonObject, TreeFault> {
  if (text.length > largest) return err({ kind: 'too-large', bytes: text.length });
  const content = text.replace(/^\uFEFF/, '').trim();
  if (content === '') return err({ kind: 'empty' });
  if (/^<(!doctype\s+html|html)\b/i.test(content))
    return err({ kind: 'not-json-or-xml', detail: 'it is a web page (HTML), not a record' });
  const tree = content.startsWith('<') ? readXml(content) : readJson(content);
  if (!tree.ok) return tree;
  const problem = problemIn(tree.value);
  return problem === undefined ? tree : err(problem);
}

export const writeTree = (tree: unknown): string => stringify(tree) ?? 'null';

function readJson(text: string): Result<JsonObject, TreeFault> {
  // Refused before parsing: the parser is recursive, and every value takes many times its text.
  const { depth, parts } = measured(text);
  if (depth > largestDepth) return err({ kind: 'too-deep' });
  if (parts > mostParts) return err({ kind: 'too-many' });
  try {
    const value = parse(text, null, {
      onDuplicateKey: ({ oldValue, newValue }) => ({ [duplicateKey]: [oldValue, newValue] }),
    });
    if (isObject(value) && !isLosslessNumber(value)) return ok(value);
    const what = Array.isArray(value) ? 'a list of things, not one resource or Bundle' : 'not one resource';
    return err({ kind: 'not-json-or-xml', detail: `the JSON is ${what}` });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err({ kind: 'not-json-or-xml', detail: troubleWith(text) });
  }
}

/** What is wrong with text that should have been JSON. */
function troubleWith(text: string): string {
  if (!/^(?:[{[]|\/[/*])/.test(text)) return 'it is neither JSON nor XML';
  if (hasComments(text)) return 'the JSON holds comments, which JSON does not allow; take them out first';
  const [first = '', second = ''] = text.split('\n', 2).map((line) => line.trim());
  return first.endsWith('}') && second.startsWith('{')
    ? 'it is several JSON resources, one a line (NDJSON), not one resource or Bundle'
    : 'the JSON breaks off or is damaged';
}

/** Two slashes, or a slash and a star, outside of any string. */
const hasComments = (text: string): boolean => /\/[/*]/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));

/** Marks of JSON by their code units. */
const mark = {
  quote: 0x22,
  comma: 0x2c,
  bracket: 0x5b,
  backslash: 0x5c,
  bracketEnd: 0x5d,
  brace: 0x7b,
  braceEnd: 0x7d,
} as const;

/** Deepest bracket nesting outside strings, and how many values stand side by side. */
function measured(text: string): { readonly depth: number; readonly parts: number } {
  let depth = 0;
  let worst = 0;
  let parts = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (inString) {
      if (letter === mark.backslash) at += 1;
      else if (letter === mark.quote) inString = false;
    } else if (letter === mark.quote) inString = true;
    else if (letter === mark.comma) parts += 1;
    else if (letter === mark.brace || letter === mark.bracket) worst = Math.max(worst, ++depth);
    else if (letter === mark.braceEnd || letter === mark.bracketEnd) depth -= 1;
  }
  return { depth: worst, parts };
}

const forbidden: readonly string[] = ['__proto__', 'constructor', 'prototype'];

function problemIn(root: unknown): TreeFault | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value, depth } = item;
    if (depth > largestDepth) return { kind: 'too-deep' };
    if (Array.isArray(value)) for (const child of value) open.push({ value: child, depth: depth + 1 });
    else if (isObject(value) && !isLosslessNumber(value)) {
      for (const key of Object.keys(value)) {
        if (forbidden.includes(key)) return { kind: 'forbidden-key' };
        open.push({ value: value[key], depth: depth + 1 });
      }
    }
  }
  return undefined;
}

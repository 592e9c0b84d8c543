import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Unreadable } from './faults.ts';

const maxDepth = 64;
/** Keys that reach into an object's prototype when copied carelessly. FHIR has no such element. */
const prototypeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const unreadable = (detail: string): Result<never, Unreadable> => err({ kind: 'answer-unreadable', detail });

/** Parses hostile JSON into an object: HTML, half a text, too deep a nesting and prototype keys are faults. */
export function readJson(text: string): Result<JsonObject, Unreadable> {
  const start = text.trimStart().slice(0, 1);
  if (start === '') return unreadable('empty answer');
  if (start === '<') return unreadable('HTML or XML instead of JSON');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return unreadable(/[}\]]\s*$/.test(text) ? 'not JSON' : 'JSON that ends half-way');
  }
  if (!isObject(value)) return unreadable('JSON that is not an object');
  const objection = objectionTo(value, mayNamePrototype.test(text));
  return objection === undefined ? ok(value) : unreadable(objection);
}

/** Text that could hold such a key, written out or with escapes. Most holds none, and its keys need not be looked at. */
const mayNamePrototype = /__proto__|constructor|prototype|\\u/;

/** Calls itself no deeper than `maxDepth`. */
function objectionTo(value: object, lookAtKeys: boolean, depth = 1): string | undefined {
  if (depth > maxDepth) return `nested deeper than ${maxDepth}`;
  if (lookAtKeys && !Array.isArray(value) && Object.keys(value).some((key) => prototypeKeys.has(key)))
    return 'prototype keys';
  const children: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const child of children) {
    if (typeof child !== 'object' || child === null) continue;
    const objection = objectionTo(child, lookAtKeys, depth + 1);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

import { gzipSync } from 'node:zlib';
import { mutated, randomFrom } from '../shared/fhir/mutate.ts';

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** An answer as bytes on the wire. */
export type Hostile = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Words that every plain object answers to, and others that careless code trips over. */
export const words = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__defineGetter__',
  'length',
  'null',
  'undefined',
  'NaN',
];

/** Puts such words in the place of texts: codes, units, systems, ids, references. */
function worded(tree: unknown, random: Random): unknown {
  if (typeof tree === 'string' && random() < 0.12) return pick(random, words);
  if (Array.isArray(tree)) return tree.map((one) => worded(one, random));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      key === 'resourceType' && random() < 0.9 ? value : worded(value, random),
    ]),
  );
}

/** A key that reaches into the prototype, somewhere in the text: written out, or with an escape. */
function poisoned(text: string, random: Random): string {
  const places = [...text.matchAll(/\{/g)].map(({ index }) => index + 1);
  const at = pick(random, places);
  const key = pick(random, ['__proto__', '\\u005f_proto__', 'constructor', 'prototype']);
  const value = pick(random, ['{"polluted":true}', '{"prototype":{"polluted":true}}', 'null', '[]', '1']);
  const more = /^\s*\}/.test(text.slice(at)) ? '' : ',';
  return `${text.slice(0, at)}"${key}":${value}${more}${text.slice(at)}`;
}

function deep(text: string, random: Random): string {
  const depth = pick(random, [60, 65, 300, 5_000, 60_000]);
  const nest = random() < 0.5 ? ['[', ']'] : ['{"extension":', '}'];
  const nested = `${(nest[0] ?? '').repeat(depth)}1${(nest[1] ?? '').repeat(depth)}`;
  return text.replace(/\}\s*$/, `,"extension":${nested}}`);
}

const notBundles = [
  '',
  ' \n\t',
  'null',
  'true',
  '42',
  '"Bundle"',
  '[]',
  '[{"resourceType":"Bundle"}]',
  '{}',
  '{"resourceType":"bundle","entry":[]}',
  '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception"}]}',
  '{"resourceType":"OperationOutcome"}',
  '{"resourceType":"Bundle","entry":{"resource":{}}}',
  '{"resourceType":"Bundle","entry":[null,1,"x",[],{}]}',
  '{"resourceType":"Bundle","total":7}',
  '{"resourceType":"Bundle","total":"many","entry":[]}',
  '{"resourceType":"Bundle","link":[{"relation":"next","url":"https://elsewhere.invalid/fhir"}]}',
  '{"resourceType":"Bundle","link":[{"relation":"next","url":"javascript:alert(1)"}]}',
  '{"resourceType":"Bundle","link":"next"}',
  '{"resourceType":["Bundle"],"entry":[]}',
  '<html><body>Sign in to the network</body></html>',
  '<Bundle xmlns="http://hl7.org/fhir"/>',
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
  '{"resourceType":"Bundle","resourceType":"Patient"}',
  '{"a":1e999}',
  `{"resourceType":"Bundle","entry":[${'{},'.repeat(5_000)}{}]}`,
];

/** One hostile answer in the place of an honest one, drawn from a seed. */
export function hostileAnswer(honest: unknown, seed: number): Hostile {
  const random = randomFrom(seed);
  const text = JSON.stringify(honest);
  const json = { 'content-type': 'application/fhir+json' };
  const as = (body: string | Uint8Array, over: Partial<Hostile> = {}): Hostile => ({
    status: 200,
    headers: json,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    ...over,
  });
  const ways: readonly (() => Hostile)[] = [
    () => as(JSON.stringify(mutated(honest, random, 1 + Math.floor(random() * 6)))),
    () => as(JSON.stringify(worded(honest, random))),
    () => as(poisoned(text, random)),
    () => as(poisoned(JSON.stringify(worded(honest, random)), random)),
    () => as(deep(text, random)),
    () => as(pick(random, notBundles)),
    () => as(text.slice(0, Math.floor(random() * text.length))),
    () => as(text.replace(/"/, pick(random, ['\u0000', '\\', "'"]))),
    () => as(Buffer.from(text, 'utf16le')),
    () => as(Buffer.concat([Buffer.from(text.slice(0, 60)), Buffer.from([0xff, 0xfe, 0xc0, 0x80])])),
    () => as(`\uFEFF${text}`),
    () => as(gzipSync(text)),
    () => as(text, { headers: { ...json, 'content-encoding': 'gzip' } }),
    () => as(text, { headers: { ...json, 'content-length': String(text.length + 40) } }),
    () => as(text, { headers: { 'content-type': 'text/html' } }),
    () =>
      as(pick(random, notBundles), {
        status: pick(random, [201, 204, 206, 300, 302, 400, 403, 404, 409, 410, 422, 418, 500, 502, 503]),
      }),
    () => as('', { status: 302, headers: { location: 'https://elsewhere.invalid/fhir' } }),
  ];
  return pick(random, ways)();
}

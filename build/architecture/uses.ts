import { childNode, childNodes, textOf, walk, type Node } from './node.ts';
import type { Use } from './source.ts';

/** Members that read a clock or draw a random number, by object and property. */
const members = new Set([
  'Date.now',
  'performance.now',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'process.hrtime',
]);

/** Globals that are a clock, chance, the network, the screen or a store of their own. */
const globals = new Set([
  'fetch',
  'console',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'eval',
]);

/** Ways of leaving a test out. */
const skips = new Set(
  ['test', 'it', 'describe'].flatMap((word) =>
    ['skip', 'skipIf', 'runIf', 'todo', 'only'].map((how) => `${word}.${how}`),
  ),
);

/** Names that mean chance or time wherever they are imported from. */
const importedNames = new Set([
  'randomUUID',
  'randomBytes',
  'randomInt',
  'randomFillSync',
  'webcrypto',
  'getRandomValues',
]);

/** TypeScript nodes that still hold a value, unlike `typeof fetch` in a type. */
const valueWrappers = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
]);

const globalObjects = new Set(['globalThis', 'window', 'self', 'global']);

/** Every use of something that only named files may use, and every hole in the types. */
export function readUses(program: Node, lineOf: (offset: number) => number): readonly Use[] {
  const found: Use[] = [];
  walk(program, (node, parents) => {
    const what = useOf(node, parents);
    if (what !== undefined) found.push({ what, line: lineOf(node.start) });
  });
  return found;
}

function useOf(node: Node, parents: readonly Node[]): string | undefined {
  switch (node.type) {
    case 'TSAnyKeyword':
      return 'any';
    case 'TSNonNullExpression':
      return '!';
    case 'TSTypeAssertion':
      return 'as';
    case 'TSAsExpression':
      return isConst(childNode(node, 'typeAnnotation')) ? undefined : 'as';
    case 'NewExpression':
      return isBareDate(node) ? 'new Date()' : undefined;
    case 'CallExpression':
      return textOf(childNode(node, 'callee')) === 'Date' ? 'Date()' : undefined;
    case 'ImportSpecifier':
      return importedUse(node);
    case 'MemberExpression':
      return memberUse(node);
    case 'Identifier':
      return isShadowed(node, parents) ? undefined : identifierUse(node, parents.at(-1));
    default:
      return undefined;
  }
}

function isConst(type: Node | undefined): boolean {
  return type?.type === 'TSTypeReference' && textOf(childNode(type, 'typeName')) === 'const';
}

/** `new Date(ms)` converts; `new Date()` reads the clock. */
function isBareDate(node: Node): boolean {
  return textOf(childNode(node, 'callee')) === 'Date' && childNodes(node, 'arguments').length === 0;
}

function importedUse(node: Node): string | undefined {
  const name = textOf(childNode(node, 'imported'));
  return name !== undefined && importedNames.has(name) ? name : undefined;
}

function memberUse(node: Node): string | undefined {
  const object = childNode(node, 'object');
  const property = textOf(childNode(node, 'property'));
  if (object === undefined || property === undefined) return undefined;
  const name = textOf(object) ?? textOf(childNode(object, 'property'));
  const dotted = `${name ?? ''}.${property}`;
  if (members.has(dotted) || skips.has(dotted)) return dotted;
  if (dotted === 'window.concord' || dotted === 'globalThis.concord') return 'window.concord';
  return name !== undefined && globalObjects.has(name) && globals.has(property) ? property : undefined;
}

/** A bare global: not a property after a dot, not a key, not a declaration of the same name. */
function identifierUse(node: Node, parent: Node | undefined): string | undefined {
  const name = textOf(node);
  if (name === undefined || !globals.has(name) || parent === undefined) return undefined;
  const isProperty =
    parent.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true;
  const isKey = 'key' in parent && parent['key'] === node && parent['shorthand'] !== true;
  const isType = parent.type.startsWith('TS') && !valueWrappers.has(parent.type);
  const isName = parent['id'] === node || parent['label'] === node || isType;
  const isParameter = childNodes(parent, 'params').includes(node);
  const isBound = parent['shorthand'] === true && parent.type === 'Property' && parent['value'] === node;
  const isSpecifier = /^(Import|Export)\w*Specifier$/.test(parent.type);
  return isProperty || isKey || isName || isParameter || isBound || isSpecifier ? undefined : name;
}

/** True inside a function that takes the name as a parameter: `(fetch: Fetch) => fetch(url)` is the host's, not the global. */
function isShadowed(node: Node, parents: readonly Node[]): boolean {
  const name = textOf(node);
  if (name === undefined || !globals.has(name)) return false;
  return parents.some((parent) => childNodes(parent, 'params').some((parameter) => binds(parameter, name)));
}

function binds(parameter: Node, name: string): boolean {
  let found = false;
  walk(parameter, (node) => {
    if (node.type === 'Identifier' && textOf(node) === name) found = true;
  });
  return found;
}

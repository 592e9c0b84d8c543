import { childNode, childNodes, textOf, walk, type Node } from './node.ts';

/**
 * Lines that make an object to be looked up by any word without `table`: a plain object answers to `constructor`. Found are constants
 * declared as `Record<string, ...>`, and what `Object.fromEntries` made when a word is looked up in it.
 */
export function readOpenTables(program: Node, lineOf: (offset: number) => number): readonly number[] {
  const found: number[] = [];
  const made = new Map<string, Node>();
  const lookedUp = new Set<string>();
  walk(program, (node) => {
    if (node.type === 'MemberExpression' && node['computed'] === true)
      lookedUp.add(textOf(childNode(node, 'object')) ?? '');
    if (node.type !== 'VariableDeclarator') return;
    const [id, init] = [childNode(node, 'id'), childNode(node, 'init')];
    if (id === undefined || init === undefined) return;
    const type = childNode(childNode(id, 'typeAnnotation') ?? id, 'typeAnnotation');
    if (isOpenRecord(type) && isPlainObject(init)) found.push(lineOf(node.start));
    else if (isFromEntries(init)) made.set(textOf(id) ?? '', node);
  });
  for (const [name, node] of made) if (lookedUp.has(name)) found.push(lineOf(node.start));
  return found;
}

/** `Record<string, V>`, bare or `Readonly`. */
function isOpenRecord(type: Node | undefined): boolean {
  if (type?.type !== 'TSTypeReference') return false;
  const name = textOf(childNode(type, 'typeName'));
  const [first] = childNodes(childNode(type, 'typeArguments') ?? type, 'params');
  if (name === 'Readonly') return isOpenRecord(first);
  return name === 'Record' && first?.type === 'TSStringKeyword';
}

/** Written out, or taken from somewhere else as it is. */
const isPlainObject = (init: Node): boolean =>
  ['ObjectExpression', 'MemberExpression', 'Identifier'].includes(init.type) || isFromEntries(init);

function isFromEntries(init: Node): boolean {
  const callee = childNode(init, 'callee');
  return (
    init.type === 'CallExpression' &&
    textOf(childNode(callee ?? init, 'object')) === 'Object' &&
    textOf(childNode(callee ?? init, 'property')) === 'fromEntries'
  );
}

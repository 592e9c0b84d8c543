import { childNode, textOf, walk, type Node } from './node.ts';
import type { FunctionSpan } from './source.ts';

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const testWords = new Set([
  'describe',
  'test',
  'it',
  'testWith',
  'beforeAll',
  'beforeEach',
  'afterAll',
  'afterEach',
]);

/** Each function with its length in lines, the nested ones on their own account as well. */
export function readFunctions(program: Node, lineOf: (offset: number) => number): readonly FunctionSpan[] {
  const found: FunctionSpan[] = [];
  walk(program, (node, parents) => {
    if (!functionTypes.has(node.type)) return;
    const first = lineOf(node.start);
    const parent = parents.at(-1);
    found.push({
      name: nameOf(node, parent),
      line: first,
      lines: lineOf(node.end) - first + 1,
      exempt: parent?.type === 'CallExpression' && testWords.has(calledWord(parent)),
    });
  });
  return found;
}

function nameOf(node: Node, parent: Node | undefined): string {
  const own = textOf(childNode(node, 'id'));
  if (own !== undefined) return own;
  if (parent?.type === 'VariableDeclarator') return textOf(childNode(parent, 'id')) ?? 'anonymous';
  if (
    parent?.type === 'MethodDefinition' ||
    parent?.type === 'Property' ||
    parent?.type === 'PropertyDefinition'
  ) {
    return textOf(childNode(parent, 'key')) ?? 'anonymous';
  }
  return 'anonymous';
}

/** The leftmost word of what is called: `test` in `test.each(rows)(...)`, `testWith` in `testWith(x)(...)`. */
function calledWord(call: Node): string {
  let at: Node | undefined = call;
  while (at !== undefined) {
    const name = at.type === 'Identifier' ? textOf(at) : undefined;
    if (name !== undefined) return name;
    at = childNode(at, 'callee') ?? childNode(at, 'object') ?? childNode(at, 'tag');
  }
  return '';
}

import { childNode, childNodes, textOf, walk, type Node } from './node.ts';
import type { Import, ImportKind } from './source.ts';

type LineOf = (offset: number) => number;

/** Every way one file can reach another: import, re-export, `import()`, `import('x').T`, require, `new URL('./x')`. */
export function readImports(program: Node, lineOf: LineOf): readonly Import[] {
  const found: Import[] = [];
  walk(program, (node) => {
    const reach = reachOf(node);
    if (reach !== undefined) found.push({ ...reach, line: lineOf(node.start) });
  });
  return found;
}

function reachOf(node: Node): Omit<Import, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return reach(node, 'source', node['importKind'] === 'type' ? 'type' : 'import', 'imported');
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return reach(node, 'source', 'reexport', 'local');
    case 'ImportExpression':
      return reach(node, 'source', 'dynamic');
    case 'TSImportType':
      return reach(node, 'source', 'type');
    case 'CallExpression':
      return textOf(childNode(node, 'callee')) === 'require' ? firstArgument(node, 'require') : undefined;
    case 'NewExpression':
      return textOf(childNode(node, 'callee')) === 'URL' ? fileUrl(node) : undefined;
    default:
      return undefined;
  }
}

function reach(node: Node, key: string, kind: ImportKind, name?: string): Omit<Import, 'line'> | undefined {
  const source = childNode(node, key);
  if (source === undefined) return undefined;
  const specifier = source.type === 'Literal' ? textOf(source) : undefined;
  // A computed path cannot be checked, so it is named as it is and the rules refuse it.
  if (specifier === undefined) return { specifier: '(computed)', kind, names: [] };
  const names =
    name === undefined
      ? []
      : childNodes(node, 'specifiers').map((one) => textOf(childNode(one, name)) ?? '*');
  return { specifier, kind, names };
}

function firstArgument(node: Node, kind: ImportKind): Omit<Import, 'line'> {
  const [first] = childNodes(node, 'arguments');
  return {
    specifier: (first?.type === 'Literal' ? textOf(first) : undefined) ?? '(computed)',
    kind,
    names: [],
  };
}

/** `new URL('./entry.ts', import.meta.url)` starts another process or worker from a source file. */
function fileUrl(node: Node): Omit<Import, 'line'> | undefined {
  const [first, second] = childNodes(node, 'arguments');
  const specifier = first?.type === 'Literal' ? textOf(first) : undefined;
  const here = childNode(second ?? node, 'object')?.type === 'MetaProperty';
  if (specifier === undefined || !here || !/^\.\.?\/.*\.tsx?$/.test(specifier)) return undefined;
  return { specifier, kind: 'url', names: [] };
}

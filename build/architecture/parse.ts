import { parseSync } from 'vite';
import { readFunctions } from './functions.ts';
import { readImports } from './imports.ts';
import { childNode, childNodes, isNode, textOf, type Node } from './node.ts';
import type { SourceFile } from './source.ts';
import { readOpenTables } from './tables.ts';
import { readUses } from './uses.ts';

/** Parses one file with vite's parser; a file that cannot be parsed is an error, never an empty file. */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  const [broken] = parsed.errors;
  if (broken !== undefined) throw new Error(`${path} cannot be parsed: ${broken.message}`);
  const program: unknown = parsed.program;
  if (!isNode(program)) throw new Error(`${path}: the parser returned no tree`);
  const lineOf = lineFinder(text);
  const body = childNodes(program, 'body');
  return {
    path,
    text,
    lineCount: text === '' ? 0 : text.replace(/\n$/, '').split('\n').length,
    imports: readImports(program, lineOf),
    functions: readFunctions(program, lineOf),
    uses: readUses(program, lineOf),
    openTables: readOpenTables(program, lineOf),
    hasDefaultExport: body.some(isDefaultExport),
    onlyReexports: isBarrel(body),
  };
}

function isDefaultExport(statement: Node): boolean {
  if (statement.type === 'ExportDefaultDeclaration' || statement.type === 'TSExportAssignment') return true;
  return childNodes(statement, 'specifiers').some((one) => textOf(childNode(one, 'exported')) === 'default');
}

/** Only imports, re-exports and exports of what was imported, and at least one of the exporting kind. */
function isBarrel(body: readonly Node[]): boolean {
  const exporting = body.filter((statement) => isPassingOn(statement));
  return exporting.length > 0 && body.every((one) => one.type === 'ImportDeclaration' || isPassingOn(one));
}

function isPassingOn(statement: Node): boolean {
  if (statement.type === 'ExportAllDeclaration') return true;
  return statement.type === 'ExportNamedDeclaration' && childNode(statement, 'declaration') === undefined;
}

/** A function from an offset in the text to its line, counted from 1. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

import { limits } from '../boundaries.ts';
import type { FunctionSpan, Rule, SourceFile } from '../source.ts';

/** Files and functions over the limit; the tail is what makes a house hard to live in. */
export const lengthsRule: Rule = (files) =>
  files.flatMap((file) => [...fileTooLong(file), ...functionsTooLong(file)]);

function fileTooLong(file: SourceFile): ReturnType<Rule> {
  const limit = file.path.startsWith('test/') ? limits.testFile : limits.file;
  if (file.lineCount <= limit) return [];
  return [
    { rule: 'lengths', path: file.path, line: limit, says: `${file.lineCount} lines; the limit is ${limit}` },
  ];
}

function functionsTooLong(file: SourceFile): ReturnType<Rule> {
  return file.functions
    .filter((one) => !one.exempt && one.lines > limitOf(file, one))
    .map((one) => ({
      rule: 'lengths',
      path: file.path,
      line: one.line,
      says: `${one.name} has ${one.lines} lines; the limit is ${limitOf(file, one)}`,
    }));
}

function limitOf(file: SourceFile, one: FunctionSpan): number {
  return file.path.endsWith('.tsx') && /^[A-Z]/.test(one.name) ? limits.componentLines : limits.functionLines;
}

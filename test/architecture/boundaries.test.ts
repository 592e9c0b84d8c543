import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeViolation, violations } from '../../build/architecture/architecture.ts';
import { limits, productFolders } from '../../build/architecture/boundaries.ts';
import { readProject } from '../../build/architecture/read.ts';

const files = readProject(resolve(import.meta.dirname, '../..'));

test('the whole project was read, part by part', () => {
  for (const folder of productFolders) {
    const read = files.filter((file) => file.path.startsWith(folder));
    expect(read.length, `files read in ${folder}`).toBeGreaterThan(0);
  }
  const imports = files.flatMap((file) => file.imports);
  const functions = files.flatMap((file) => file.functions);
  expect(imports.length, 'imports read').toBeGreaterThan(files.length);
  expect(functions.length, 'functions read').toBeGreaterThan(files.length);
});

test('every rule holds', () => {
  expect(violations(files).map(describeViolation)).toEqual([]);
});

test('most files stay below the length that asks for a second look', () => {
  const long = files.filter((file) => file.lineCount > limits.fileWarn && !file.path.startsWith('test/'));
  for (const file of long) process.stderr.write(`long file: ${file.path} has ${file.lineCount} lines\n`);
  expect(long.length).toBeLessThanOrEqual(files.length / 20);
});

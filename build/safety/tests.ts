import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { out, root } from '../lib/root.ts';

/** A test as evidence names it: `file below test/: title`. */
export type TestName = string;

const folder = join(root, 'test');

/** Every test in the project that runs (a skipped one is none), and the hazards that test files claim by a comment. */
export type TestsThere = {
  readonly tests: ReadonlySet<TestName>;
  /** From lines `// Hazard: id`. */
  readonly claims: readonly { readonly file: string; readonly hazard: string }[];
};

export function findTests(): TestsThere {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => path.split(sep).join('/'));
  const read = files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  return {
    tests: new Set(read.flatMap(({ file, text }) => titlesIn(text).map((title) => `${file}: ${title}`))),
    claims: read.flatMap(({ file, text }) => claimsIn(text).map((hazard) => ({ file, hazard }))),
  };
}

/** Titles of `test('...')` and `test.for(...)('...')`; `test.skip` and `test.todo` are not among them. */
export const titlesIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /\b(?:test|it)(?:\.(?:for|each)\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g,
    ),
  ].map(([, , title = '']) => title.replaceAll(/\\(['"`])/g, '$1'));

export const claimsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*\/\/ Hazard: (?<id>\S+)$/gm)].map(({ groups }) => groups?.['id'] ?? '');

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/** What passed in the reports that the last runs of tests left in `out/test`. */
export function passedIn(reports: readonly string[]): ReadonlySet<TestName> {
  return new Set(
    reports.flatMap((report) =>
      reportSchema
        .parse(JSON.parse(readFileSync(report, 'utf8')))
        .testResults.flatMap(({ name, assertionResults }) =>
          assertionResults
            .filter(({ status }) => status === 'passed')
            .map(({ title }) => `${relative(folder, name).split(sep).join('/')}: ${title}`),
        ),
    ),
  );
}

/** The reports of one whole run of tests. */
export const reportsThere = (): readonly string[] =>
  readdirSync(out('test'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => out('test', name));

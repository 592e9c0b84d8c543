import { expect, test } from 'vitest';
import { describeViolation, rules } from '../../build/architecture/architecture.ts';
import { parseSource } from '../../build/architecture/parse.ts';

/** Holds a small project against one rule; what comes back are the violations as lines. */
function held(name: string, project: Readonly<Record<string, string>>): readonly string[] {
  const rule = rules[name];
  if (rule === undefined) throw new Error(`there is no rule called ${name}`);
  return rule(Object.entries(project).map(([path, text]) => parseSource(path, text))).map(describeViolation);
}

/** Put together here so that this file does not break the rule it tests. */
const unfinished = ['TO', 'DO'].join('');
const folder = 'root';

const long = (lines: number): string => 'export const a = 1;\n'.repeat(lines);

type Case = {
  readonly rule: string;
  readonly claim: string;
  readonly broken: Readonly<Record<string, string>>;
  readonly says: string;
  /** The nearest thing that is allowed. */
  readonly sound: Readonly<Record<string, string>>;
};

const cases: readonly Case[] = [
  {
    rule: 'layers',
    claim: 'the renderer cannot see the engine',
    broken: { 'renderer/app.tsx': "import { open } from '../electron/engine/engine.ts';" },
    says: 'renderer/app.tsx:1 [layers] renderer/ may not look at electron/engine/engine.ts',
    sound: { 'renderer/app.tsx': "import { call } from '../shared/ipc/ipc.ts';" },
  },
  {
    rule: 'layers',
    claim: 'the engine cannot see the desktop, not even for a type',
    broken: { 'electron/engine/a.ts': "type W = import('../desktop/window.ts').W;" },
    says: 'electron/engine/a.ts:1 [layers] electron/engine/ may not look at electron/desktop/window.ts',
    sound: { 'electron/desktop/a.ts': "import { start } from '../engine/engine.ts';" },
  },
  {
    rule: 'layers',
    claim: 'the product never looks at the sandbox',
    broken: { 'electron/preview/a.ts': "export { x } from '../../sandbox/sandbox.ts';" },
    says: 'electron/preview/a.ts:1 [layers] electron/preview/ may not look at sandbox/sandbox.ts',
    sound: { 'build/start/a.ts': "import { startSandbox } from '../../sandbox/sandbox.ts';" },
  },
  {
    rule: 'layers',
    claim: 'a store cannot see a feature',
    broken: { 'renderer/stores/a.ts': "import { Ward } from '../features/ward/ward.tsx';" },
    says: 'renderer/stores/a.ts:1 [layers] renderer/stores/ may not look at renderer/features/ward/ward.tsx',
    sound: { 'renderer/features/ward/ward.tsx': "import { ward } from '../../stores/ward.ts';" },
  },
  {
    rule: 'tables',
    claim: 'a table for words from outside answers to its own words alone',
    broken: { 'shared/dosage/a.ts': "const routes: Readonly<Record<string, string>> = { po: 'oral' };" },
    says: 'shared/dosage/a.ts:1 [tables] a plain object that any word can be looked up in; make it with shared/core/table.ts',
    sound: { 'shared/dosage/a.ts': "const routes = table<string>({ po: 'oral' });" },
  },
  {
    rule: 'tables',
    claim: 'so does one that is made of entries and looked up',
    broken: {
      'renderer/a.ts':
        'const byName = Object.fromEntries(rows);\nexport const find = (name: string) => byName[name];',
    },
    says: 'renderer/a.ts:1 [tables] a plain object that any word can be looked up in; make it with shared/core/table.ts',
    sound: {
      'renderer/a.ts': 'const byName = Object.fromEntries(rows);\nexport const all = JSON.stringify(byName);',
    },
  },
  {
    rule: 'tiers',
    claim: 'a noun cannot know who decides about it',
    broken: { 'shared/dosage/a.ts': "import type { Row } from '../match/match.ts';" },
    says: 'shared/dosage/a.ts:1 [tiers] dosage stands below shared/match/match.ts',
    sound: { 'shared/match/a.ts': "import type { Dose } from '../dosage/dosage.ts';" },
  },
  {
    rule: 'tiers',
    claim: 'a room inside a tier imports only rooms listed before it',
    broken: { 'shared/fhir/a.ts': "import { link } from '../patients/patients.ts';" },
    says: 'shared/fhir/a.ts:1 [tiers] fhir stands below shared/patients/patients.ts',
    sound: { 'shared/patients/a.ts': "import { read } from '../fhir/fhir.ts';" },
  },
  {
    rule: 'tiers',
    claim: 'a room nobody listed is refused',
    broken: { 'shared/helpers/a.ts': 'export const a = 1;' },
    says: 'shared/helpers/a.ts:1 [tiers] is in no room of shared/ that the list names',
    sound: { 'shared/core/a.ts': 'export const a = 1;' },
  },
  {
    rule: 'entry-files',
    claim: 'a room is entered by its entry file',
    broken: { 'shared/cases/a.ts': "import { score } from '../match/score.ts';" },
    says: 'shared/cases/a.ts:1 [entry-files] shared/match/score.ts is private to its room; import shared/match/match.ts',
    sound: {
      'shared/cases/a.ts': "import { m } from '../match/match.ts'; import { k } from '../core/known.ts';",
      'shared/match/match.ts': "import { score } from './score.ts';",
    },
  },
  {
    rule: 'entry-files',
    claim: 'a host enters the engine from the front',
    broken: { 'electron/cli/main.ts': "import { seal } from '../engine/vault/seal.ts';" },
    says: 'electron/cli/main.ts:1 [entry-files] electron/engine/vault/seal.ts is private to its room; import electron/engine/vault/vault.ts',
    sound: { 'electron/cli/main.ts': "import { startEngine } from '../engine/engine.ts';" },
  },
  {
    rule: 'entry-files',
    claim: 'a feature never imports a feature',
    broken: { 'renderer/features/ward/ward.tsx': "import { Case } from '../case/case.tsx';" },
    says: 'renderer/features/ward/ward.tsx:1 [entry-files] a room of renderer/features/ never imports another: renderer/features/case/case.tsx',
    sound: { 'renderer/app.tsx': "import { Case } from './features/case/case.tsx';" },
  },
  {
    rule: 'packages',
    claim: 'only the database room opens a database',
    broken: { 'electron/engine/sync/a.ts': "import Database from 'better-sqlite3-multiple-ciphers';" },
    says: 'electron/engine/sync/a.ts:1 [packages] better-sqlite3-multiple-ciphers is not let into this room',
    sound: { 'electron/engine/db/open.ts': "import Database from 'better-sqlite3-multiple-ciphers';" },
  },
  {
    rule: 'packages',
    claim: 'only the desktop and the bridge import electron',
    broken: { 'electron/engine/a.ts': "import type { App } from 'electron';" },
    says: 'electron/engine/a.ts:1 [packages] electron is not let into this room',
    sound: { 'electron/desktop/main.ts': "import { app } from 'electron';" },
  },
  {
    rule: 'packages',
    claim: 'a package no row names is let in nowhere',
    broken: { 'shared/core/a.ts': "import { chunk } from 'lodash';" },
    says: 'shared/core/a.ts:1 [packages] lodash is not let into this room',
    sound: { 'shared/core/a.ts': "import Big from 'big.js';" },
  },
  {
    rule: 'packages',
    claim: 'shared cannot reach Node',
    broken: { 'shared/fhir/a.ts': "import { readFileSync } from 'node:fs';" },
    says: 'shared/fhir/a.ts:1 [packages] node:fs is not let into this room',
    sound: { 'electron/engine/a.ts': "import { readFileSync } from 'node:fs';" },
  },
  {
    rule: 'packages',
    claim: 'a computed import is refused, since nothing can check it',
    broken: { 'electron/engine/a.ts': "const n = 'x'; await import(n);" },
    says: 'electron/engine/a.ts:1 [packages] a computed import cannot be checked',
    sound: { 'electron/engine/a.ts': "await import('./b.ts');" },
  },
  {
    rule: 'cycles',
    claim: 'a cycle made of types alone is a cycle',
    broken: {
      'shared/core/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'shared/core/b.ts': "import type { C } from './c.ts'; export type B = C;",
      'shared/core/c.ts': "import type { A } from './a.ts'; export type C = A;",
    },
    says: 'shared/core/a.ts:1 [cycles] cycle: shared/core/a.ts -> shared/core/b.ts -> shared/core/c.ts -> shared/core/a.ts',
    sound: {
      'shared/core/a.ts':
        "import type { B } from './b.ts'; import type { C } from './c.ts'; export type A = B | C;",
      'shared/core/b.ts': "import type { C } from './c.ts'; export type B = C;",
      'shared/core/c.ts': 'export type C = 1;',
    },
  },
  {
    rule: 'default-exports',
    claim: 'nothing is exported without a name',
    broken: { 'shared/core/a.ts': 'const a = 1; export { a as default };' },
    says: 'shared/core/a.ts:1 [default-exports] has a default export',
    sound: { 'shared/core/a.ts': 'export const a = 1;', 'vitest.config.ts': 'export default {};' },
  },
  {
    rule: 'barrels',
    claim: 'a file that only passes others on is refused',
    broken: { 'shared/match/match.ts': "import { a } from './a.ts'; export { a }; export * from './b.ts';" },
    says: 'shared/match/match.ts:1 [barrels] only re-exports; import from the real file',
    sound: {
      'shared/match/match.ts': "export * from './b.ts'; export function match(): number { return 1; }",
    },
  },
  {
    rule: 'lengths',
    claim: 'a file over 400 lines is refused',
    broken: { 'sandbox/a.ts': long(401) },
    says: 'sandbox/a.ts:400 [lengths] 401 lines; the limit is 400',
    sound: { 'sandbox/a.ts': long(400), 'test/engine/a.test.ts': long(600) },
  },
  {
    rule: 'lengths',
    claim: 'a function over 60 lines is refused, a component over 120',
    broken: { 'renderer/a.tsx': `export function draw(): void {${'\n'.repeat(60)}}` },
    says: 'renderer/a.tsx:1 [lengths] draw has 61 lines; the limit is 60',
    sound: {
      'renderer/a.tsx': `export function Draw(): void {${'\n'.repeat(119)}}`,
      'test/a.test.ts': `test.each([1])('x', () => {${'\n'.repeat(200)}});`,
    },
  },
  {
    rule: 'paths',
    claim: 'an import that names no file is refused',
    broken: { 'shared/core/a.ts': "import { b } from './b.js';" },
    says: 'shared/core/a.ts:1 [paths] imports shared/core/b.js, which is no file',
    sound: { 'shared/core/a.ts': "import { b } from './b.ts';", 'shared/core/b.ts': 'export const b = 1;' },
  },
  {
    rule: 'test-homes',
    claim: 'a test in a folder no project owns is refused',
    broken: { 'test/elsewhere/a.test.ts': 'export {};' },
    says: 'test/elsewhere/a.test.ts:1 [test-homes] belongs to no test project, so it never runs',
    sound: { 'test/engine/a.test.ts': 'export {};' },
  },
  {
    rule: 'skips',
    claim: 'a test is not left out in passing',
    broken: { 'test/engine/a.test.ts': "test.skipIf(true)('x', () => {});" },
    says: 'test/engine/a.test.ts:1 [skips] leaves tests out with test.skipIf',
    sound: { 'test/engine/a.test.ts': "testWith(exampleData('dmd'))('x', () => {});" },
  },
  {
    rule: 'wording',
    claim: 'nothing unfinished is left lying about',
    broken: { 'shared/core/a.ts': `// ${unfinished}: the rest` },
    says: 'shared/core/a.ts:1 [wording] leaves something unfinished',
    sound: { 'shared/core/a.ts': '// The rest is read by the caller.' },
  },
  {
    rule: 'wording',
    claim: "no machine's own folders are named",
    broken: { 'sandbox/a.ts': `export const at = '/${folder}/data';` },
    says: 'sandbox/a.ts:1 [wording] names a path or host of one machine',
    sound: { 'sandbox/a.ts': "export const at = './data';" },
  },
];

test.each(cases)('$rule bites: $claim', ({ rule, broken, says, sound }) => {
  expect(held(rule, broken)).toEqual([says]);
  expect(held(rule, sound)).toEqual([]);
});

test('every rule has at least one case that breaks it', () => {
  const shown = new Set([...cases.map((one) => one.rule), 'owners']);
  expect([...shown].toSorted()).toEqual(Object.keys(rules).toSorted());
});

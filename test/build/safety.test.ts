import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { readHazards, riskOf } from '../../build/safety/hazards.ts';
import { hazardLog } from '../../build/safety/page.ts';
import { problemsOf, unprovenControls } from '../../build/safety/safety.ts';
import { claimsIn, findTests, titlesIn } from '../../build/safety/tests.ts';

const hazards = readHazards();
const [first] = hazards;

test('every control cites tests that run, and every hazard that a rule or a test names is logged', () => {
  expect(problemsOf(hazards, findTests())).toEqual([]);
});

test('the page of hazards is what the log says today', () => {
  expect(
    readFileSync(join(root, 'docs', 'safety', 'hazard-log.md'), 'utf8'),
    'npm run safety -- --write',
  ).toBe(hazardLog(hazards));
});

test('controls lower a risk or keep it, and leave none that may not be taken', () => {
  const wrong = hazards.filter(
    ({ initial, residual }) => riskOf(residual) > riskOf(initial) || riskOf(residual) === 5,
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('a control without a running test, an unknown hazard and an uncited claim are each found', () => {
  const log = first === undefined ? [] : [first];
  const cited = new Set(log.flatMap(({ controls }) => controls.flatMap(({ tests }) => tests)));
  const none = { tests: cited, claims: [] };
  expect(problemsOf(log, none, [])).toEqual([]);
  const [one = ''] = cited;
  const without = new Set([...cited].filter((name) => name !== one));
  expect(problemsOf(log, { ...none, tests: without }, [])[0]).toContain(one);
  expect(problemsOf(log, none, ['no-such-hazard'])).toEqual([
    'no-such-hazard: named by a clinical rule, not logged',
  ]);
  expect(problemsOf(log, { ...none, claims: [{ file: 'x.test.ts', hazard: 'nobody' }] }, [])).toEqual([
    'nobody: claimed by x.test.ts, not logged',
  ]);
  expect(
    problemsOf(log, { ...none, claims: [{ file: 'x.test.ts', hazard: first?.id ?? '' }] }, []),
  ).toHaveLength(1);
  expect(problemsOf([...log, ...log], none, [])).toHaveLength(1);
  expect(unprovenControls(log, cited)).toEqual([]);
  expect(unprovenControls(log, without)).toHaveLength(1);
});

test('a control that cites a title which each row of a table fills in is no proof', () => {
  const tests = ['x.test.ts: mine %s', 'x.test.ts: of $kind', 'x.test.ts: at 50 % of the width'];
  const log = first === undefined ? [] : [{ ...first, controls: [{ control: 'a', tests }] }];
  expect(problemsOf(log, { tests: new Set(tests), claims: [] }, [])).toEqual([
    `${first?.id}: "a" cites a test that does not run: x.test.ts: mine %s`,
    `${first?.id}: "a" cites a test that does not run: x.test.ts: of $kind`,
  ]);
});

test('a test that is skipped is no test, and titles are read as they are written', () => {
  const text = [
    "test('plain', () => {",
    String.raw`test("it's quoted", async () => {`,
    "test.for([[1, '(a)'], [2, 'b']])('each %s', ([]) => {",
    "test.skip('skipped', () => {",
    "test.todo('later')",
    '// Hazard: false-merge',
    '  // Hazard: unit-error',
  ].join('\n');
  expect(titlesIn(text)).toEqual(['plain', "it's quoted", 'each %s']);
  expect(claimsIn(text)).toEqual(['false-merge', 'unit-error']);
});

test('the security page cites tests that run, for each of the twenty points that it says is shown', () => {
  const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
  const cited = [...page.matchAll(/`(?<name>[\w/.-]+\.test\.tsx?: [^`]+)`/g)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );
  const { tests } = findTests();
  expect(cited.length).toBeGreaterThan(12);
  expect(cited.filter((name) => !tests.has(name))).toEqual([]);
  expect([...page.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  );
});

import { pairRules, rules } from '../../shared/discrepancy/table.ts';
import type { Hazard } from './hazards.ts';
import type { TestName, TestsThere } from './tests.ts';

/**
 * What is wrong with the hazard log: a control without a test that runs, a clinical rule or a test that speaks of a hazard
 * nobody logged, a risk that its controls do not lower, an id given twice.
 */
export function problemsOf(
  hazards: readonly Hazard[],
  there: TestsThere,
  ruleHazards = hazardsOfRules(),
): readonly string[] {
  const ids = new Set(hazards.map(({ id }) => id));
  const twice = hazards.filter(({ id }, at) => hazards.findIndex((other) => other.id === id) !== at);
  return [
    ...twice.map(({ id }) => `${id}: logged twice`),
    ...hazards.flatMap((hazard) => withoutTest(hazard, there.tests)),
    ...ruleHazards.filter((id) => !ids.has(id)).map((id) => `${id}: named by a clinical rule, not logged`),
    ...there.claims
      .filter(({ hazard }) => !ids.has(hazard))
      .map(({ file, hazard }) => `${hazard}: claimed by ${file}, not logged`),
    ...there.claims
      .filter(({ file, hazard }) => ids.has(hazard) && !cites(hazards, hazard, file))
      .map(({ file, hazard }) => `${hazard}: claimed by ${file}, which no control of it cites`),
  ];
}

const withoutTest = ({ id, controls }: Hazard, tests: ReadonlySet<TestName>): readonly string[] =>
  controls.flatMap(({ control, tests: cited }) =>
    cited
      .filter((name) => !tests.has(name) || isFilledIn(name))
      .map((name) => `${id}: "${control}" cites a test that does not run: ${name}`),
  );

/** A title that each row of a table fills in (`%s`, `$name`): no test runs under that very one, so none is seen to pass. */
const isFilledIn = (name: TestName): boolean => /%[a-z#]|\$[\w{]/i.test(name);

const cites = (hazards: readonly Hazard[], id: string, file: string): boolean =>
  hazards.some(
    (hazard) =>
      hazard.id === id &&
      hazard.controls.some(({ tests }) => tests.some((name) => name.startsWith(`${file}: `))),
  );

const hazardsOfRules = (): readonly string[] => {
  const { product, directions, besides, last } = pairRules;
  return [...rules, ...product, ...directions, ...besides, last].map(({ hazard }) => hazard);
};

/** Controls whose tests did not all pass in the runs given. */
export const unprovenControls = (
  hazards: readonly Hazard[],
  passed: ReadonlySet<TestName>,
): readonly string[] =>
  hazards.flatMap(({ id, controls }) =>
    controls
      .filter(({ tests }) => !tests.every((name) => passed.has(name)))
      .map(({ control }) => `${id}: ${control}`),
  );

import { cyclesRule } from './rules/cycles.ts';
import { entryFilesRule } from './rules/entry-files.ts';
import { barrelsRule, defaultExportsRule } from './rules/exports.ts';
import { layersRule } from './rules/layers.ts';
import { lengthsRule } from './rules/lengths.ts';
import { ownersRule } from './rules/owners.ts';
import { packagesRule } from './rules/packages.ts';
import { pathsRule, testHomesRule } from './rules/paths.ts';
import { skipsRule } from './rules/skips.ts';
import { tablesRule } from './rules/tables.ts';
import { tiersRule } from './rules/tiers.ts';
import { wordingRule } from './rules/wording.ts';
import type { Rule, SourceFile, Violation } from './source.ts';

/** Every rule, by the name its violations carry. */
export const rules: Readonly<Record<string, Rule>> = {
  layers: layersRule,
  tiers: tiersRule,
  'entry-files': entryFilesRule,
  packages: packagesRule,
  cycles: cyclesRule,
  'default-exports': defaultExportsRule,
  barrels: barrelsRule,
  owners: ownersRule,
  lengths: lengthsRule,
  paths: pathsRule,
  'test-homes': testHomesRule,
  skips: skipsRule,
  tables: tablesRule,
  wording: wordingRule,
};

/** Holds the files against every rule. */
export function violations(files: readonly SourceFile[]): readonly Violation[] {
  return Object.values(rules).flatMap((rule) => rule(files));
}

/** One violation as one line an editor can open. */
export function describeViolation(one: Violation): string {
  return `${one.path}:${one.line} [${one.rule}] ${one.says}`;
}

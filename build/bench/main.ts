import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { caseFigures } from './tasks/cases.ts';
import { matchFigure } from './tasks/match.ts';
import { startFigure } from './tasks/start.ts';
import { wardFigures } from './tasks/ward.ts';

/**
 * `npm run bench`: what the product's own work costs, beside what the same work costs without it. `--only NAME` runs one,
 * `--json` prints one object a line, `--large` adds the store of a million resources (some minutes and gigabytes).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    large: { type: 'boolean', default: false },
  },
});

const tasks: readonly { readonly names: readonly string[]; readonly run: () => readonly Figure[] }[] = [
  { names: ['match'], run: matchFigure },
  { names: ['engine-start'], run: startFigure },
  { names: ['open-case', 'decide'], run: () => caseFigures(values.large) },
  { names: ['unlock-to-ward', 'ward-list', 'search-patient'], run: wardFigures },
];

for (const { names, run } of tasks) {
  if (values.only !== undefined && !names.includes(values.only)) continue;
  for (const found of run()) {
    if (values.only !== undefined && found.name !== values.only) continue;
    process.stdout.write(`${values.json ? JSON.stringify(found) : inWords(found)}\n`);
  }
}

function inWords({ name, ours, floor, ratioToFloor, unit, spread, growth }: Figure): string {
  const beside = floor === null ? '' : `, floor ${floor} ${unit} (x${ratioToFloor})`;
  const sizes = Object.entries(growth ?? {}).map(([size, value]) => `${size}: ${value}`);
  return `${name}: ${ours} ${unit}${beside}; of its repetitions ${spread.least} to ${spread.most}, middle ${spread.middle}${
    sizes.length === 0 ? '' : `; by size ${sizes.join(', ')}`
  }`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { architectures, capabilitiesSchema } from '../../shared/records/capabilities.ts';
import { topologyNames } from '../../sandbox/architectures/trust.ts';
import { root } from '../../build/lib/root.ts';

/** Where a way of keeping a record may be known by name; everybody else sees capabilities and states. */
const rooms = /^(?:shared\/records|electron\/engine\/records)\//;

/** Names of architectures and of what only one of them has, as code says them: texts, and properties of the configuration. */
const names = [...architectures, ...topologyNames, ...capabilitiesSchema.shape.lookup.options].filter(
  // Words that mean other things elsewhere.
  (name) => name !== 'patient-search' && name !== 'single' && name !== 'mixed',
);
const quoted = new RegExp(`(['"\`])(?:${names.join('|')})\\1`);
const properties = /\.(?:gpConnect|stores)\b/;

const saysWhich = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .filter((line) => quoted.test(line) || properties.test(line))
    .map((line) => line.trim());

const product = globSync('{shared,electron,renderer}/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !rooms.test(path));

test('nothing of the product outside the rooms of records knows a way of keeping a record by its name', () => {
  expect(product.length).toBeGreaterThan(500);
  const found = product.flatMap((path) =>
    saysWhich(readFileSync(join(root, path), 'utf8')).map((line) => `${path}: ${line}`),
  );
  expect(found).toEqual([]);
});

test.each([
  "if (record.architecture === 'federated') return;",
  'const kind = "gp-connect";',
  "case 'record-locator':",
  'const all = source.stores?.map((one) => one.name);',
  'if (source.gpConnect !== undefined) return;',
])('the rule sees %s', (line) => {
  expect(saysWhich(line)).toEqual([line]);
});

test.each([
  "const rule = 'gpconnect';",
  'const can = capabilitiesOf(record.architecture, source);',
  '// as the record locator of a patient-centric record does',
])('and leaves alone %s', (line) => {
  expect(saysWhich(line)).toEqual([]);
});

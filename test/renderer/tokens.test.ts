import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const palette = readFileSync(
  require.resolve('nhsuk-frontend/dist/nhsuk/core/settings/_colours-palette.scss'),
  'utf8',
).toLowerCase();
const tokens = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');

const value = (name: string): string =>
  new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens)?.[1] ?? `--${name} is missing`;

/** Ours by what they mean, the NHS design system's by hue. */
test.for([
  'ink',
  'grey-1',
  'grey-4',
  'grey-5',
  'blue',
  'dark-blue',
  'red',
  'green',
  'warm-yellow',
  'focus-yellow',
])('the colour %s is one of the NHS design system’s', (name) => {
  expect(palette).toContain(value(name));
});

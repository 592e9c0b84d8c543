import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { noPolicy, readPolicy } from '../../electron/engine/policy/policy.ts';
import { root } from '../../build/lib/root.ts';
import { policyFiles } from '../../build/policy/files.ts';

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

/** Every element of a well-formed file; one that is not well formed throws. */
function tags(xml: string): readonly Tag[] {
  const found: Tag[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(xml).close();
  return found;
}

const file = (path: string): string => policyFiles().get(path) ?? '';
const ids = (found: readonly Tag[], name: string): readonly (string | undefined)[] =>
  found.filter((tag) => tag.name === name).map((tag) => tag.attributes['id']);

test('what trust IT is given is what the table of settings says today', () => {
  for (const [path, text] of policyFiles())
    expect(readFileSync(join(root, 'docs', 'it', 'policy', path), 'utf8'), `npm run policy: ${path}`).toBe(
      text,
    );
});

test('every setting is a policy of the Windows template, and every word and control it names is there', () => {
  const template = tags(file('Concord.admx'));
  const words = tags(file('en-GB/Concord.adml'));
  expect(template.filter((tag) => tag.name === 'policy').map((tag) => tag.attributes['name'])).toEqual(
    readPolicy(noPolicy).states.map(({ name }) => name),
  );
  const named = [...file('Concord.admx').matchAll(/\$\((?<table>string|presentation)\.(?<id>\w+)\)/g)].map(
    ({ groups }) => `${groups?.['table']} ${groups?.['id']}`,
  );
  const known = new Set([
    ...ids(words, 'string').map((id) => `string ${id}`),
    ...ids(words, 'presentation').map((id) => `presentation ${id}`),
  ]);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  const controls = words.map((tag) => tag.attributes['refId']).filter((id) => id !== undefined);
  const elements = template
    .filter((tag) => ['decimal', 'enum', 'text', 'multiText'].includes(tag.name))
    .map((tag) => tag.attributes['id']);
  expect(controls).toEqual(elements);
});

test('the bounds that Windows enforces are those that the reader enforces', () => {
  const bounded = tags(file('Concord.admx')).filter((tag) => tag.name === 'decimal');
  expect(bounded.length).toBeGreaterThan(0);
  for (const { attributes } of bounded) {
    const { valueName = '', minValue, maxValue } = attributes;
    const origin = (value: number): string | undefined =>
      readPolicy({ values: { [valueName]: value }, from: '' }).states.find(({ name }) => name === valueName)
        ?.origin.kind;
    expect([origin(Number(minValue)), origin(Number(maxValue))]).toEqual(['policy', 'policy']);
    expect([origin(Number(minValue) - 1), origin(Number(maxValue) + 1)]).toEqual(['refused', 'refused']);
  }
});

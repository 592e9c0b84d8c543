import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { notPlainInside } from '../../build/tour/plain-words.ts';

const files = ['renderer/text', 'renderer/features', 'renderer/ui'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

/** Strings of a file that hold a space, so that somebody is meant to read them; keys and classes hold none. */
const sentencesIn = (code: string): readonly string[] =>
  [...code.matchAll(/'((?:[^'\\\n]|\\.)* (?:[^'\\\n]|\\.)*)'|`([^`]* [^`]*)`/g)].map(([, plain, template]) =>
    (plain ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, ''),
  );

test('no sentence of the screens speaks of provenance, resources, types of FHIR or keys of programs', () => {
  const found = files.flatMap((file) =>
    sentencesIn(readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(?:import|export) .* from .*$/gm, ''))
      .filter((sentence) => !/[{}<>]|=>|\bquerySelector\b/.test(sentence))
      .flatMap(notPlainInside)
      // Between two strings of a line stands code.
      .filter((fault) => !fault.startsWith('something undefined'))
      .map((fault) => `${file}: ${fault}`),
  );
  expect(files.length).toBeGreaterThan(150);
  expect(found).toEqual([]);
});

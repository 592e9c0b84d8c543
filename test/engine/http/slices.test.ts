import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resourceTexts } from '../../../electron/engine/http/slices.ts';

test('every resource is cut out of its Bundle exactly as it was written, whatever it holds and however it is spaced', () => {
  fc.assert(
    fc.property(fc.array(fc.json()), fc.constantFrom('', ' ', '\n\t'), fc.string(), (texts, space, name) => {
      const entries = texts.map(
        (text) =>
          `{${space}"fullUrl"${space}:${JSON.stringify(name)},"resource"${space}:${space}${text}${space}}`,
      );
      const bundle = `{"other":${JSON.stringify({ entry: [name] })},"entry"${space}:${space}[${entries.join(`${space},${space}`)}]${space}}`;
      expect(resourceTexts(bundle)).toEqual(texts);
    }),
  );
});

test('numbers keep their text and a repeated key counts by its last value, as in JSON.parse', () => {
  expect(resourceTexts('{"entry":[{"resource":1.50},{"resource":{"a":1},"resource":{"a":1e3}},{}]}')).toEqual(
    ['1.50', '{"a":1e3}', undefined],
  );
});

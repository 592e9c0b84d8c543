import { expect, test } from 'vitest';
import { oncePerText } from '../../../shared/core/once-per-text.ts';

test('the same text is worked out once and gives the very same object', () => {
  const asked: string[] = [];
  const lengthOf = oncePerText((text) => {
    asked.push(text);
    return { length: text.length };
  });
  expect(lengthOf('one daily')).toBe(lengthOf('one daily'));
  expect(lengthOf('')).toBe(lengthOf(''));
  expect(asked).toEqual(['one daily', '']);
});

test('ever new texts do not fill the memory, and are still worked out', () => {
  let worked = 0;
  const lengthOf = oncePerText((text) => {
    worked += 1;
    return { length: text.length };
  });
  const first = lengthOf('first');
  for (let at = 0; at < 12_000; at += 1) lengthOf(`text ${at}`);
  expect(lengthOf('first')).not.toBe(first);
  expect(lengthOf('first')).toEqual(first);
  expect(worked).toBe(12_002);
});

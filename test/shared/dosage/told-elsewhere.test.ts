import { describe, expect, test } from 'vitest';
import { inShort } from './in-short.ts';

describe('a dose that somebody else will say', () => {
  test.each([
    ['5 mg in the morning and as directed at night', '5 mg, 1/1d, MORN [and as directed at night]'],
    ['one tablet in the morning, as advised at lunch', '1 tablet, 1/1d, MORN [as advised at lunch]'],
    [
      '10 units with breakfast and as per sliding scale with dinner',
      '10 unit, 1/1d, CM [and as per sliding scale with dinner]',
    ],
    [
      '2 puffs in the morning then use as advised at night',
      '2 puff, 1/1d, MORN [then use as advised at night]',
    ],
  ])('"%s" is %s', (text, read) => {
    expect(inShort(text)).toBe(read);
  });

  test.each([
    ['one tablet in the morning and at night as directed', '1 tablet, 2/1d, MORN NIGHT [as directed]'],
    ['5 mg as directed in the morning and at night', '5 mg, 2/1d, MORN NIGHT [as directed]'],
    [
      'one tablet in the morning (as directed) and at night',
      '1 tablet, 2/1d, MORN NIGHT [(as directed) and]',
    ],
    ['5 mg, as directed, at night', '5 mg, 1/1d, NIGHT [as directed]'],
    ['one daily as directed in the morning', '1, 1/1d, MORN [as directed]'],
  ])('"%s" says the dose itself: %s', (text, read) => {
    expect(inShort(text)).toBe(read);
  });
});

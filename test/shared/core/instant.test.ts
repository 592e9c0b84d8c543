import { expect, test } from 'vitest';
import { readPartialDate, showDate, showDateTime } from '../../../shared/core/instant.ts';

test('a moment is shown by the clock on the ward, summer and winter', () => {
  expect(showDateTime('2026-11-18T10:52:00.000Z')).toBe('18-Nov-2026 10:52');
  expect(showDateTime('2026-07-18T23:30:00Z')).toBe('19-Jul-2026 00:30');
  expect(showDateTime('2026-07-18T10:00:00+02:00')).toBe('18-Jul-2026 09:00');
});

test('a date stays a date, and a partial date stays partial', () => {
  expect(['2026', '2026-11', '2026-11-18', '2026-11-18T10:00'].map(showDateTime)).toEqual([
    '2026',
    'Nov-2026',
    '18-Nov-2026',
    '18-Nov-2026',
  ]);
  expect(showDate('1948-03-04')).toBe('04-Mar-1948');
});

test('a day that cannot exist is no date', () => {
  expect(['2010-13-45', '2023-02-29', '2024-02-29'].map((text) => readPartialDate(text).ok)).toEqual([
    false,
    false,
    true,
  ]);
});

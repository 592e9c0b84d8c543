import { expect, test } from 'vitest';
import { brand } from '../../../shared/core/brand.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { joinVersions, type TypedVersion } from '../../../shared/typed-in/typed-in.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

const version = (number: number, user: string, name: string, source = 's1'): TypedVersion => ({
  source,
  version: number,
  at: brand<Instant>(`2026-11-18T09:4${number}:00.000Z`),
  by: { user, name: user, role: 'pharmacist', registration: null },
  body: { kind: 'saved', source: interview([typedLine('l1', name)]) },
});
const ownId = (source: string, { by }: TypedVersion): string => `${source}-of-${by.user}`;

const first = version(1, 'tolu', 'Aspirin 75mg tablets');
const second = version(2, 'tolu', 'Aspirin 150mg tablets');

test('what is not here yet arrives whole, and what is here goes on where it ended', () => {
  expect(joinVersions([], [second, first], ownId)).toEqual({ added: [first, second], apart: 0 });
  expect(joinVersions([first], [first, second], ownId)).toEqual({ added: [second], apart: 0 });
  expect(joinVersions([first, second], [first, second], ownId)).toEqual({ added: [], apart: 0 });
});

test('an older hand-over takes back nothing that was corrected here since', () => {
  expect(joinVersions([first, second], [first], ownId)).toEqual({ added: [], apart: 0 });
});

test('a source corrected at both computers stands twice: neither replaces the other, and what arrives again adds nothing', () => {
  const here = [first, version(2, 'ruth', 'Aspirin 300mg tablets')];
  const theirs = [
    { ...first, source: 's1-of-tolu' },
    { ...second, source: 's1-of-tolu' },
  ];
  expect(joinVersions(here, [first, second], ownId)).toEqual({ added: theirs, apart: 1 });
  const then = [...here, ...theirs];
  expect(joinVersions(then, [first, second], ownId)).toEqual({ added: [], apart: 0 });
  const third = version(3, 'tolu', 'Aspirin 75mg dispersible tablets');
  expect(joinVersions(then, [first, second, third], ownId)).toEqual({
    added: [{ ...third, source: 's1-of-tolu' }],
    apart: 0,
  });
});

test('what was withdrawn at one computer and corrected at the other is withdrawn there and stands here', () => {
  const withdrawn: TypedVersion = { ...version(2, 'ruth', ''), body: { kind: 'withdrawn', why: 'not hers' } };
  expect(joinVersions([first, withdrawn], [first, second], ownId)).toMatchObject({
    added: [{ version: 1 }, { version: 2 }],
    apart: 1,
  });
});

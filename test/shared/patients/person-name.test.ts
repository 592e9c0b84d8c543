import { expect, test } from 'vitest';
import { personName } from '../../../shared/patients/patients.ts';

test('a name that is stated in part, or not at all, says so', () => {
  expect(
    [
      { family: 'Penhaligon', given: 'Dorothy' },
      { family: 'Penhaligon', given: ' ' },
      { family: '', given: 'Baby' },
      { family: '', given: '' },
    ].map(personName),
  ).toEqual([
    'PENHALIGON, Dorothy',
    'PENHALIGON, given name not recorded',
    'Baby, family name not recorded',
    'Name not recorded',
  ]);
});

import { expect, test } from 'vitest';
import { readLine } from '../../../electron/engine/typed-in/read-line.ts';

const read = (directions: string) => {
  const { dose, route, often, notUnderstood } = readLine(
    { name: 'Prednisolone 5mg tablets', directions },
    'x',
  );
  return { dose, route, often, notUnderstood };
};

test('each of several doses is said with its own time, so that none can be taken for another’s', () => {
  expect(read('2 am, 1 midday, 1 teatime').dose).toBe(
    '2 once a day, in the morning; 1 once a day, at noon; 1 once a day, with dinner',
  );
  expect(read('40mg od for 7 days then 20mg od')).toMatchObject({
    dose: '40 mg once a day, for 7 days; 20 mg once a day',
    often: '',
  });
});

test('how much at most, and which eye, are said with what was understood', () => {
  expect(read('2.5ml to 5ml every 4 hours prn max 30ml in 24 hours')).toMatchObject({
    dose: '2.5 to 5 mL',
    often: 'every 4 hours, when needed, at most 30 mL in 24 hours',
    notUnderstood: '',
  });
  expect(read('one drop left eye at night')).toMatchObject({ dose: '1 drop', route: 'ocular, left eye' });
});

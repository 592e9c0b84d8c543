import { expect, test } from 'vitest';
import { fared } from '../../support/fared.ts';

const beside = (words: string) => fared('Senna 7.5mg tablets', `two at night ${words}`, 'two at night');

test.each([
  'if no bowel movement for 2 days',
  'only if bowels not opened',
  'in case of constipation',
  'should pain occur',
  'during flares',
  'if BP above 160',
  'on bad days',
  'if no bowel movement, may repeat',
  'dissolved in water if no bowel movement',
  'for breakthrough pain',
  'at the first sign of an attack',
])('a condition that nobody read is no agreement on whether it is as needed: "%s"', (words) => {
  const { kinds, classes, findings } = beside(words);
  expect(kinds['as-needed']).toBe('not-compared');
  expect(classes).toEqual(['not-compared']);
  expect(findings[0]?.why).toContain(words);
});

test.each([
  'if constipated',
  'when you are breathless',
  'only if unable to sleep',
  'if wheezy',
  'if patient feels sick',
])('how somebody is who asks for it makes it as needed: "%s"', (words) => {
  expect(beside(words).classes).toEqual(['as-needed']);
});

test.each([
  'if symptoms persist see GP',
  'if affected do not drive',
  'stop if diarrhoea',
  'see GP if breathless',
  'contact your doctor if you feel sick',
  'check BP if dizzy',
  'tell your doctor if you get headaches',
  'omit if vomiting',
  'omit if loose stools',
  'unless told otherwise',
  'when going to bed',
  'as directed',
  'if tolerated',
  'for constipation',
  'If you miss a dose take it as soon as you remember',
  'with food if stomach upset',
])('advice, an indication and a time of the day are no condition: "%s"', (words) => {
  expect(beside(words).classes).toEqual([]);
});

test('the same condition on both sides is equal, and one beside an as-needed order is not held against it', () => {
  const both = fared('Senna 7.5mg tablets', 'two if no stool', 'two if no stool');
  expect(both.classes).toEqual([]);
  const ordered = fared(
    'Senna 7.5mg tablets',
    'two at night if bowels not open',
    'two at night when required',
  );
  expect(ordered.kinds['as-needed']).toBe('not-compared');
});

test.each([
  'one after dialysis',
  'one post HD',
  'one before exercise',
  'one after each loose stool',
  'one with every cigarette',
  'one before chemo',
  'one with meals',
  'one with each main meal',
])('at what a medicine is taken says not how often, and is no agreement: "%s"', (words) => {
  expect(fared('Sevelamer 800mg tablets', words, 'one daily').kinds['frequency']).toBe('not-compared');
});

test.each([
  'one with food',
  'one after food',
  'one before breakfast',
  'one daily after food',
  'one daily with meals',
])('food and a named meal are no occasion of their own: "%s"', (words) => {
  expect(fared('Sevelamer 800mg tablets', words, 'one daily').classes).toEqual([]);
});

test('a single dose is no agreement with a daily one, and is equal to the same single dose', () => {
  expect(fared('Ondansetron 8mg tablets', 'one stat', 'one twice daily').classes).toEqual(['not-compared']);
  expect(fared('Ondansetron 8mg tablets', 'one stat', 'ONE STAT').classes).toEqual([]);
});

import { expect, test } from 'vitest';
import { allergyWords } from '../../../shared/typed-in/typed-in.ts';

test('what happened is told from the substance, in brackets, behind a dash or a colon, and nothing is lost', () => {
  const parts = (text: string) => Object.values(allergyWords(text));
  expect(
    [
      'penicillin (rash)',
      'Co-amoxiclav (severe vomiting).',
      'codeine – sick every time',
      'latex: itching',
      'penicillins (phenoxymethylpenicillin)',
      'elastoplast',
      'penicillin (rash), codeine (vomiting)',
    ].map(parts),
  ).toEqual([
    ['penicillin', 'rash'],
    ['Co-amoxiclav', 'severe vomiting'],
    ['codeine', 'sick every time'],
    ['latex', 'itching'],
    ['penicillins (phenoxymethylpenicillin)', ''],
    ['elastoplast', ''],
    ['penicillin (rash), codeine (vomiting)', ''],
  ]);
});

import { expect, test } from 'vitest';
import { allergenParts, namesAnaphylaxis } from '../../../shared/discrepancy/allergen-words.ts';

test.each([
  ['Penicillin', ['penicillin']],
  ['Penicillin and codeine', ['penicillin', 'codeine']],
  ['Penicillin  or  codeine', ['penicillin', 'codeine']],
  ['penicillin, codeine;morphine + nsaids & latex', ['penicillin', 'codeine', 'morphine', 'nsaids', 'latex']],
  ['penicillin/codeine', ['penicillin', 'codeine']],
  ['penicillin / codeine', ['penicillin', 'codeine']],
  ['penicillin,, codeine', ['penicillin', 'codeine']],
  ['Peni\u200Bcillin', ['penicillin']],
  ['H/O: penicillin allergy', ['penicillin']],
  ['rash, h/o penicillin', ['penicillin']],
  ['[X]Penicillin (disorder)', ['penicillin']],
  ['[X] Penicillin', ['penicillin']],
  ['Allergy  to   penicillin', ['penicillin']],
  ['allergic (substance) to penicillin', ['penicillin']],
  ['penicillin - rash', ['penicillin']],
  ['penicillin causes hives', ['penicillin']],
  ['penicillin (as a child)', ['penicillin']],
  ['Adverse reaction to trimethoprim', ['trimethoprim']],
  ['Intolerance to codeine and morphine', ['codeine', 'morphine']],
  ['penicillin, rash', ['penicillin']],
  ['Drug allergy', []],
  ['unknown', []],
  ['-', []],
  ['', []],
])('what words of an allergy name: "%s"', (text, expected) => {
  expect(allergenParts(text)).toEqual(expected);
});

test.each([
  ['Anaphylaxis to penicillin', true],
  ['anaphylactic shock', true],
  ['penicillin - rash', false],
  ['no anaphylaxis', false],
  ['not  anaphylaxis', false],
  ['non-anaphylactic', false],
  ['rash without any anaphylaxis', false],
  ['denies previous  anaphylaxis', false],
  ['nil anaphylaxis', false],
  ['no rash. Anaphylaxis', true],
])('whether the words say anaphylaxis: "%s" %s', (text, expected) => {
  expect(namesAnaphylaxis(text)).toBe(expected);
});

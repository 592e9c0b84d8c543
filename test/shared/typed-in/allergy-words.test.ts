import { expect, test } from 'vitest';
import { allergiesIn } from '../../../shared/typed-in/typed-in.ts';

/** Each entry in short: substance and reaction, or what else it is. */
const inShort = (text: string): readonly string[] =>
  allergiesIn(text).map((one) =>
    one.kind === 'allergy'
      ? [one.substance, one.reaction].filter((part) => part !== '').join(' > ')
      : `${one.kind === 'none' ? one.none : one.kind}: ${one.words}`,
  );

test.each([
  ['penicillin (rash)', ['penicillin > rash']],
  ['Co-amoxiclav (severe vomiting).', ['Co-amoxiclav > severe vomiting']],
  ['codeine – sick every time', ['codeine > sick every time']],
  ['latex: itching', ['latex > itching']],
  ['penicillins (phenoxymethylpenicillin)', ['penicillins (phenoxymethylpenicillin)']],
  ['elastoplast', ['elastoplast']],
])('%s: what happened is told from the substance, and nothing is lost', (text, entries) => {
  expect(inShort(text)).toEqual(entries);
});

test.each([
  ['penicillin (rash), latex, nuts - anaphylaxis', ['penicillin > rash', 'latex', 'nuts > anaphylaxis']],
  ['penicillin (rash), codeine (vomiting)', ['penicillin > rash', 'codeine > vomiting']],
  ['Penicillin; Trimethoprim; Elastoplast', ['Penicillin', 'Trimethoprim', 'Elastoplast']],
  ['elastoplast and penicillin', ['elastoplast', 'penicillin']],
  ['penicillin, latex and nuts', ['penicillin', 'latex', 'nuts']],
  ['aspirin (wheeze, swelling of lips), ibuprofen', ['aspirin > wheeze, swelling of lips', 'ibuprofen']],
])('%s: several allergies in one line are several entries', (text, entries) => {
  expect(inShort(text)).toEqual(entries);
});

test.each([
  ['penicillin, rash', ['penicillin > rash']],
  ['codeine - nausea, vomiting and headache', ['codeine > nausea, vomiting and headache']],
  ['penicillin - severe rash, 1994, latex', ['penicillin > severe rash, 1994', 'latex']],
  ['penicillin (rash), but tolerates cefalexin', ['penicillin > rash, but tolerates cefalexin']],
  ['trimethoprim, skin rash as a child', ['trimethoprim > skin rash as a child']],
  ['penicillin, no others known', ['penicillin > no others known']],
])('%s: words that name no substance stay with the allergy before them', (text, entries) => {
  expect(
    inShort(text)
      .join(' ')
      .match(/[\p{L}\d]+/gu),
  ).toEqual(text.match(/[\p{L}\d]+/gu));
  expect(inShort(text)).toEqual(entries);
});

test.each([
  ['NKDA', ['no-known-drug-allergies: NKDA']],
  ['nil known', ['no-known-allergies: nil known']],
  ['No known allergies', ['no-known-allergies: No known allergies']],
  ['NKDA, latex (itching)', ['no-known-drug-allergies: NKDA', 'latex > itching']],
  ['not recorded', ['no-allergy: not recorded']],
  ['family history of penicillin allergy', ['no-allergy: family history of penicillin allergy']],
])('%s is a statement and no substance', (text, entries) => {
  expect(inShort(text)).toEqual(entries);
});

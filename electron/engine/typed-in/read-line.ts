import { notRecorded, valueOf } from '../../../shared/core/known.ts';
import { identify, namesNear } from '../../../shared/dmd/dmd.ts';
import { doseWords, meaningsOf, oftenWords, routeWords, textReader } from '../../../shared/dosage/dosage.ts';
import type { LineReading } from '../../../shared/ipc/typed-in-views.ts';
import type { DosageMeaning } from '../../../shared/medicines/dosage.ts';

/** What the words of a line are read as, by the readers that every source's words go through. */
export function readLine(
  { name, directions }: { readonly name: string; readonly directions: string },
  id: string,
): LineReading {
  const identity = identify(name);
  const read = directions.trim() === '' ? notRecorded : textReader(directions);
  const meanings = read.kind === 'known' ? meaningsOf(read.value) : [];
  const all = (words: (meaning: DosageMeaning) => string): string =>
    [...new Set(meanings.map(words).filter((text) => text !== ''))].join('; ');
  return {
    id,
    recognised: identity.recognised,
    substance: identity.substance,
    near: [...namesNear(name, 3)],
    medicine: [
      identity.substance,
      valueOf(identity.brand)?.toUpperCase() ?? '',
      strengthsWords(identity.strengths),
      identity.qualifiers.join(' '),
      identity.form,
    ]
      .filter((part) => part !== '')
      .join(' '),
    ...(meanings.length > 1
      ? { dose: all((meaning) => [doseWords(meaning), oftenWords(meaning)].join(' ').trim()), often: '' }
      : { dose: all(doseWords), often: all(oftenWords) }),
    route: all(routeWords),
    notUnderstood: valueOf(read)?.remainder ?? '',
  };
}

/** "Symbicort 200/6" says no unit, and is said as it is written. */
const strengthsWords = (strengths: ReturnType<typeof identify>['strengths']): string =>
  strengths.every(({ unit }) => unit === '')
    ? strengths.map(({ value }) => value).join('/')
    : strengths.map(strengthWords).join(' + ');

const strengthWords = ({ value, unit, per }: ReturnType<typeof identify>['strengths'][number]): string =>
  per === undefined
    ? `${value} ${unit}`
    : `${value} ${unit}/${per.value === '1' ? '' : `${per.value} `}${per.unit}`;

import type { Known } from '../core/known.ts';
import { oncePerText } from '../core/once-per-text.ts';
import type { ReadText } from '../medicines/dosage.ts';
import { readText } from './from-text.ts';

/** Directions to meaning and back; text against structure; the dose of a day. */

export { readDirections } from './read.ts';
export { meaningsOf } from './from-text.ts';
export { emptyMeaning } from './assemble.ts';
export { directionsAsJson, type DirectionsJson } from './json.ts';
export { dailyDose, sameDailyDose } from './daily.ts';
export type { DailyDose } from './daily-dose.ts';
export { changedBy } from './changing-words.ts';
export { numberOf as plainNumber } from './numbers.ts';
export { rateWords } from './rate-words.ts';
export { stoppedInNote, stoppedWords } from './stopped-words.ts';
export { administrationsPerDay } from './per-day.ts';
export { compareTextWithStructure } from './compare.ts';
export { dosageText } from './text.ts';
export { dosageInWords, dosagesText } from './own-text.ts';
export { patientDirections, patientDosages } from './patient-words.ts';
export { routeConcept, routeName, sameRoute } from './places.ts';
export { doseWords, frequencyWords, oftenWords, quantityWords, routeWords } from './words.ts';

/** What a dosage's words say, as the readers of resources hang it beside the structure: `readDosage(node, textReader)`. */
export const textReader: (text: string) => Known<ReadText> = oncePerText(readText);

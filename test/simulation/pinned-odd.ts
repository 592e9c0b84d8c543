import type { Odd } from './odd-answers.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { usual } from './setting.ts';

const claims: Readonly<Record<Odd['kind'], string>> = {
  'no-etag': 'a server that tells no version in its headers is written to all the same',
  'lying-etag': 'a version that a header tells wrongly overwrites nothing and holds nothing up',
  'foreign-location': 'an address on another origin is never asked',
  'no-location': 'a server that does not say where it put an entry is asked for it',
  'no-severity': 'an outcome without a severity is an answer like any other',
  'unknown-fields': 'fields that nobody knows are kept as they came',
  'unknown-resources': 'resources of a type that nobody knows are passed over',
  'a-year': 'a server that asks for a year is asked again sooner',
  'versions-backwards': 'a version with a smaller number is as new as one with a larger',
};

/** One schedule for each thing a server may say that FHIR does not. */
export const pinnedOdd: readonly { readonly name: string; readonly schedule: Schedule }[] = Object.entries(
  claims,
).map(([kind, name]) => ({
  name,
  schedule: {
    ...scheduleOf(`odd ${kind}`),
    setting: usual,
    odd: { server: 'shared', kind: kind as Odd['kind'] },
  },
}));

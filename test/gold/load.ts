import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { readGold } from './read.ts';
import type { GoldCase, GoldDirection } from './format.ts';

const here = (path: string): URL => new URL(path, import.meta.url);

const readFolder = (folder: string): readonly GoldCase[] =>
  readdirSync(here(folder))
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) =>
      readGold(readFileSync(here(`${folder}${name}`), 'utf8'), name.slice(0, -'.txt'.length)),
    );

/** Positives and near-misses of every class. */
export const goldItems = (): readonly GoldCase[] => readFolder('./classes/');

/** The whole cases. */
export const goldCases = (): readonly GoldCase[] => readFolder('./cases/');

const text = z.string();
const direction = z.strictObject({
  text: text.min(1),
  held: z.literal(true).optional(),
  expect: z.strictObject({
    doses: z.array(z.strictObject({ low: text.optional(), high: text.optional(), unit: text })),
    timing: z.strictObject({
      frequency: text.optional(),
      frequencyMax: text.optional(),
      period: text.optional(),
      periodMax: text.optional(),
      periodUnit: z.enum(['min', 'h', 'd', 'wk', 'mo']).optional(),
      when: z.array(text).optional(),
      dayOfWeek: z.array(text).optional(),
      timeOfDay: z.array(text).optional(),
    }),
    asNeeded: z.boolean(),
    asNeededFor: text.optional(),
    route: text.optional(),
    site: text.optional(),
    max: z.strictObject({ value: text, unit: text, per: text }).optional(),
    duration: z.strictObject({ value: text, unit: text }).optional(),
    remainder: text,
  }),
});

/** The directions; `held` ones are kept from whoever tunes the reader. */
export const goldDirections = (): readonly GoldDirection[] =>
  z.array(direction).parse(JSON.parse(readFileSync(here('./directions.json'), 'utf8')));

const pair = z.strictObject({
  a: text.min(1),
  b: text.min(1),
  label: z.enum(['same', 'never', 'different', 'either']),
  why: text,
});

/** Two names as two systems write them, and whether they may share a row. */
export type GoldNames = z.infer<typeof pair>;

export const goldNames = (): readonly GoldNames[] =>
  z.array(pair).parse(JSON.parse(readFileSync(here('./names.json'), 'utf8')));

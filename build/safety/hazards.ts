import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../lib/root.ts';

/** Words of the NHS clinical risk matrix (DCB0129, implementation guidance). */
const severities = ['minor', 'significant', 'considerable', 'major', 'catastrophic'] as const;
const likelihoods = ['very low', 'low', 'medium', 'high', 'very high'] as const;

const rating = z.strictObject({ severity: z.enum(severities), likelihood: z.enum(likelihoods) });

const hazardSchema = z.strictObject({
  /** Also the name that clinical rules and tests use. */
  id: z.string().regex(/^[a-z][a-z-]+$/),
  hazard: z.string().min(1),
  causes: z.array(z.string().min(1)).min(1),
  effect: z.string().min(1),
  initial: rating,
  controls: z
    .array(
      z.strictObject({
        control: z.string().min(1),
        /** `file below test/: title`, exactly as the test is called. */
        tests: z.array(z.string().regex(/^[\w/.-]+\.test\.tsx?: .+$/)).min(1),
      }),
    )
    .min(1),
  residual: rating,
});

export type Hazard = z.infer<typeof hazardSchema>;
type Rating = z.infer<typeof rating>;

export const hazardFile = join(root, 'docs', 'safety', 'hazards.json');

export const readHazards = (): readonly Hazard[] =>
  z
    .strictObject({ hazards: z.array(hazardSchema).min(1) })
    .parse(JSON.parse(readFileSync(hazardFile, 'utf8'))).hazards;

/** 1 (acceptable) to 5 (unacceptable): severity across, likelihood down, from the NHS matrix. */
const matrix: Readonly<Record<Rating['likelihood'], readonly number[]>> = {
  'very high': [3, 4, 4, 5, 5],
  high: [2, 3, 3, 4, 5],
  medium: [2, 2, 3, 3, 4],
  low: [1, 2, 2, 3, 4],
  'very low': [1, 1, 2, 2, 3],
};

export const riskOf = ({ severity, likelihood }: Rating): number =>
  matrix[likelihood][severities.indexOf(severity)] ?? 5;

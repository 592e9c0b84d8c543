import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { findingKinds } from './checks/judge.ts';
import type { Verdict } from './simulate.ts';

const lineSchema = z.object({
  seed: z.string(),
  findings: z.array(z.object({ kind: z.enum(findingKinds), detail: z.string() })),
  crashes: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
});
/** What is kept of a schedule that was run. */
export type Recorded = z.infer<typeof lineSchema>;

/** Every seed that was ever run into a file, a line each: a long run that was stopped goes on behind the last. */
export const recordedIn = (file: string): readonly Recorded[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => lineSchema.parse(JSON.parse(line)))
    : [];

export const record = (file: string, { schedule: { seed }, findings, crashes, counts }: Verdict): void =>
  appendFileSync(file, `${JSON.stringify({ seed, findings, crashes, counts })}\n`);

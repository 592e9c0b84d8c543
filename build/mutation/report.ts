import { z } from 'zod';

const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.number() }) }),
        }),
      ),
    }),
  ),
});

/** What came of the changes: how many a test noticed, and those that none did, as `file:line: kind: what it became`. */
export type Outcome = {
  readonly noticed: number;
  readonly all: number;
  readonly unnoticed: readonly string[];
};

/** Stryker's own report. What does not start or compile, or was left out, is no change. */
export function outcomeOf(json: string): Outcome {
  const { files } = reportSchema.parse(JSON.parse(json));
  const mutants = Object.entries(files).flatMap(([file, { mutants: of }]) =>
    of.map((mutant) => ({ ...mutant, at: `${file}:${mutant.location.start.line}` })),
  );
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const unnoticed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  return {
    noticed,
    all: noticed + unnoticed.length,
    unnoticed: unnoticed.map(
      ({ at, mutatorName, replacement = '' }) =>
        `${at}: ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ').slice(0, 120)}`,
    ),
  };
}

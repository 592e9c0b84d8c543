import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a way of keeping a shared record has to be shown to do, by the first word of a test's title. */
export const aspects = {
  read: 'read',
  delta: 'delta',
  offline: 'offline',
  write: 'write',
  conflict: 'conflict',
  slow: 'slow',
  outage: 'outage',
  duplicate: 'duplicate route',
  supersede: 'supersede',
  consent: 'consent',
} as const;
export type Aspect = keyof typeof aspects;

/** The topologies of the table, and the aspects that one has not: why not. */
export const notApplicable: Readonly<Record<string, Partial<Record<Aspect, string>>>> = {
  'persisted-copy': { consent: 'decided at the copy' },
  single: { consent: 'decided at the record' },
  federated: { consent: 'decided by each provider' },
  'federated-proxy': { consent: 'decided by each provider' },
  'patient-centric': {},
  hybrid: { consent: 'decided at each record' },
};

/** A test that passed, of one topology and one aspect. */
export type Proof = {
  readonly topology: string;
  readonly aspect: Aspect;
  readonly file: string;
  readonly title: string;
};

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), ancestorTitles: z.array(z.string()) }),
      ),
    }),
  ),
});

const folder = 'test/engine/records/';

/** The passed tests of `test/engine/records` that say their topology (`federated: ...`) and their aspect (`write: ...`). */
export const proofsIn = (reports: readonly string[]): readonly Proof[] =>
  reports
    .flatMap((report) => reportSchema.parse(JSON.parse(readFileSync(report, 'utf8'))).testResults)
    .flatMap(({ name, assertionResults }) => {
      const at = name.lastIndexOf(folder);
      return at < 0 ? [] : assertionResults.map((result) => ({ ...result, file: name.slice(at) }));
    })
    .filter(({ status }) => status === 'passed')
    .flatMap(({ ancestorTitles, title, file }) => {
      const [topology = ''] = (ancestorTitles.at(-1) ?? '').split(/[,:] /);
      const aspect = title.split(': ')[0] ?? '';
      return topology in notApplicable && isAspect(aspect) ? [{ topology, aspect, file, title }] : [];
    });

const isAspect = (word: string): word is Aspect => word in aspects;

/** Cells of the table that no passed test proves, as `topology: aspect`. */
export const unprovenCells = (proofs: readonly Proof[]): readonly string[] =>
  Object.entries(notApplicable).flatMap(([topology, reasons]) =>
    Object.keys(aspects)
      .filter(isAspect)
      .filter((aspect) => reasons[aspect] === undefined)
      .filter((aspect) => !proofs.some((proof) => proof.topology === topology && proof.aspect === aspect))
      .map((aspect) => `${topology}: ${aspect}`),
  );

import type { z } from 'zod';

/** Prepares a question to a pack once; its rows are parsed, never cast. */
export type Ask = <Row>(sql: string, row: z.ZodType<Row>) => (...values: readonly string[]) => readonly Row[];

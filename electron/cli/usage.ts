import { err, ok, type Result } from '../../shared/core/result.ts';

/** Why a command did not do its work, as one plain line. */
export type CommandFault = {
  readonly kind: 'usage' | 'cannot-read' | 'cannot-understand';
  readonly words: string;
};

export const fault = (kind: CommandFault['kind'], words: string): Result<never, CommandFault> =>
  err({ kind, words });

export const usage = [
  'concord compare FILE [FILE...] [--chart FILE] [--discharge FILE] [--current fci|gpconnect|scr|all] [--as-of YYYY-MM-DD] [--dmd PACK] [--tables FILE]',
  'concord read FILE',
  'concord dosage --text "..." | --to-text FILE',
  'concord record check FILE [--sign-in] [--patient NHS-NUMBER [--scratch]] [--out FILE]',
  'concord escrow open FILE --key PRIVATE-KEY.pem --out FOLDER',
  'concord dmd import PATH --out PACK | dmd show CODE',
].join('  |  ');

export type Answer = Result<unknown, CommandFault>;
export const answer = (value: unknown): Answer => ok(value);

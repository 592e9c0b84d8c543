import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: O }>>['values'];

/** A command was not called as it is meant to be; the message says how it is. */
export class Misused extends Error {
  override readonly name = 'Misused';
}

/** What a command was called with, or `Misused`: an option that there is not, or one without its value. */
export function optionsOf<const O extends Options>(args: readonly string[], options: O): Values<O> {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Misused(error.message);
  }
}

/** The number that an option was given, from `least` on; `Misused` for anything else, so that nothing is done no times. */
export function wholeNumber(option: string, value: string, least = 1): number {
  if (/^\d+$/.test(value) && Number(value) >= least) return Number(value);
  throw new Misused(`--${option} takes a whole number from ${least} on, not “${value}”.`);
}

/** Runs a command by what it was called with; `--help` says how it is used, and so does a wrong call, which ends with 2. */
export async function asCommand(
  usage: string,
  run: (args: readonly string[]) => Promise<void>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  try {
    await run(args);
  } catch (error) {
    if (!(error instanceof Misused)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
}

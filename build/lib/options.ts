import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: O }>>['values'];

/** A command was not called as it is meant to be; the message says how it is. */
export class Misused extends Error {
  override readonly name = 'Misused';
}

/** What a command was called with, or `Misused`: an option that there is not, or one without its value. */
export function optionsOf<const O extends Options>(args: readonly string[], options: O): Values<O> {
  let values: Values<O>;
  try {
    values = parseArgs({ args: withNegatives(args, options), options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What Node adds behind its first sentence is about arguments that these commands do not take.
    throw new Misused(`${error.message.split(/\.(?:\s|$)/)[0]}.`);
  }
  for (const [option, value] of Object.entries(values))
    if (value === '') throw new Misused(`--${option} has no value.`);
  return values;
}

/** A number below nought is a value, and no option of its own: what takes it says what it takes. */
function withNegatives(args: readonly string[], options: Options): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? '';
    if (/^-\d/.test(arg) && before.startsWith('--') && options[before.slice(2)]?.type === 'string')
      joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** More of anything than a person would wait for. */
const mostOfAnything = 1_000_000_000;

/** The number that an option was given; `Misused` for anything but a whole one between `least` and `most`. */
export function wholeNumber(option: string, value: string, least = 1, most = mostOfAnything): number {
  return wholeNumberOf(`--${option}`, value, least, most);
}

/** The same of anything that is called by another name. */
export function wholeNumberOf(name: string, value: string, least = 1, most = mostOfAnything): number {
  if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  const words = new Intl.NumberFormat('en-GB').format(most);
  throw new Misused(`${name} takes a whole number from ${least} to ${words}, not “${value}”.`);
}

/** `Misused` where an option was given that means nothing here; `where` says what it stands beside. */
export function refuseBeside(
  values: Readonly<Record<string, unknown>>,
  options: readonly string[],
  where: string,
): void {
  for (const option of options)
    if (values[option] !== undefined) throw new Misused(`--${option} means nothing ${where}.`);
}

/** Runs a command by what it was called with; `--help` says how it is used, and a wrong call, which ends with 2, points there. */
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
    process.stderr.write(`${error.message}\nSee --help.\n`);
    process.exitCode = 2;
  }
}

import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { runDmd, withPack } from './dmd.ts';
import { dosageOfText, dosageToText } from './dosage.ts';
import { runEscrow } from './escrow.ts';
import { today } from './host.ts';
import { usualStateFolder } from './last-pack.ts';
import { printError, printJson } from './output.ts';
import { read } from './read.ts';
import { runRecordCheck } from './run-record-check.ts';
import { fault, usage, type Answer } from './usage.ts';
import { table } from '../../shared/core/table.ts';

const options = {
  chart: { type: 'string', multiple: true },
  discharge: { type: 'string', multiple: true },
  current: { type: 'string' },
  'as-of': { type: 'string' },
  dmd: { type: 'string' },
  tables: { type: 'string' },
  text: { type: 'string' },
  'to-text': { type: 'string' },
  out: { type: 'string' },
} as const;

type Given = ReturnType<typeof parsed>;
const parsed = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** Options each command knows; anything else given to it is a mistake worth saying. */
const known = table<readonly string[]>({
  compare: ['chart', 'discharge', 'current', 'as-of', 'dmd', 'tables'],
  read: [],
  dosage: ['text', 'to-text'],
});

function run(args: readonly string[]): Answer {
  const given = parsed(args);
  const [command = '', ...rest] = given.positionals;
  const allowed = known[command];
  if (allowed === undefined)
    return fault('usage', command === '' ? usage : `there is no command ${command}; ${usage}`);
  const stray = Object.keys(given.values).find((name) => !allowed.includes(name));
  if (stray !== undefined) return fault('usage', `${command} knows no --${stray}`);
  return dispatch(command, rest, given.values);
}

function dispatch(command: string, rest: readonly string[], values: Given['values']): Answer {
  if (command === 'compare') {
    const given = {
      history: rest,
      chart: values.chart ?? [],
      discharge: values.discharge ?? [],
      current: values.current,
      asOf: values['as-of'],
      today: today(),
      tables: values.tables,
    };
    return values.dmd === undefined
      ? compare(given)
      : withPack(values.dmd, (pack) => compare({ ...given, pack }));
  }
  if (command === 'read') {
    const [file, ...more] = rest;
    return file === undefined || more.length > 0 ? fault('usage', 'read takes one file') : read(file);
  }
  if (rest.length > 0) return fault('usage', `dosage takes --text or --to-text, not ${rest[0] ?? ''}`);
  if (values.text !== undefined && values['to-text'] === undefined) return dosageOfText(values.text);
  return values['to-text'] !== undefined && values.text === undefined
    ? dosageToText(values['to-text'])
    : fault('usage', 'dosage takes either --text or --to-text');
}

/** Anything unforeseen is still one plain line: a clinician's terminal is no place for a stack trace. */
async function answerOf(args: readonly string[]): Promise<Answer> {
  try {
    if (args.some((word) => ['--help', '-h'].includes(word)) || args[0] === 'help')
      return fault('usage', usage);
    if (args[0] === 'record') return await runRecordCheck(args.slice(1), process.env);
    if (args[0] === 'escrow') return await runEscrow(args.slice(1));
    return args[0] === 'dmd'
      ? await runDmd(args.slice(1), usualStateFolder(process.env, process.platform))
      : run(args);
  } catch (error) {
    return fault(
      'usage',
      error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown fault') : 'unknown fault',
    );
  }
}

/** One answer on standard output, or one line on standard error; an answer too long to be one text is a fault like any other. */
function print(answer: Answer): void {
  try {
    if (answer.ok) return printJson(answer.value);
    printError(`concord: ${answer.fault.words}`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    printError('concord: the answer is too large to print');
  }
  process.exitCode = 2;
}

print(await answerOf(process.argv.slice(2)));

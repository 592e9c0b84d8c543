import { findingKinds, promises, type Finding } from './checks/judge.ts';
import { crashesAt, unmet } from './coverage.ts';
import { faultKinds, type FaultKind } from './faults.ts';
import { oddCounted, oddKinds } from './odd-answers.ts';
import { recordsOf, settings } from './setting.ts';
import type { Series } from './series.ts';
import { otherKinds, type Verdict } from './simulate.ts';

/** What a fault of the network is called, and what it means. */
const faults: Readonly<Record<FaultKind, readonly [string, string]>> = {
  'lost-request': ['lost requests', 'never got there, and the sender was told'],
  'lost-answer': ['lost answers', 'it was done, and the sender was told that it failed'],
  'late-commit': ['late writes', 'the sender was told that it failed, and it was done afterwards'],
  duplicate: ['doubled requests', 'one request got there twice'],
  'false-success': ['false successes', 'answered as done, and nothing was done'],
  'half-page': ['half answers', 'the answer ended half-way'],
  html: ['foreign pages', 'a page of something else answered'],
  busy: ['busy servers', 'the server asked to wait (429)'],
  'server-error': ['server errors', 'the server failed (500 to 504)'],
  forbidden: ['forbidden', 'the server forbade it (403)'],
  refused: ['refused', 'the server refused what was written (422)'],
  unauthorised: ['refused tokens', 'the sign-in was refused (401)'],
  hangs: ['no answers', 'nothing came until the sender gave up'],
  'falsely-gone': ['falsely gone', 'an entry that is there was said not to be'],
  'falsely-changed': ['falsely changed', 'the newest version was said to be an old one'],
};

type Row = readonly [count: number, name: string, meaning: string];

/** What a series came to, a line each: a sentence, what broke, and what was met. `before`: recorded by earlier runs. */
export function seriesWords(all: Series, before = 0): readonly string[] {
  return [
    headline(all, before),
    ...findingKinds.flatMap((kind) => brokenWords(kind, all)),
    ...codeWords(all),
    '',
    ...tableOf(metBy(all)),
    '',
    ...crashWords(all),
    ...shortfall(all),
  ];
}

function headline({ schedules, ms, failures }: Series, before: number): string {
  const earlier = before === 0 ? '' : ` (${before} of them recorded before)`;
  const run = `${numbered(schedules, 'schedule')}${earlier}, ${Math.round(ms / 1000)} s`;
  return failures.length === 0
    ? `${run}: nothing was found`
    : `${run}: ${numbered(failures.length, 'schedule')} broke a promise`;
}

function brokenWords(kind: Finding['kind'], { found }: Series): readonly string[] {
  const broken = found.flatMap(({ seed, findings }) =>
    findings.filter((one) => one.kind === kind).map(({ detail }) => `    ${seed}: ${detail}`),
  );
  return broken.length === 0 ? [] : [`  ${kind}: broken is that ${promises[kind]}`, ...broken];
}

const codeWords = ({ code }: Series): readonly string[] =>
  Object.entries(code ?? {}).map(([name, count]) =>
    name === 'unknown'
      ? `  ${count} of them on code that is not known`
      : `  ${count} of them on the code ${name}`,
  );

function metBy({ counts, crashes, conflicts }: Series): readonly Row[] {
  const count = (name: string): number => counts[name] ?? 0;
  const sum = (names: readonly string[]): number => names.reduce((total, name) => total + count(name), 0);
  return [
    [count('said'), 'decisions', 'a person said something of a medicine, and was told that it is kept'],
    [count('signed'), 'signatures', 'a person signed a list of medicines'],
    [count('requests'), 'requests', 'sent by the computers, good and bad'],
    [crashes, 'crashes', 'a program died in the middle of its work and was started again'],
    [conflicts, 'conflicts', 'somebody else had changed an entry that ours was to go over'],
    [count('seen'), 'versions seen', "somebody else's version shown to a person before they decided"],
    ...faultKinds.map((kind): Row => [count(kind), ...faults[kind]]),
    [count('existing'), 'found there', 'a write sent again found that the first had got there'],
    [count('mismatched'), 'too late', 'a server refused a write over a version that was not the newest'],
    [
      sum(oddKinds.map(oddCounted)),
      'odd servers',
      'schedules with a server that answers what FHIR does not say',
    ],
    [
      settings.filter((one) => count(recordsOf(one)) > 0).length,
      'kinds of record',
      `of ${settings.length} ways in which a shared record is kept and reached`,
    ],
    [count(otherKinds.organisations), 'two trusts', 'schedules in which two organisations write'],
    [count(otherKinds.beside), 'both of one', 'patients of whom two organisations wrote'],
    [
      count(otherKinds.versions),
      'older versions',
      'schedules in which an older version of the program comes back',
    ],
    [count(otherKinds.waited), 'waited', 'entries that waited for the newer version that made them'],
  ];
}

function tableOf(rows: readonly Row[]): readonly string[] {
  const wide = Math.max(...rows.map(([count]) => String(count).length));
  return rows.map(
    ([count, name, meaning]) => `  ${String(count).padStart(wide)}  ${name.padEnd(17)} ${meaning}`,
  );
}

/** From here on a series has to have met everything; a short one cannot. */
const long = 1_000;

function crashWords({ crashedAt }: Series): readonly string[] {
  const fell = Object.entries(crashesAt(crashedAt)).filter(([, count]) => count > 0);
  if (fell.length === 0) return [];
  return [
    `Crashes at the steps of a write: ${fell.map(([where, count]) => `${where} ${count}`).join(', ')}.`,
  ];
}

/** What a long series has to have met and did not. */
export const missedBy = (all: Series): readonly string[] => (all.schedules < long ? [] : unmet(all));

function shortfall(all: Series): readonly string[] {
  const missed = unmet(all);
  if (missed.length === 0) return [];
  if (all.schedules >= long) return missed.map((what) => `never met: ${what}`);
  return [
    `${missed.length} more things were never met, which a series of ${numberWords(long)} or more has to meet; one so short need not.`,
  ];
}

const numberWords = (count: number): string => new Intl.NumberFormat('en-GB').format(count);

/** What was looked at after one schedule, before what was found. */
export function checkedWords({ counts, entries }: Verdict): string {
  const decisions = numbered(counts['said'] ?? 0, 'decision');
  const signatures = numbered(counts['signed'] ?? 0, 'signature');
  const kinds = `${findingKinds.length} promises`;
  return `checked: ${decisions}, ${signatures} and ${numbered(entries, 'entry', 'entries')}, against ${kinds}${
    entries === 0 ? '; nothing was to be sent, which proves nothing of sending' : ''
  }`;
}

const numbered = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

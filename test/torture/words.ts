import { harms } from './harms.ts';
import type { Line } from './lines.ts';

/** Everything that is promised to be done to the program, by what it is called. */
export const hardships = {
  killed: 'the process is killed',
  two: 'a second process works on the same store',
  back: 'the clock goes back by an hour',
  ahead: 'the clock goes ahead by a year',
  full: 'the disk is full',
} as const;

export const allHardships: readonly string[] = [
  ...Object.values(hardships),
  ...harms.map(({ name }) => name),
];

/** What a run came to. */
export type Outcome = {
  readonly seed: string;
  readonly lines: readonly Line[];
  /** How often each hardship was met. */
  readonly met: ReadonlyMap<string, number>;
  /** How often no small disk could be made, which takes the rights of an administrator. */
  readonly noDisk: number;
  readonly faults: readonly string[];
};

/** What was compared at the end. */
type Compared = { readonly kept: number; readonly signed: number; readonly entries: number };

function comparedOf(lines: readonly Line[]): Compared {
  const end = lines.find((line) => line.kind === 'end');
  const told = (kind: Line['kind']): number => lines.filter((line) => line.kind === kind).length;
  if (end === undefined) return { kept: 0, signed: 0, entries: 0 };
  return { kept: told('kept'), signed: told('signed'), entries: end.states.length };
}

/** Whether anything at all was killed and compared: nothing else proves anything. */
export const provesAnything = ({ lines, met }: Outcome): boolean => {
  const { kept, signed, entries } = comparedOf(lines);
  return (met.get(hardships.killed) ?? 0) > 0 && kept + signed + entries > 0;
};

/** What a run came to, a line each: a sentence, what went wrong, what was met, and what was compared. */
export function outcomeWords(outcome: Outcome): readonly string[] {
  const { seed, lines, met, noDisk, faults } = outcome;
  const compared = comparedOf(lines);
  // However long it runs, no disk is full where none can be made small, which has a line of its own.
  const unmet = allHardships.filter(
    (name) => (met.get(name) ?? 0) === 0 && !(name === hardships.full && noDisk > 0),
  );
  return [
    `torture by the seed “${seed}”: ${faults.length === 0 ? 'nothing was found' : `faults: ${faults.length}`}`,
    ...faults.map((fault) => `  ${fault}`),
    '',
    'What was done to it:',
    ...allHardships.map((name) => row(met.get(name) ?? 0, name)),
    ...(noDisk === 0
      ? []
      : [
          row(
            noDisk,
            'no small disk could be made (it takes an administrator): nothing is proved of a full one',
          ),
        ]),
    '',
    'What was compared at the end, when everything had been sent:',
    row(compared.kept, 'words that were answered as kept: each has to stand in its case, once'),
    row(compared.signed, 'signatures that were answered as done: each has to be there'),
    row(
      compared.entries,
      'entries that were to be sent: each has to be received, and no server to hold one twice',
    ),
    '',
    ...shortfall(compared, unmet),
    ...(provesAnything(outcome)
      ? []
      : ['Nothing at all was killed and compared: this run counts as failed.']),
  ];
}

const row = (count: number, words: string): string => `${String(count).padStart(7)}  ${words}`;

/** What so short a run proves nothing of. */
function shortfall({ kept, signed, entries }: Compared, unmet: readonly string[]): readonly string[] {
  const nothing = [
    ...(kept === 0 ? ['words that are kept'] : []),
    ...(signed === 0 ? ['signatures'] : []),
    ...(entries === 0 ? ['what is sent'] : []),
    ...unmet,
  ];
  if (nothing.length === 0) return [];
  return [`So short a run proves nothing of: ${nothing.join('; ')}. Longer ones do (--minutes).`];
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  datesBorne,
  lineWords,
  otherPatients,
  readPasted,
  type PastedItem,
} from '../../../shared/typed-in/typed-in.ts';

const folder = join(import.meta.dirname, 'pasted');

type Labelled = {
  readonly text: string;
  /** By line, from the first. */
  readonly labels: readonly string[];
  readonly medicines: readonly string[];
};

/** A labelled text: see `pasted/README.md`. */
function labelled(file: string): Labelled {
  const lines = readFileSync(join(folder, file), 'utf8').replace(/\n$/, '').split('\n');
  const rows = lines.map(
    (line) => [line.slice(0, line.indexOf('¦')), line.slice(line.indexOf('¦') + 1)] as const,
  );
  const text = rows.filter(([label]) => label !== '=');
  return {
    text: text.map(([, words]) => words).join('\n'),
    labels: text.map(([label]) => label),
    medicines: rows
      .filter(([label]) => label === '=')
      .map(([, words]) => words.split('::').map((part) => part.trim()))
      .map(([name = '', directions = '', status = '']) => inShort(name, directions, status)),
  };
}

/** A bracketed remark at the end of directions may stand there or in the rest. */
const inShort = (name: string, directions: string, status: string): string =>
  `${name} | ${directions.replace(/\s*\([^()]*\)$/, '').replace(/[.,;\s]+$/, '')} | ${status}`;

const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
/** A soft hyphen is no end of a word. */
const words = (text: string): readonly string[] =>
  text.replaceAll('\u00ad', '').match(/[\p{L}\p{N}]+/gu) ?? [];

test('there are 42 labelled texts with some 190 medicines in them', () => {
  expect([files.length, files.flatMap((file) => labelled(file).medicines).length]).toEqual([42, 187]);
});

test.each(files)(
  '%s: every medicine is found with its name, directions and whether it was stopped, and no other',
  (file) => {
    const { text, medicines } = labelled(file);
    const found = readPasted(text).flatMap((item) =>
      item.kind === 'medicine'
        ? [inShort(item.name, item.directions, item.status === 'stopped' ? 'stopped' : '')]
        : [],
    );
    expect(found).toEqual(medicines);
  },
);

test.each(files)(
  '%s: headings, dates, allergies and who the patient is are told apart from medicines',
  (file) => {
    const { text, labels } = labelled(file);
    const items = readPasted(text);
    const kindAt = (line: number): PastedItem['kind'] | undefined =>
      items.find((item) => item.from <= line && item.to >= line)?.kind;
    const wrong = labels.flatMap((label, at) => {
      const blank = (text.split('\n')[at] ?? '').trim() === '';
      const kind = kindAt(at + 1);
      const right = {
        M: kind === 'medicine',
        '+': kind === 'medicine',
        A: kind === 'allergy',
        P: kind === 'patient',
      }[label];
      return blank || (right ?? (kind !== undefined && kind !== 'medicine' && kind !== 'allergy'))
        ? []
        : [`${at + 1} ${label}: ${kind ?? 'lost'}`];
    });
    expect(wrong).toEqual([]);
  },
);

test.each(files)(
  '%s: every word stays, in the original of its item and in what a medicine was read as',
  (file) => {
    const { text } = labelled(file);
    const items = readPasted(text);
    const originals = words(items.map((item) => item.original).join('\n'));
    expect(
      words(text).filter((word) => !originals.includes(word) && !/^(current|medication)$/i.test(word)),
    ).toEqual([]);
    const lost = items.flatMap((item) => {
      if (item.kind !== 'medicine') return [];
      const read = words([item.name, item.directions, item.rest].join(' '));
      return words(item.original.replace(/^(?:\d{1,2}[.)] |\w\t)/, '')).filter(
        (word) => !read.includes(word) && !/^(stopped|current|medication)$/i.test(word),
      );
    });
    expect(lost).toEqual([]);
  },
);

test.each([
  ['ramipril 5 mg in the morning', 'ramipril', '5 mg in the morning'],
  ['ramipril 5mg capsules 1 in the morning', 'ramipril 5mg capsules', '1 in the morning'],
  ['warfarin 4mg daily', 'warfarin', '4mg daily'],
  ['alendronic acid 70mg one on Sundays', 'alendronic acid 70mg', 'one on Sundays'],
  ['methotrexate 2.5mg tablets 4 once a week', 'methotrexate 2.5mg tablets', '4 once a week'],
  ['co-codamol 8/500 two prn', 'co-codamol 8/500', 'two prn'],
])(
  '%s: an amount is the strength beside a form or a count, and else what is taken',
  (text, name, directions) => {
    expect(lineWords(text)).toMatchObject({ name, directions });
  },
);

test('only what was stopped is stopped: not what must not be, nor what is taken until then, nor what was taken up again', () => {
  const isStopped = (directions: string): boolean => lineWords(`Apixaban 5mg tablets ${directions}`).stopped;
  expect(
    [
      'one twice a day, must not be stopped',
      'one daily until stopped by GP',
      '6 daily for 5 days, then reduce by 1 every 3 days until stopped',
      'one in the morning, restarted after being stopped in October',
      'one daily, do not stop suddenly',
    ].filter(isStopped),
  ).toEqual([]);
  expect(
    ['one daily - stopped 3/11', 'stopped by GP in May', 'discontinued', 'ended 03-Nov-2026'].filter(
      isStopped,
    ),
  ).toHaveLength(4);
});

test('an empty paste, blanks and a text without a medicine are no medicine and no fault', () => {
  expect(readPasted('')).toEqual([]);
  expect(readPasted(' \n\t\n\r\n')).toEqual([]);
  expect(readPasted('Dear Dr Okonjo,\nThank you for your letter.').map((item) => item.kind)).toEqual([
    'other',
    'other',
  ]);
});

test('of 2,000 lines the first 500 are read, and the others are asked about in one piece', () => {
  const items = readPasted(
    Array.from({ length: 2_000 }, (_, at) => `Aspirin ${at + 1}mg tablets, one daily`).join('\n'),
  );
  expect([
    items.filter((item) => item.kind === 'medicine').length,
    items.at(-1)?.kind,
    items.at(-1)?.from,
    items.at(-1)?.to,
  ]).toEqual([500, 'unread', 501, 2_000]);
});

test.each([
  ['Freestyle Libre 2 sensor', 'unsure', 'Freestyle Libre 2 sensor'],
  ['bisporolol', 'unsure', 'bisporolol'],
  ['?? small white one half at tea', 'unsure', undefined],
  ['hospital gives her the adalimumab', 'unsure', undefined],
  ['Warfarin as per yellow book:', 'unsure', undefined],
  ['Name: insulin glargine 20 units nocte', 'unsure', undefined],
  [
    '-- hospital only: Adalimumab 40mg/0.4ml pen, fortnightly (homecare)',
    'medicine',
    'Adalimumab 40mg/0.4ml pen',
  ],
  ['Symbicort 200/6 1 puff BD, increase to 4 prn', 'medicine', 'Symbicort 200/6'],
  ['eye drops, latanoprost, one drop both eyes', 'medicine', 'eye drops latanoprost'],
  ['Voltarol 12 Hour Emulgel P 2.32% gel apply bd', 'medicine', 'Voltarol 12 Hour Emulgel P 2.32% gel'],
  ['Levothyroxine 25mcg x 3', 'medicine', 'Levothyroxine 25mcg'],
])('nothing that may be a medicine is passed over in grey: “%s” is %s', (text, kind, name) => {
  const [item, ...others] = readPasted(text);
  expect([item?.kind, others]).toEqual([kind, []]);
  expect(item).toMatchObject(name === undefined ? {} : { name });
});

test('of the 42 texts, 13 lines that name no medicine are asked about beside the medicines: no heading, no line about the patient', () => {
  const asked = files.flatMap((file) => {
    const { text, labels } = labelled(file);
    return readPasted(text).flatMap((item) => (item.kind === 'unsure' ? [labels[item.from - 1] ?? ''] : []));
  });
  expect(asked.length).toBe(13);
  expect(asked.filter((label) => label === 'P')).toEqual([]);
  // "Diabetes Specialist Nurse" is the one heading of them: no word of it says what it is.
  expect(asked.filter((label) => label === 'H')).toHaveLength(1);
});

test('marks that are not seen change no word: right-to-left and zero-width marks are taken out, and said', () => {
  const [item] = readPasted('\u202eAspirin\u200b 75mg\u00a0tablets,\u2009one daily\u202c');
  expect(item).toMatchObject({ kind: 'medicine', name: 'Aspirin 75mg tablets', directions: 'one daily' });
});

test('a text that names another patient says which words do so; this patient’s own words never do', () => {
  const whom = { family: 'Penhaligon', born: '1948-03-04', nhsNumber: '9990347522' };
  const theirs = labelled('01-scr-repeat-and-acute.txt');
  const others = labelled('07-discharge-table.txt');
  expect(otherPatients(readPasted(theirs.text), whom)).toEqual([]);
  expect(otherPatients(readPasted(others.text), whom)).toEqual([
    { what: 'nhs-number', found: '999 044 5577' },
    { what: 'born', found: '02/05/1944' },
    { what: 'name', found: expect.stringContaining('CARRUTHERS') },
  ]);
});

test('a family name is found as a whole word, whatever its case and accents: Ng is not in Nguyen', () => {
  const about = (family: string) =>
    otherPatients(readPasted('Patient: NGUYEN, Thi Lan (Mrs)\nAspirin 75mg tablets - one daily'), {
      family,
      born: null,
      nhsNumber: null,
    }).map(({ what }) => what);
  expect([about('Nguyen'), about('Nguyễn'), about('Ng'), about('Lan')]).toEqual([[], [], ['name'], []]);
});

test('a clinic’s letter about somebody else, and the head of a summary, are told from this patient', () => {
  const whom = { family: 'Penhaligon', born: '1948-03-04', nhsNumber: '9990347522' };
  const found = (file: string) =>
    otherPatients(readPasted(labelled(file).text), whom).map(({ what }) => what);
  expect(found('38-copy-to-another-patient.txt')).toEqual(['nhs-number', 'born', 'name']);
  expect(found('31-scr-one-cell-a-line.txt')).toEqual(['nhs-number', 'name']);
  expect(found('36-messages-with-times.txt')).toEqual([]);
});

test('a date a page was printed is no birth date: it is a date the list bears', () => {
  const whom = { family: 'Oyelaran', born: '1963-11-17', nhsNumber: '9990375100' };
  const about = (text: string) => otherPatients(readPasted(text), whom).map(({ found }) => found);
  const printed = 'Mrs Grace Oyelaran DOB 17/11/1963 NHS 999 037 5100 Printed 12-Nov-2026';
  expect(about(printed)).toEqual([]);
  expect(datesBorne(readPasted(printed))).toEqual(['2026-11-12']);
  expect(about('Mrs Grace Oyelaran, NHS 999 037 5100, printed on 12-Nov-2026')).toEqual([]);
  expect(about('Printed 12-Nov-2026 OYELARAN, Grace (Mrs) 17-Nov-1963')).toEqual([]);
  expect(about('Mrs Grace Oyelaran DOB 12-Nov-1963 printed 17-Nov-2026')).toEqual(['12-Nov-1963']);
  expect(about('OYELARAN, Grace (Mrs) 12-Nov-1963')).toEqual(['12-Nov-1963']);
});

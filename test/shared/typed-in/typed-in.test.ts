import { expect, test } from 'vitest';
import { brand } from '../../../shared/core/brand.ts';
import { known, notRecorded, valueOf } from '../../../shared/core/known.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { readResources } from '../../../shared/fhir/fhir.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import {
  foldVersions,
  originOf,
  problemsOf,
  resourcesOf,
  type TypedSource,
  type TypedVersion,
} from '../../../shared/typed-in/typed-in.ts';
import { must } from '../../../shared/core/must.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

const tolu = { user: 'tolu', name: 'Tolu Adeyemi', role: 'technician', registration: null };

const saved = (version: number, source: TypedSource): TypedVersion => ({
  source: 's1',
  version,
  at: brand<Instant>(`2026-11-18T09:4${version}:00.000Z`),
  by: tolu,
  body: { kind: 'saved', source },
});

const methotrexate = typedLine('l1', 'Methotrexate 2.5mg tablets', '4 once a week on Monday', {
  lastTaken: '2026-11-16',
  indication: 'rheumatoid arthritis',
});
const metformin = typedLine('l2', 'metformin 500mg tablets', 'one twice a day');

const listOf = (...versions: readonly TypedVersion[]) =>
  readResources(
    resourcesOf(must(foldVersions(versions)[0], 'a source')).map((resource) => ({
      fullUrl: undefined,
      resource,
    })),
    {
      source: sourceId('typed-in-s1'),
      name: 'Patient interview',
      role: 'history',
      origin: 'patient or carer',
    },
  );

test('a typed-in line is read like the line of any source, and nothing of it is left unread', () => {
  const list = listOf(saved(1, interview([methotrexate, metformin])));
  expect(
    list.lines.map((line) => [
      line.medicine.term,
      valueOf(line.status),
      valueOf(line.lastTaken),
      valueOf(line.indication)?.text,
      line.said,
      line.notUnderstood,
    ]),
  ).toEqual([
    [
      'Methotrexate 2.5mg tablets',
      'active',
      '2026-11-16',
      'rheumatoid arthritis',
      [{ role: 'asserter', name: 'Patient' }],
      [],
    ],
    ['metformin 500mg tablets', 'active', undefined, undefined, [{ role: 'asserter', name: 'Patient' }], []],
  ]);
  expect([list.received, list.notUnderstood, list.noKnownMedications]).toEqual([2, [], notRecorded]);
});

test('correcting one line is a new version that changes that line and no other', () => {
  const corrected = { ...methotrexate, directions: '5 once a week on Monday' };
  const list = listOf(
    saved(1, interview([methotrexate, metformin])),
    saved(2, interview([corrected, metformin])),
  );
  expect(list.lines.map((line) => [line.key.id, line.version])).toEqual([
    ['l1', known('2')],
    ['l2', known('1')],
  ]);
});

test('versions that arrive in any order, from any computer, fold into the same source', () => {
  const versions = [
    saved(1, interview([methotrexate])),
    saved(2, interview([methotrexate, metformin])),
    { ...saved(3, interview([])), body: { kind: 'withdrawn', why: 'another patient’s list' } as const },
  ];
  const folded = foldVersions(versions);
  expect(foldVersions(versions.toReversed())).toEqual(folded);
  expect(folded.map((one) => [one.version, one.content.lines.length, one.withdrawn?.why])).toEqual([
    [3, 2, 'another patient’s list'],
  ]);
});

test('"takes no medicines" and "no known drug allergies" are statements, and no line and no silence', () => {
  const list = listOf(saved(1, interview([], { takesNothing: true, noneKnown: 'no-known-drug-allergies' })));
  expect([list.lines, list.noKnownMedications.kind]).toEqual([[], 'known']);
  expect(list.allergies.map((allergy) => allergy.statement)).toEqual([
    { kind: 'none', none: 'no-known-drug-allergies' },
  ]);
});

test('an allergy the patient tells has its reaction, its severity and who said so', () => {
  const [allergy] = listOf(
    saved(
      1,
      interview([], {
        allergies: [
          {
            id: 'a1',
            kind: 'allergy',
            substance: 'penicillin',
            reaction: 'anaphylaxis',
            severity: 'severe',
            onset: '1994',
          },
        ],
      }),
    ),
  ).allergies;
  expect(allergy).toMatchObject({
    substance: { text: 'penicillin' },
    kind: 'allergy',
    clinicalStatus: known('active'),
    onset: known('1994'),
    reactions: [{ manifestation: { text: 'anaphylaxis' }, severity: known('severe') }],
    said: ['Patient'],
  });
});

test('a summary of the GP record is of the GP record’s origin, and a pharmacy and the patient are not', () => {
  const origin = (kind: TypedSource['kind'], organisation = '') =>
    originOf({ kind, organisation, file: null }, 'hollins-lane');
  expect([
    origin('summary-care-record'),
    origin('gp-summary'),
    origin('patient-interview'),
    origin('carer-interview'),
    origin('community-pharmacy', ' Priory Lane '),
    origin('community-pharmacy', 'priory lane'),
    origin('own-drugs'),
  ]).toEqual([
    'hollins-lane',
    'hollins-lane',
    'patient or carer',
    'patient or carer',
    'community-pharmacy priory lane',
    'community-pharmacy priory lane',
    'own-drugs',
  ]);
});

test('what could not be read later is not saved: each field that is wrong is named', () => {
  const lines = [typedLine('l1', 'aspirin', '', { lastTaken: 'last Tuesday' })];
  expect(
    problemsOf(interview(lines, { kind: 'mar-chart', saidAt: '18/11/2026', takesNothing: true })),
  ).toEqual(['lastTaken', 'lines', 'organisation', 'saidAt']);
  expect(problemsOf(interview([]))).toEqual(['lines']);
  const file = { name: 'list.json', text: '{}', copyOf: 'gp-record', identity: 'agrees' } as const;
  expect(problemsOf(interview([methotrexate], { file }))).toEqual(['file']);
  expect(problemsOf(interview([methotrexate], { file, kind: 'file', organisation: 'Hollins Lane' }))).toEqual(
    ['file'],
  );
  expect(problemsOf(interview([], { file, kind: 'file', organisation: 'Hollins Lane' }))).toEqual([]);
  expect(problemsOf(interview([methotrexate], { kind: 'file', organisation: 'Hollins Lane' }))).toEqual([
    'file',
  ]);
  const copy = { kind: 'file', organisation: 'Hollins Lane' } as const;
  expect([
    originOf({ ...copy, file }, 'gp'),
    originOf({ ...copy, file: { ...file, copyOf: 'other-record' } }, 'gp'),
  ]).toEqual(['gp', 'file hollins lane']);
  expect(problemsOf(interview([methotrexate]))).toEqual([]);
});

test('that somebody was asked when it was last taken and could not say stands in the line, and nobody asked says nothing', () => {
  const list = listOf(
    saved(
      1,
      interview([
        typedLine('l1', 'aspirin 75mg tablets', '', { lastTaken: 'not-known' }),
        typedLine('l2', 'senna 7.5mg tablets'),
      ]),
    ),
  );
  expect(list.lines.map((line) => line.notes)).toEqual([['Last taken: asked, not known'], []]);
});

test('a box past its date on the day it was seen says so in its line, and one that lasts to the end of the month does not', () => {
  const box = (id: string, expires: string) =>
    typedLine(id, 'aspirin 75mg tablets', '', { pack: { gtin: '05012345678900', batch: 'AB12', expires } });
  const list = listOf(saved(1, interview([box('l1', '2026-11-17'), box('l2', '2026-11')])));
  expect(list.lines.map((line) => line.notes)).toEqual([
    ['EXPIRED BOX: 17-Nov-2026', 'Box: GTIN 05012345678900, batch AB12'],
    ['Box: GTIN 05012345678900, batch AB12, expires Nov-2026'],
  ]);
});

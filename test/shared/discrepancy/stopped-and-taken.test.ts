import { expect, test } from 'vitest';
import { readPartialDate } from '../../../shared/core/instant.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { chart, gp, listOf, wordsFound } from '../../support/found.ts';

const on = (text: string) => {
  const read = readPartialDate(text);
  return known(must(read.ok ? read.value : undefined, text));
};
const term = 'Ramipril 5mg capsules';
const ramipril = (more: Partial<MedicineLine> = {}) => [term, 'ONE DAILY', more] as const;
const concept = (text: string, code = '') =>
  known({ text, codes: code === '' ? [] : [{ system: 'http://snomed.info/sct', code } as never] });
const stopped = (more: Partial<MedicineLine> = {}) => ramipril({ status: known('stopped'), ...more });
const active = ramipril({ status: known('active') });
const said = (...lists: readonly SourceList[]) => wordsFound('status-contradiction', lists);

test('a medicine that one source stopped and another orders is said with the reason it gave', () => {
  expect(said(gp(stopped()), chart(active))).toEqual([
    `significant: ${term} is active in chart and stopped in gp`,
  ]);
  expect(said(gp(stopped({ statusReason: concept('no longer needed') })), chart(active))).toEqual([
    `significant: ${term} is active in chart and stopped in gp: no longer needed`,
  ]);
  expect(said(gp(ramipril({ status: known('not-taken') })), chart(active))).toEqual([
    `significant: ${term} is active in chart and not taken in gp`,
  ]);
  expect(said(gp(ramipril({ status: known('on-hold') })), chart(active))).toEqual([
    `significant: ${term} is active in chart and on hold in gp`,
  ]);
  expect(said(gp(ramipril({ doNotPerform: true, status: known('active') })), chart(active))).toEqual([
    `significant: ${term} is active in chart and not to be given in gp`,
  ]);
});

test.each<[string, Partial<MedicineLine>]>([
  ['in words', { statusReason: concept('angioedema') }],
  ['as a code', { statusReason: concept('', '281647001') }],
  [
    'as the name of a code',
    {
      statusReason: known({ text: '', codes: [{ system: 'x', code: 'y', display: 'Anaphylaxis' } as never] }),
    },
  ],
  ['in a note', { notes: ['swollen lips, allergic'] }],
  ['in what was changed', { change: known({ reason: concept('acute kidney injury') } as never) }],
  [
    'in the supply',
    {
      evidence: [
        {
          kind: 'dispense',
          when: notRecorded,
          daysSupply: notRecorded,
          statusReason: concept('bleeding'),
        } as never,
      ],
    },
  ],
])('a medicine stopped for harm and ordered again weighs more: %s', (_, more) => {
  expect(said(gp(stopped(more)), chart(active))[0]).toMatch(/^serious/);
});

test('a harm that is denied or feared is none', () => {
  for (const text of ['no bleeding', 'risk of falls', 'to prevent ulcers', 'without any side effects'])
    expect(said(gp(stopped({ statusReason: concept(text) })), chart(active))[0]).toMatch(/^significant/);
});

test.each<[string, readonly SourceList[]]>([
  ['of one origin', [gp(stopped()), listOf('scr', 'history', [active], { origin: 'gp' })]],
  ['an order that was cancelled', [gp(active), chart(ramipril({ status: known('cancelled') }))]],
  ['a supply that was not made', [gp(stopped({ statedAs: 'dispense' })), chart(active)]],
  [
    'an order that has itself ended',
    [gp(stopped()), chart(ramipril({ status: known('completed'), end: on('2026-01-01') }))],
  ],
  ['nobody has it active', [gp(stopped()), chart(ramipril({ status: known('unknown') }))]],
])('nothing contradicts: %s', (_, lists) => {
  expect(said(...lists)).toEqual([]);
});

test('a cancelled line of a history source counts, unlike a cancelled order', () => {
  expect(said(gp(ramipril({ status: known('cancelled') })), chart(active))).toEqual([
    `significant: ${term} is active in chart and cancelled in gp`,
  ]);
});

test('between two history sources only the same time counts', () => {
  const of = (start: string) =>
    said(
      gp(stopped({ end: on('2026-06-01') })),
      listOf('clinic', 'history', [ramipril({ status: known('active'), start: on(start) })]),
    );
  expect(of('2026-05-01')).toHaveLength(1);
  expect(of('2026-06-02')).toEqual([]);
  // An order faces what was stopped however long ago.
  expect(
    said(
      gp(stopped({ end: on('2020-06-01') })),
      chart(ramipril({ status: known('active'), start: on('2026-11-17') })),
    ),
  ).toHaveLength(1);
});

test('what the same source started again since is no contradiction', () => {
  const again = (more: Partial<MedicineLine>) =>
    said(
      gp(stopped({ end: on('2026-06-01') }), ramipril({ status: known('active'), ...more })),
      chart(active),
    );
  expect(again({ start: on('2026-06-01') })).toEqual([]);
  expect(again({})).toEqual([]);
  expect(again({ start: on('2026-05-31') })).toHaveLength(1);
  expect(again({ start: on('2026-06-01'), status: known('unknown') })).toHaveLength(1);
});

test('a line that contradicts its own dates is said by itself', () => {
  expect(said(gp(ramipril({ status: known('stopped'), end: on('2027-01-31') })))).toEqual([
    `significant: ${term} is stopped although its end is 31-Jan-2027`,
  ]);
  expect(said(gp(ramipril({ status: known('completed'), end: on('2027-01-31') })))).toEqual([
    `significant: ${term} is completed although its end is 31-Jan-2027`,
  ]);
  expect(said(gp(ramipril({ status: known('active'), end: on('2026-01-31') })))).toEqual([
    `significant: ${term} is active although its end is 31-Jan-2026`,
  ]);
  expect(said(gp(ramipril({ status: known('active'), planEnd: on('2026-11-17') })))).toEqual([
    `significant: ${term} is active although its plan ended on 17-Nov-2026`,
  ]);
  expect(said(gp(ramipril({ status: known('active'), planEnd: on('2026-11-18') })))).toEqual([]);
  expect(said(gp(ramipril({ status: known('active'), end: on('2026-11-18') })))).toEqual([]);
  expect(said(gp(ramipril({ status: known('stopped'), end: on('2026-11-18') })))).toEqual([]);
  expect(
    said(gp(ramipril({ status: known('stopped'), end: on('2027-01-31'), statedAs: 'dispense' }))),
  ).toEqual([]);
});

test('an active line whose own words say it was stopped is said with the words', () => {
  expect(said(gp([term, 'STOPPED 3/11 - AKI', { status: known('active') }]))[0]).toMatch(
    new RegExp(`^serious: ${term} is active in gp although its directions say “`),
  );
  expect(
    said(gp([term, 'ONE DAILY', { status: known('active'), notes: ['stopped by GP last week'] }]))[0],
  ).toMatch(new RegExp(`^significant: ${term} is active in gp although its notes say “`));
  expect(said(gp([term, 'STOPPED 3/11', { status: known('stopped') }]))).toEqual([]);
});

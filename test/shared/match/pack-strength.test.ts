import { expect, test } from 'vitest';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { identifyMedicine } from '../../../shared/dmd/dmd.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { dmdSystem } from '../../../shared/medicines/codes.ts';
import { madeUpPack } from './made-up-pack.ts';

/** A pack that holds some strengths only, as a sample or an older release does. */
const pack = madeUpPack(
  { code: '1', level: 'VTM', name: 'Ramipril' },
  { code: '2', level: 'VTM', name: 'Metformin' },
  { code: '11', level: 'VMP', name: 'Ramipril 10mg capsules', vtm: '1' },
  { code: '12', level: 'VMP', name: 'Metformin 1g modified-release tablets', vtm: '2' },
  { code: '13', level: 'VMP', name: 'Metformin 850mg tablets', vtm: '2' },
);

type Said = readonly [term: string, directions: string, code?: string];

function found(interview: Said, gp: Said): readonly string[] {
  const lists = [interview, gp].map(([term, directions, code], at) => {
    const line = makeLine(`source-${at}`, 'line', term, directions);
    const codes = code === undefined ? [] : [{ system: dmdSystem, code }];
    return makeList(`source-${at}`, 'history', [{ ...line, medicine: { ...line.medicine, codes } }]);
  });
  const matching = matchLines(lists, { pack });
  expect(matching.rows).toHaveLength(1);
  const { rows } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci', pack });
  return [...rows.values()].flat().map((finding) => `${finding.class}: ${finding.why}`);
}

const named = (term: string) => identifyMedicine({ term, brand: '', codes: [] }, pack);

test('a strength the pack does not hold is never read as one that it holds', () => {
  expect(
    found(
      ['ramipril 5mg capsules', 'one in the morning'],
      ['Ramipril 10mg capsules', 'One To Be Taken Each Day'],
    ),
  ).toEqual([
    'strength-or-form: Strength differs: ramipril 5mg capsules and Ramipril 10mg capsules',
    'dose: Dose differs: 5 mg against 10 mg',
  ]);
  expect(
    found(['metformin 500mg MR tablets', '2 bd'], ['Metformin 1g modified-release tablets', 'TWO at night']),
  ).toContain(
    'strength-or-form: Strength differs: metformin 500mg MR tablets and Metformin 1g modified-release tablets',
  );
});

test('a form or a release the pack does not hold is never read as one that it holds', () => {
  expect(named('Ramipril 10mg tablets').form).toBe('tablet');
  expect(named('Metformin 850mg modified-release tablets').qualifiers).toEqual(['modified-release']);
});

test('a code of one strength beside words of another is a finding, though the pack holds the code’s alone', () => {
  const findings = found(
    ['Ramipril 5mg capsules', 'one daily', '11'],
    ['Ramipril 10mg capsules', 'one daily'],
  );
  expect(findings.map((text) => text.split(':')[0])).toContain('code-against-display');
});

test('a name that is written otherwise is still the product', () => {
  expect(named('Ramipril 10 mg caps').dmd?.vmp).toBe('11');
});

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderOfFile } from '../support/temp.ts';

const folder = folderOfFile('cli');
const main = resolve(import.meta.dirname, '../../electron/cli/main.ts');
const run = promisify(execFile);

type Ran = { readonly code: number; readonly out: string; readonly error: string };

async function concord(...args: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await run(process.execPath, [main, ...args], { cwd: folder });
    return { code: 0, out: stdout, error: stderr };
  } catch (failed) {
    const { code, stdout, stderr } = failed as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, error: stderr };
  }
}

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const statement = (id: string, term: string, words: string) => ({
  resource: {
    resourceType: 'MedicationStatement',
    id,
    status: 'active',
    subject: { reference: 'Patient/p' },
    medicationCodeableConcept: { text: term },
    dateAsserted: '2026-11-16',
    dosage: [{ text: words }],
  },
});
const bundle = (...entry: readonly unknown[]) => ({ resourceType: 'Bundle', type: 'searchset', entry });

test('compare prints sources, rows, findings and suggestions by their agreed names', async () => {
  const gp = file(
    'gp.json',
    bundle(
      statement('a', 'Ramipril 5mg capsules', 'ONE DAILY'),
      statement('b', 'Simvastatin 40mg tablets', 'ONE AT NIGHT'),
    ),
  );
  const chart = file(
    'chart.json',
    bundle(
      statement('x', 'ramipril', '10 mg once a day'),
      statement('y', 'Atorvastatin 20mg tablets', '20 mg at night'),
    ),
  );
  const { code, out } = await concord('compare', gp, '--chart', chart, '--as-of', '2026-11-18');
  const said = JSON.parse(out);
  expect(code).toBe(0);
  expect(said.sources[0]).toEqual({
    name: 'gp.json',
    role: 'history',
    status: 'complete',
    received: 2,
    shown: 2,
    withdrawn: 0,
    notCurrent: 0,
    notUnderstood: 0,
  });
  expect(said.rows.map((row: { lines: unknown[] }) => row.lines.length)).toEqual([2, 1, 1]);
  expect(said.rows[0].lines[1]).toEqual({
    source: 'gp.json',
    key: 'MedicationStatement/a',
    text: 'Ramipril 5mg capsules',
    identity: 'words',
    notes: [],
    dose: 'ONE DAILY',
    status: 'active',
  });
  expect(said.rows[0].match).toEqual({
    level: 'same-vtm',
    suggestion: false,
    why: 'Same substance; identified by the words alone',
  });
  expect(said.rows[0].findings[0]).toMatchObject({
    class: 'dose',
    severity: 'significant',
    lines: ['chart.json#MedicationStatement/x', 'gp.json#MedicationStatement/a'],
  });
  expect(said.suggestions).toEqual([
    { rows: [1, 2], kind: 'link', why: 'Another medicine of the same group' },
  ]);
  expect(said.findings).toEqual([]);
});

test('a file that is an outage is unavailable, never an empty list', async () => {
  const gp = file('gp2.json', bundle(statement('a', 'Ramipril 5mg capsules', 'ONE DAILY')));
  const down = file(
    'down.json',
    bundle({
      resource: {
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error', code: 'timeout', diagnostics: 'no answer' }],
      },
    }),
  );
  const said = JSON.parse((await concord('compare', gp, '--chart', down, '--as-of', '2026-11-18')).out);
  expect(said.sources[1].status).toBe('unavailable');
  expect(said.rows[0].findings).toEqual([]);
  expect(said.findings.map((one: { class: string }) => one.class)).toEqual(['source-incomplete']);
});

test('read accounts for every resource', async () => {
  const path = file(
    'read.json',
    bundle(
      statement('a', 'Ramipril 5mg capsules', 'ONE DAILY'),
      { resource: { resourceType: 'Patient', id: 'p' } },
      { resource: { resourceType: 'Spaceship', id: 's' } },
    ),
  );
  const said = JSON.parse((await concord('read', path)).out);
  expect([said.received, said.lines.length, said.supporting, said.notUnderstood.length]).toEqual([
    3,
    1,
    ['Patient/p'],
    1,
  ]);
});

test('dosage reads words, and words a resource', async () => {
  const read = JSON.parse((await concord('dosage', '--text', 'take one twice a day')).out);
  expect([read.doses[0].low, read.timing.frequency, read.remainder]).toEqual(['1', '2', '']);
  const path = file('dose.json', {
    text: 'once a day',
    timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
  });
  expect(JSON.parse((await concord('dosage', '--to-text', path)).out).resources[0].text).toContain(
    'once a day',
  );
});

const once =
  '<timing><repeat><frequency value="1"/><period value="1"/><periodUnit value="d"/></repeat></timing>';
const daily = { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } } };
const fhir = 'xmlns="http://hl7.org/fhir"';

test.each<[string, unknown, string]>([
  ['a bare dosage', daily, 'Dosage'],
  ['a bare dosage in XML', `<Dosage ${fhir}>${once}</Dosage>`, 'Dosage'],
  ['an element cut out of XML', `<dosageInstruction ${fhir}>${once}</dosageInstruction>`, 'Dosage'],
  [
    'a request in XML',
    `<MedicationRequest ${fhir}><id value="a"/><dosageInstruction>${once}</dosageInstruction></MedicationRequest>`,
    'MedicationRequest/a',
  ],
  ['a statement', { resourceType: 'MedicationStatement', id: 'a', dosage: [daily] }, 'MedicationStatement/a'],
  [
    'one without an id',
    { resourceType: 'MedicationDispense', dosageInstruction: [daily] },
    'MedicationDispense',
  ],
  [
    'a bundle',
    bundle({ resource: { resourceType: 'MedicationRequest', id: 'a', dosageInstruction: [daily] } }),
    'MedicationRequest/a',
  ],
])('%s has its dosage worded', async (name, content, key) => {
  const { out } = await concord('dosage', '--to-text', file(`${name.replaceAll(' ', '-')}.fhir`, content));
  expect(JSON.parse(out).resources).toMatchObject([{ key, text: 'once a day' }]);
});

test('the dose of an administration is worded, and an extension is said to be left out', async () => {
  const path = file('given.json', {
    resourceType: 'MedicationAdministration',
    id: 'a',
    dosage: { dose: { value: 5, unit: 'mg' }, modifierExtension: [{ url: 'x' }] },
  });
  expect(JSON.parse((await concord('dosage', '--to-text', path)).out).resources[0].dosages).toMatchObject([
    { text: '5 milligram', leftOut: [{ path: 'modifierExtension', raw: '[{"url":"x"}]' }] },
  ]);
});

test.each([
  ['no such file', ['compare', 'nowhere.json']],
  ['not FHIR', ['compare', file('odd.json', { hello: 1 })]],
  ['not JSON', ['read', file('torn.json', '{"resourceType":"Bundle"')]],
  ['empty', ['read', file('empty.json', '')]],
  ['another version', ['read', file('r5.json', { resourceType: 'MedicationUsage', id: 'a' })]],
  ['no command', []],
  ['an unknown command', ['dance']],
  ['an unknown option', ['read', 'x.json', '--loud']],
  ['an impossible day', ['compare', file('gp3.json', bundle()), '--as-of', '2026-13-45']],
  ['an unknown rule', ['compare', file('gp4.json', bundle()), '--current', 'mine']],
  ['dosage without words', ['dosage']],
  ['a resource that holds no dosage', ['dosage', '--to-text', file('who.json', { resourceType: 'Patient' })]],
  ['a list where a resource was meant', ['dosage', '--to-text', file('list.json', '[]')]],
  ['an empty dosage', ['dosage', '--to-text', file('nothing.json', {})]],
  ['XML that is not FHIR', ['dosage', '--to-text', file('page.xml', '<html/>')]],
  ['a chart without a name', ['compare', '--chart', '']],
  ['a cry for help', ['--help']],
  ['a web page', ['read', file('page.json', '<!DOCTYPE html><html></html>')]],
  ['a folder', ['read', folder]],
])('%s is one plain line on standard error and exit 2', async (_, args) => {
  const { code, out, error } = await concord(...args);
  expect([code, out]).toEqual([2, '']);
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(error).not.toMatch(/at .*\.ts:\d+|Error:/);
});

test('a trust compares by its own tables, and is told where they are wrong', async () => {
  const gp = file('own.json', bundle(statement('a', 'Ramipril 5mg capsules', 'ONE DAILY')));
  const chart = file('own-chart.json', bundle(statement('b', 'Apixaban 5mg tablets', 'one twice a day')));
  const tables = (list: string) =>
    file(`${list}.tables.json`, {
      risks: { name: 'ours', version: '1', rows: [{ list, substances: ['ramipril'], source: 'us' }] },
    });
  const omission = async (...more: readonly string[]): Promise<unknown> => {
    const { out } = await concord('compare', gp, '--chart', chart, '--as-of', '2026-11-18', ...more);
    const said = JSON.parse(out);
    return said.rows
      .flatMap((row: { findings: readonly { class: string; severity: string }[] }) => row.findings)
      .find((one: { class: string }) => one.class === 'omission').severity;
  };
  expect([await omission(), await omission('--tables', tables('time-critical'))]).toEqual([
    'significant',
    'serious',
  ]);
  const wrong = await concord('compare', gp, '--tables', tables('lucky'));
  expect([wrong.code, wrong.out, wrong.error.split('\n').length]).toEqual([2, '', 2]);
  expect(wrong.error).toContain('the clinical tables are wrong at "risks.rows.0.list"');
});

test('two files of one base name are two sources, and their lines are told apart', async () => {
  const [here, there] = [
    file('same.json', bundle(statement('a', 'Ramipril 5mg capsules', 'ONE DAILY'))),
    join(folder, 'there'),
  ];
  mkdirSync(there);
  writeFileSync(
    join(there, 'same.json'),
    JSON.stringify(bundle(statement('a', 'Atenolol 50mg tablets', 'ONE DAILY'))),
  );
  const said = JSON.parse(
    (await concord('compare', here, join(there, 'same.json'), '--as-of', '2026-11-18')).out,
  );
  expect(said.sources.map((one: { name: string }) => one.name)).toEqual(['same.json', 'same.json~2']);
  expect(
    said.rows
      .flatMap((row: { lines: { source: string; key: string }[] }) =>
        row.lines.map((one) => `${one.source}#${one.key}`),
      )
      .toSorted(),
  ).toEqual(['same.json#MedicationStatement/a', 'same.json~2#MedicationStatement/a']);
});

test('directions in codes alone are all put into words, a code nobody knows included', async () => {
  const path = file('coded.json', {
    resourceType: 'MedicationStatement',
    id: 'a',
    status: 'active',
    medicationCodeableConcept: { text: 'Paracetamol 500mg tablets' },
    dosage: [
      {
        timing: { code: { text: '1/7' } },
        asNeededBoolean: true,
        doseAndRate: [{ doseQuantity: { value: 2, unit: 'tablet' } }],
      },
    ],
  });
  const said = JSON.parse((await concord('compare', path, '--as-of', '2026-11-18')).out);
  expect(said.rows[0].lines[0].dose).toBe('2 tablet - 1/7 - as required');
});

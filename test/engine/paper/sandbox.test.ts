import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { valueOf } from '../../../shared/core/known.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import type { CaseView, CellLineView } from '../../../shared/ipc/case-views.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import {
  decideAll,
  desktopAt,
  drained,
  findPatient,
  sign,
  signedIn,
  value,
} from '../../support/case-work.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { missingFrom, pdfPages } from '../../support/pdf-text.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 60_000);
afterAll(() => sandbox.stop());

/** Everything that the screen shows of a line of a source. */
const wordsOfLine = (line: CellLineView): readonly string[] => {
  const both = line.textAgainstStructure;
  const frequency = line.steps.length > 0 ? [] : [valueOf(line.frequency)];
  return [
    ...(both === null ? frequency : [both.text, both.structure]),
    ...(line.steps.length > 0 ? line.steps : [valueOf(line.dose)]),
    valueOf(line.route),
    valueOf(line.indication),
    ...(line.dose.kind === 'known' || line.steps.length > 0 ? [] : [valueOf(line.directions)]),
    line.remainder,
    ...line.dates,
    ...line.notes,
  ].filter((text) => text !== undefined);
};

const footOf = ({ patient }: RecordView): string =>
  `${patient.name}, born ${patient.born}, NHS number ${patient.nhsNumber}`;

const shownInCase = (view: CaseView): readonly string[] => [
  ...view.columns.flatMap((column) => [
    column.name,
    column.system,
    column.asOf.kind === 'known' ? showDateTime(column.asOf.value) : 'Not read',
  ]),
  ...view.rows.flatMap((row) => [
    row.generic,
    row.product,
    ...row.findings.map((finding) => finding.words),
    ...row.cells.flatMap((cell) => (cell.kind === 'lines' ? cell.lines.flatMap(wordsOfLine) : [])),
  ]),
  ...view.findings.flatMap((finding) => [finding.words, finding.why]),
  ...view.allergies.items.flatMap((item) => [item.substance, ...item.reactions]),
  ...view.facts.flatMap((fact) => [fact.name, valueOf(fact.value) ?? '', fact.source]),
  ...view.banner.warnings,
  ...view.notUnderstood.map((one) => one.why),
];

async function patientsOf(engine: EngineClient): Promise<readonly string[]> {
  const { wards } = value(await engine.call('listWards', {}));
  const found = new Set<string>();
  for (const { id } of wards)
    for (const { patient } of must(value(await engine.call('openWard', { ward: id })), 'the ward').patients)
      found.add(patient);
  return [...found];
}

test('of every patient the PDF holds all that the case shows, read back, with who and which page at every foot', async () => {
  const engine = await signedIn(desktopAt(tempFolder('paper')), sandbox.config);
  const patients = await patientsOf(engine);
  expect(patients.length).toBeGreaterThan(10);
  const weekly: string[] = [];
  for (const [count, patient] of patients.entries()) {
    const view = value(await engine.call('refreshCase', { patient, source: null }));
    // The sheet is laid out of the same parts: of some it is read back whole.
    const calls = count % 5 === 0 ? (['openRecord', 'openHandOver'] as const) : (['openRecord'] as const);
    for (const call of calls) {
      const { record, pdf } = value(await engine.call(call, { patient, case: null }));
      const pages = await pdfPages(pdf);
      const name = `${call} of ${record.patient.name}`;
      const shown = call === 'openRecord' ? shownInCase(view) : [];
      expect([name, missingFrom(pages, shown, footOf(record))]).toEqual([name, []]);
      for (const [at, page] of pages.entries())
        expect([
          name,
          missingFrom([page], [`Page ${at + 1} of ${pages.length}`, footOf(record)], '\u0000'),
        ]).toEqual([name, []]);
      if (pages.some((page) => /once a week|weekly/i.test(page))) weekly.push(name);
    }
  }
  expect(weekly.length).toBeGreaterThan(1);
  await engine.stop();
}, 600_000);

test('a signed case says on paper whether it was shared when it was printed, and a sheet hands it over', async () => {
  const engine = await signedIn(desktopAt(tempFolder('paper-signed')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  const before = value(await engine.call('openHandOver', { patient }));
  expect(before.record.outstanding.length).toBeGreaterThan(3);
  expect(missingFrom(await pdfPages(before.pdf), before.record.outstanding, footOf(before.record))).toEqual(
    [],
  );
  await sign(engine, await decideAll(engine, patient));
  await drained(engine);
  const { record, pdf } = value(await engine.call('openRecord', { patient, case: null }));
  const pages = await pdfPages(pdf);
  expect(record.sharing.join(' ')).toMatch(/\d received/);
  expect(missingFrom(pages, ['Signed and shared.', ...record.sharing], footOf(record))).toEqual([]);
  const told = record.rows.filter((row) => row.reason.includes('Told '));
  expect(told.length).toBeGreaterThan(0);
  expect(
    missingFrom(
      pages,
      told.map((row) => row.reason),
      footOf(record),
    ),
  ).toEqual([]);
  await engine.stop();
}, 120_000);

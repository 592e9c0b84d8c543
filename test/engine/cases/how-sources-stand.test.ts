import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { standingLines, standingWords } from '../../../shared/medicines/source-words.ts';
import { typedInWords } from '../../../shared/typed-in/typed-in.ts';
import { columnLines } from '../../../renderer/text/sources.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, findPatient, say, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

const lastYear = interview([typedLine('one', 'Senna 7.5mg tablets', 'two at night')], {
  saidAt: '2025-01-10T09:40:00.000Z',
});

test('a source stands alike under its name, at the signature and on paper: stale nowhere or everywhere, as the finding has it', async () => {
  const engine = await signedIn(desktopAt(tempFolder('standing')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  value(await engine.call('openCase', { patient }));
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: lastYear }));
  await sandbox.control.change('northmoor-epma', { outage: 'refuse' });
  const view = value(await engine.call('refreshCase', { patient, source: null }));
  const { done } = value(await engine.call('openSignOff', { patient }));
  const { record } = value(await engine.call('openRecord', { patient, case: null }));
  const read = must(
    done.find(({ words }) => words.endsWith('sources read')),
    'what was read',
  );
  for (const column of view.columns) {
    const words = standingWords(column);
    expect(read.detail).toContain(`${column.name} (${words.toLowerCase()})`);
    expect(record.sources.find(({ name }) => name === column.name)?.state).toBe(words);
    const shown = columnLines(column).map(({ mark }) => mark);
    const all = standingLines(column).map(({ mark }) => mark);
    expect(shown).toEqual(all.length > 1 ? all.filter((mark) => mark !== 'complete') : all);
  }
  const stale = view.columns.filter(({ staleDays }) => staleDays !== null).map(({ name }) => name);
  const found = view.findings.filter((finding) => finding.class === 'stale-source');
  expect(stale).toContain('Patient interview');
  expect(found).toHaveLength(stale.length);
  for (const name of stale)
    expect(found.filter(({ why }) => why.startsWith(`Nothing in ${name} is newer than`))).toHaveLength(1);
  expect(view.columns.some(({ offlineCopy }) => offlineCopy)).toBe(true);
  await engine.stop();
});

test('who typed a source in and when it was said, and what the patient takes, are in the same words on paper as on screen', async () => {
  await sandbox.control.reset();
  const engine = await signedIn(desktopAt(tempFolder('standing-words')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  value(await engine.call('openCase', { patient }));
  const typed = value(
    await engine.call('saveTypedIn', { patient, source: null, base: 0, content: lastYear }),
  );
  const row = must(
    typed.rows.find(({ generic }) => generic === 'senna'),
    'a row of senna',
  );
  const view = await say(engine, typed, {
    kind: 'history',
    row: row.id,
    fact: { kind: 'not-taking', never: false, since: '2026-11-14', why: 'felt sick' },
  });
  const { record } = value(await engine.call('openRecord', { patient, case: null }));
  const typedIn = must(view.columns.find((column) => column.typedIn !== null)?.typedIn, 'a typed-in source');
  expect(typedInWords(typedIn)).toBe('Typed in by Ruth Calloway, said 10-Jan-2025 09:40');
  expect(record.sources.map(({ age }) => age).join(' | ')).toContain(typedInWords(typedIn));
  expect(record.rows.find(({ medicine }) => medicine === 'senna')?.takes).toMatch(
    /^Not taking since 14-Nov-2026: felt sick/,
  );
  await engine.stop();
});

test('a record that would get nothing says why at the signature: read only, not this patient’s, or nothing decided for it', async () => {
  await sandbox.control.reset();
  const engine = await signedIn(desktopAt(tempFolder('standing-writes')), sandbox.config);
  const whyOf = async (family: string): Promise<Readonly<Record<string, string>>> => {
    const patient = await findPatient(engine, family);
    value(await engine.call('openCase', { patient }));
    const { writes } = value(await engine.call('openSignOff', { patient }));
    return Object.fromEntries(writes.map(({ record, as }) => [record, as]));
  };
  const eastvale = 'Eastvale Shared Record';
  expect(await whyOf('Stanbury')).toMatchObject({
    'Inpatient chart': 'Read only',
    'GP record': 'Nothing is decided that it would hold',
    [eastvale]: 'This record does not know the patient',
  });
  expect((await whyOf('Wentworth'))[eastvale]).toBe(
    'It is not certain that this record holds this patient: identity disagrees, so nothing is shown',
  );
  await engine.stop();
});

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { allSources } from '../../../shared/records/records.ts';
import { anchor, anchoredTo } from '../../../electron/engine/audit/anchors.ts';
import { auditEvent, headProvenance } from '../../../electron/engine/audit/audit-event.ts';
import { auditHeads, hashOf, publicKeyOf, type AuditRow } from '../../../electron/engine/audit/audit.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { readerOf } from '../../../electron/engine/records/records.ts';
import { root } from '../../../build/lib/root.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { auditSeed, type TestContext } from '../../support/open-session.ts';
import { signedInAt } from '../../support/sandbox-context.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
let context: TestContext;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

const homeOf = () =>
  must(
    allSources(sandbox.config).find(({ source }) => source.id === sandbox.config.auditAnchorsAt),
    'the sandbox has a store of its own',
  ).source;

const look = (times: number): void => {
  for (let at = 0; at < times; at += 1)
    context
      .store()
      .inTransaction('look', { user: 'ruth', action: 'open-row', subject: `p${at}` }, () => undefined);
};

/** What IT gets from the trust's store, with its own means. */
async function anchorsOnServer(): Promise<string> {
  const answer = await readerOf(context).get(homeOf(), 'Provenance?_tag=urn:concord|audit-anchor', 'it');
  if (!answer.ok) throw new Error(answer.fault.kind);
  return answer.value.text;
}

function check(rows: readonly AuditRow[], anchors: string): string {
  const folder = tempFolder('anchors');
  const [audit, heads, key] = ['audit.ndjson', 'anchors.json', 'key.pem'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const lines = [
    ...rows.map((row) => auditEvent(row, 'WARD-7B')),
    ...context
      .store()
      .read.all(auditHeads, {})
      .filter(({ seq, hash }) => rows[seq - 1]?.hash === hash)
      .map((head) => headProvenance(head, publicKeyOf(auditSeed))),
  ];
  writeFileSync(audit, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  writeFileSync(heads, anchors);
  writeFileSync(key, publicKeyOf(auditSeed));
  try {
    return execFileSync(
      process.execPath,
      [join(root, 'electron/cli/verify-audit.mjs'), audit, '--key', key, '--heads', heads],
      { encoding: 'utf8' },
    );
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  }
}

/** The chain written anew from a record on, as whoever has the store's key can. */
function writtenAnew(rows: readonly AuditRow[], from: number): readonly AuditRow[] {
  let previous = rows[from - 1]?.hash ?? '0'.repeat(64);
  return rows.map((row, at) => {
    if (at < from) return row;
    const changed = { ...row, subject: at === from ? 'somebody else' : row.subject, previous_hash: previous };
    previous = hashOf(changed);
    return { ...changed, hash: previous };
  });
}

test('the head lies in the trust’s own store: rows removed with their heads, and a chain signed anew with its own key, are found by it', async () => {
  ({ context } = await signedInAt(sandbox));
  look(12);
  await anchor(context, homeOf());
  const held = anchoredTo(context.store().read);
  expect(held).toBeGreaterThanOrEqual(12);
  const anchors = await anchorsOnServer();
  look(3);
  const rows = context.store().read.all(wholeAudit, {});
  expect(check(rows, anchors)).toContain(`nothing up to record ${held} was changed or cut off`);
  expect(check(rows.slice(0, held - 1), anchors)).toContain(
    `record ${held}, whose hash was kept elsewhere, is cut off`,
  );
  expect(check(writtenAnew(rows, 5), anchors)).toContain(
    `record ${held} is not the one whose hash was kept elsewhere`,
  );
  // What no anchor covers yet cannot be found.
  expect(check(rows.slice(0, held), anchors)).toContain('intact');
});

test('an anchor is written again only when there is something new, and one that is refused is tried again', async () => {
  const before = anchoredTo(context.store().read);
  await anchor(context, homeOf());
  const after = anchoredTo(context.store().read);
  expect(after).toBeGreaterThan(before);
  await anchor(context, homeOf());
  expect(anchoredTo(context.store().read)).toBe(after);
  look(3);
  await anchor(context, { ...homeOf(), fhirBase: 'http://127.0.0.1:9' });
  expect(anchoredTo(context.store().read)).toBe(after);
  await anchor(context, homeOf());
  expect(anchoredTo(context.store().read)).toBeGreaterThan(after);
});

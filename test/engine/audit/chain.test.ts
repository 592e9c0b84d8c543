import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { auditRow, hashOf, type AuditRow } from '../../../electron/engine/audit/audit.ts';
import { findBreak, verifyAudit } from '../../../electron/engine/audit/verify.ts';
import { query } from '../../../electron/engine/db/query.ts';
import { openTestStore } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const all = query()('audit', 'SELECT * FROM audit ORDER BY seq', auditRow);

/** Twelve real records, read back from a real store. */
function chain(): readonly AuditRow[] {
  const store = openTestStore(testHost(tempFolder('audit')));
  for (let at = 0; at < count; at += 1) {
    store.inTransaction(
      'look',
      { user: at % 3 === 0 ? null : 'ruth', action: 'open-case', subject: `p${at}`, detail: { count: at } },
      () => undefined,
    );
  }
  expect(verifyAudit(store.read)).toBeUndefined();
  const rows = store.read.all(all, {});
  store.close();
  return rows;
}

const count = 12;
const recordAt = (rows: readonly AuditRow[], index: number): AuditRow => must(rows[index], 'a record');
const at = fc.nat({ max: count - 1 });

test('a chain as it was written holds', () => {
  const rows = chain();
  expect([findBreak(rows), rows.length]).toEqual([undefined, count]);
});

test('an edit of any field of any record is found, at that record', () => {
  const rows = chain();
  const edits: readonly ((row: AuditRow) => AuditRow)[] = [
    (row) => ({ ...row, at: '2020-01-01T00:00:00.000Z' }),
    (row) => ({ ...row, user: 'somebody else' }),
    (row) => ({ ...row, action: 'print' }),
    (row) => ({ ...row, subject: `${row.subject}0` }),
    (row) => ({ ...row, detail: '{}' }),
  ];
  fc.assert(
    fc.property(at, fc.constantFrom(...edits), (place, edit) => {
      const edited = rows.map((row, index) => (index === place ? edit(row) : row));
      expect(findBreak(edited)).toEqual({ seq: place + 1, kind: 'edited' });
    }),
  );
});

test('an edit whose hash was made again is found at the next record', () => {
  const rows = chain();
  const forged = rows.map((row, index) => {
    const edited = { ...row, action: 'print' };
    return index === 4 ? { ...edited, hash: hashOf(edited) } : row;
  });
  expect(findBreak(forged)).toEqual({ seq: 6, kind: 'removed-or-reordered' });
});

test('a record removed before the end, two exchanged, or one put in twice are found', () => {
  const rows = chain();
  fc.assert(
    fc.property(fc.nat({ max: count - 2 }), (place) => {
      expect(findBreak(rows.toSpliced(place, 1))).toEqual({ seq: place + 1, kind: 'removed-or-reordered' });
      const one = recordAt(rows, place);
      const two = recordAt(rows, place + 1);
      expect(findBreak(rows.toSpliced(place, 2, two, one))).toEqual({
        seq: place + 1,
        kind: 'removed-or-reordered',
      });
      expect(findBreak(rows.toSpliced(place, 0, one))).toEqual({
        seq: place + 2,
        kind: 'removed-or-reordered',
      });
    }),
  );
});

test('a record moved with its number rewritten is still found', () => {
  const rows = chain();
  const swapped = [{ ...recordAt(rows, 1), seq: 1 }, { ...recordAt(rows, 0), seq: 2 }, ...rows.slice(2)];
  expect(findBreak(swapped)).toEqual({ seq: 1, kind: 'removed-or-reordered' });
});

test('the store itself refuses to change or remove a record', () => {
  const store = openTestStore(testHost(tempFolder('append-only')));
  const entry = { user: 'ruth', action: 'look', subject: 'p1' };
  store.inTransaction('look', entry, () => undefined);
  for (const sql of [
    `UPDATE audit SET action = 'print'`,
    'DELETE FROM audit',
    `REPLACE INTO audit SELECT * FROM audit`,
  ]) {
    expect(() => store.inTransaction('tamper', entry, (tx) => tx.run({ label: 'tamper', sql }, {}))).toThrow(
      'append-only',
    );
  }
  expect(store.read.all(all, {})).toHaveLength(1);
  store.close();
});

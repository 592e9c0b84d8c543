import { allergiesFor } from './allergy.ts';
import { changeRequestFor } from './change-request.ts';
import { documentFor, type Pdf } from './document.ts';
import { earlierEntriesFor } from './earlier-entries.ts';
import { earlierListsFor } from './earlier-lists.ts';
import { listsFor } from './lists.ts';
import { provenanceFor } from './provenance.ts';
import { statementsFor } from './statement.ts';
import { taskFor, withdrawnTask } from './task.ts';
import type { PlannedWrite, WriteContext, WriteRow } from './write.ts';

/**
 * Everything a signed case writes, and where: statements, lists and provenance to each record, recommendations and the
 * signed record to the trust's own store. In the order they must be sent; pure, so that the screen can show it before.
 */
export function planWrites(
  rows: readonly WriteRow[],
  pdf: Pdf | null,
  context: WriteContext,
): readonly PlannedWrite[] {
  const toRecords = context.records.flatMap((record) => {
    const statements = rows.flatMap((row) => statementsFor(row, record, context));
    const requests = rows
      .map((row) => {
        const own = statements.find((write) => write.row === row.id);
        return changeRequestFor(row, own, record, context);
      })
      .filter((write) => write !== null);
    const written = [
      ...statements,
      ...requests,
      ...allergiesFor(record, context),
      ...listsFor(statements, rows, record, context),
    ];
    return [
      ...written,
      provenanceFor(record, written, rows, 'history', context),
      ...earlierEntriesFor(statements, rows, record, context),
      ...earlierListsFor(written, record, context),
    ];
  });
  const tasks = [
    ...rows.map((row) => taskFor(row, context)),
    ...context.withdrawn.map((task) => withdrawnTask(task, context)),
  ];
  const home =
    context.home === null
      ? null
      : provenanceFor(
          context.home,
          tasks.filter((write) => write !== null),
          rows,
          'recommendation',
          context,
        );
  const document = pdf === null ? null : documentFor(pdf, context);
  return [...toRecords, ...tasks, home, document].filter((write) => write !== null);
}

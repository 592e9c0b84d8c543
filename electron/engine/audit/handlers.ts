import { fromMillis } from '../../../shared/core/instant.ts';
import { ok } from '../../../shared/core/result.ts';
import type { EngineContext } from '../context.ts';
import { wholeAudit } from '../db/queries/audit.ts';
import type { ReadDb } from '../db/store.ts';
import type { Handlers } from '../handlers.ts';
import { auditEvent, headProvenance } from './audit-event.ts';
import { settingByName } from '../db/queries/settings.ts';
import { auditHeads, auditPublicKey } from './audit.ts';
import { viewAudit } from './view.ts';

export { keepAnchoring } from './anchors.ts';
export { callRecorder } from './calls.ts';

/** Who did what on this computer, to look at and to take away. Looking is recorded like everything else. */
export function auditHandlers(
  { session, host }: EngineContext,
  nameOf: (user: string) => string | undefined,
): Pick<Handlers, 'openAudit' | 'exportAudit'> {
  return {
    openAudit: async ({ patient, before }) => {
      const [store, user] = [session.store(), session.user()];
      if (!store.ok) return store;
      if (!user.ok) return user;
      if (before === null)
        store.value.inTransaction(
          'audit-viewed',
          { user: user.value.id, action: 'audit-viewed', subject: patient ?? '' },
          () => undefined,
        );
      return ok(viewAudit(store.value.read, { patient, before }, nameOf));
    },
    exportAudit: async () => {
      const [store, user] = [session.store(), session.user()];
      if (!store.ok) return store;
      if (!user.ok) return user;
      store.value.inTransaction(
        'audit-exported',
        { user: user.value.id, action: 'audit-exported', subject: '' },
        () => undefined,
      );
      const at = fromMillis(host.now()).slice(0, 16).replaceAll(':', '');
      return ok({
        name: `concord-audit-${at}.ndjson`,
        text: exportedAudit(store.value.read, host.computerName),
      });
    },
  };
}

/** The whole audit with its signed heads, a FHIR resource a line. */
export function exportedAudit(db: ReadDb, computer: string): string {
  const key = db.get(settingByName, { name: auditPublicKey })?.value ?? '';
  const lines = [
    ...db.all(wholeAudit, {}).map((row) => auditEvent(row, computer)),
    ...db.all(auditHeads, {}).map((head) => headProvenance(head, key)),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

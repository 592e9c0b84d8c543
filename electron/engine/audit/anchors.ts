import { z } from 'zod';
import { allSources } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import { query } from '../db/query.ts';
import { saveSetting, settingByName } from '../db/queries/settings.ts';
import type { ReadDb, Store } from '../db/store.ts';
import type { Timer } from '../host.ts';
import { bugLine } from '../log/log.ts';
import { readerOf } from '../records/records.ts';
import { chainId, headProvenance } from './audit-event.ts';
import { auditHeads, auditPublicKey } from './head.ts';

/** After an unlock and after the outbox moved: several changes are one anchor. */
const settleMs = 30_000;
const hourMs = 3_600_000;
/** Signing and anchoring write records of their own; they alone are nothing to anchor. */
const ownRecords = 2;

/** The record up to which the head was accepted by the trust's store, and when. */
const anchoredSetting = 'audit-anchored';
const anchoredSchema = z.object({ seq: z.number().int(), at: z.string() });

export type Anchoring = {
  /** The outbox may have moved. */
  readonly changed: () => void;
};

/** The number of the last record whose head lies in the trust's store; 0 for none. */
export function anchoredTo(db: ReadDb): number {
  const kept = db.get(settingByName, { name: anchoredSetting });
  return kept === undefined ? 0 : anchoredSchema.parse(JSON.parse(kept.value)).seq;
}

/**
 * Puts signed heads of the audit into the trust's own store, where nobody at this computer can take them back: cutting off or
 * writing anew what came before is found by comparing with them. Only where the configuration names a source for it.
 */
export function keepAnchoring(context: EngineContext): Anchoring {
  const { host, session, config } = context;
  const home = allSources(config).find(({ source }) => source.id === config.auditAnchorsAt)?.source;
  if (home === undefined) return { changed: () => undefined };
  let timer: Timer | undefined;
  const later = (delayMs: number): void => {
    timer?.cancel();
    timer = host.after(delayMs, () => {
      later(hourMs);
      anchor(context, home).catch((error: unknown) => host.log(bugLine('anchor the audit', error)));
    });
  };
  session.onUnlock(() => later(settleMs));
  session.onLock(() => timer?.cancel());
  return { changed: () => later(settleMs) };
}

/** Signs the head as it stands and writes it to the store; what is not accepted is tried again the next time. */
export async function anchor(context: EngineContext, home: SourceConfig): Promise<void> {
  const { host, session } = context;
  const [store, user] = [session.store(), session.user()];
  if (!store.ok || !user.ok || !hasNews(store.value.read)) return;
  const signed = session.signAudit();
  const head = store.value.read.all(auditHeads, {}).at(-1);
  if (!signed.ok || head === undefined) return;
  const body = JSON.stringify(anchorOf(store.value, head, host.computerName));
  const sent = await readerOf(context).send(
    home,
    { method: 'POST', path: 'Provenance', headers: {}, body },
    host.randomUuid(),
  );
  const now = session.store();
  // Locked meanwhile: it may lie there, and is sent once more after the next unlock, which harms nothing.
  if (!now.ok || now.value !== store.value) return;
  if (!sent.ok)
    return host.log({ level: 'warn', event: 'audit-not-anchored', data: { fault: sent.fault.kind } });
  store.value.inTransaction(
    'audit anchored',
    { user: user.value.id, action: 'audit-anchored', subject: home.id, detail: { record: head.seq } },
    (tx) =>
      tx.run(saveSetting, { name: anchoredSetting, value: JSON.stringify({ seq: head.seq, at: head.at }) }),
  );
}

const countRecords = query()(
  'how long the audit is',
  'SELECT coalesce(max(seq), 0) AS records FROM audit',
  z.object({ records: z.number().int() }),
);

const lastOf = (db: ReadDb): number => db.all(auditHeads, {}).at(-1)?.seq ?? 0;

function hasNews(db: ReadDb): boolean {
  const records = db.get(countRecords, {})?.records ?? 0;
  return records > anchoredTo(db) + ownRecords || lastOf(db) > anchoredTo(db);
}

/**
 * A head as FHIR R4 Provenance that stands by itself: it names the computer and the chain, and carries the public key. Found
 * on the server by its tag.
 */
function anchorOf(store: Store, head: Parameters<typeof headProvenance>[0], computer: string): object {
  const key = store.read.get(settingByName, { name: auditPublicKey })?.value ?? '';
  const { id: _, ...provenance } = headProvenance(head, key);
  return {
    ...provenance,
    meta: { tag: [{ system: 'urn:concord', code: 'audit-anchor' }] },
    target: [
      {
        identifier: { system: 'urn:concord:audit', value: `${chainId(key)}:${head.seq}` },
        display: `Audit of Concord on ${computer}, record ${head.seq}`,
      },
    ],
  };
}

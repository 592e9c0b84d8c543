import { addEntry, lastEntrySeq } from '../../../electron/engine/db/queries/outbox.ts';
import { outboxSenderOf, readOutbox } from '../../../electron/engine/sync/sync.ts';
import { fresh, payloadVersion, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { TestContext } from '../../../test/support/open-session.ts';
import { askAgain, watchedFetch, type Made } from '../bare-fetch.ts';
import { openSignedIn } from '../engine.ts';
import { figure, spreadOf, type Figure } from '../figure.ts';
import { addPerson } from '../people.ts';
import { startRecords } from '../records/records.ts';
import { byTurns, costOf, type Cost } from '../repeat.ts';

const [people, each] = [20, 5];
const patientOf = (person: number): string => `pat-0-${person}`;

/** Statements waiting as a signature leaves them, five for each of twenty patients. */
function queueAll(context: TestContext): void {
  const user = context.session.user();
  const by = user.ok ? user.value.id : '';
  context.store().inTransaction('queue', { user: by, action: 'queue', subject: '' }, (tx) => {
    for (let person = 0; person < people; person += 1) {
      addPerson(tx, person);
      for (let at = 0; at < each; at += 1) {
        const entry = context.host.randomUuid();
        const system = 'https://tools.ietf.org/html/rfc4122';
        const guard: StoredGuard = {
          kind: 'if-none-exist',
          query: `identifier=${encodeURIComponent(`${system}|urn:uuid:${entry}`)}`,
          others: null,
          own: { seen: [] },
        };
        tx.run(addEntry, {
          entry,
          seq: (tx.get(lastEntrySeq, {})?.seq ?? 0) + 1,
          person: `p${person}`,
          endpoint: 'source-0',
          kind: 'statement',
          type: 'MedicationStatement',
          case_row: null,
          payload_version: payloadVersion,
          body: JSON.stringify({
            resourceType: 'MedicationStatement',
            identifier: [{ system, value: `urn:uuid:${entry}` }],
            status: 'active',
            medicationCodeableConcept: { text: `Medicine ${at}` },
            subject: { reference: `Patient/${patientOf(person)}` },
            dosage: [{ text: 'one a day' }],
          }),
          guard: JSON.stringify(guard),
          after_entries: '[]',
          about: '',
          created_at: '2026-11-18T10:00:00.000Z',
          created_by: by,
          state: JSON.stringify(fresh),
        });
      }
    }
  });
}

type Drained = Cost & { readonly made: readonly Made[]; readonly acknowledged: number };

async function drain(config: TestContext['config']): Promise<Drained> {
  const { fetch, made } = watchedFetch();
  const context = await openSignedIn(config, { fetch });
  queueAll(context);
  made.length = 0;
  const sender = outboxSenderOf(context);
  const cost = await costOf(() => {
    sender.wake();
    return sender.idle();
  });
  const states = readOutbox(context.store().read, 10_000).map(({ state }) => state.kind);
  context.lock();
  return { ...cost, made, acknowledged: states.filter((kind) => kind === 'acknowledged').length };
}

/** Sending 100 entries of 20 patients to a record that answers after 20 ms, beside the same requests with nothing around them. */
export async function outboxDrain(): Promise<Figure> {
  const records = await startRecords({ patients: people, sources: 1, lines: 5, delayMs: 20 });
  const { ours, floor } = await byTurns(
    () => drain(records.config),
    (_, { made }) => costOf(() => askAgain(made, 4)),
  );
  // One patient is answered 503: how much longer until the other nineteen have gone.
  await records.fail([patientOf(0)]);
  const failing = await drain(records.config);
  records.stop();
  const wall = (costs: readonly Cost[]) => spreadOf(costs.map(({ wallMs }) => wallMs));
  const [first] = ours;
  return figure('outbox-drain', wall(ours), {
    floor: wall(floor).least,
    growth: {
      'requests an entry': (first?.made.length ?? 0) / (people * each),
      acknowledged: first?.acknowledged ?? 0,
      'with one patient failing': failing.wallMs,
      'acknowledged with one patient failing': failing.acknowledged,
    },
  });
}

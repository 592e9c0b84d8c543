import { fromMillis } from '../../../shared/core/instant.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { EntryState } from '../../../shared/sync/sync.ts';
import type { Unlocked } from '../cases/cases.ts';
import { readOutbox, type EntryHead } from '../sync/sync.ts';
import { referenceOf } from './outbox-view.ts';
import { whatWords } from './what-words.ts';

const columns = [
  'reference',
  'what',
  'record',
  'state',
  'stopped at',
  'reason',
  'technical detail',
  'missing permission',
  'tries',
  'made',
  'next try',
] as const;

/**
 * What waits, as a table for IT. It says where each entry stopped and which layer did not answer; it names no patient and
 * no medicine, and leaves out whatever a server wrote in its own words, which may quote either.
 */
export function exportOutbox({ context, store, user }: Unlocked): { name: string; text: string } {
  const at = fromMillis(context.host.now());
  const rows = readOutbox(store.read, 0).map((entry) =>
    rowOf(entry, sourceById(context.config, entry.endpoint)?.name ?? entry.endpoint),
  );
  store.inTransaction(
    'export-outbox',
    { user: user.id, action: 'export-outbox', subject: 'outbox' },
    () => undefined,
  );
  return {
    name: `concord-outbox-${at.slice(0, 16).replaceAll(':', '')}.csv`,
    text: [columns, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join(''),
  };
}

/** Quoted whole; a leading sign that a spreadsheet would take for a formula is kept from being one. */
const quoted = (text: string): string =>
  `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function rowOf(entry: EntryHead, record: string): readonly string[] {
  const { state } = entry;
  return [
    referenceOf(entry),
    whatWords(entry.kind),
    record,
    state.kind,
    layerOf(state),
    reasonOf(state),
    detailOf(state),
    state.kind === 'parked' && state.reason.kind === 'not-permitted' ? state.reason.missing : '',
    String(triesOf(state)),
    entry.createdAt,
    state.kind === 'queued' ? (state.notBefore ?? '') : '',
  ];
}

function layerOf(state: EntryState): string {
  if (state.kind === 'queued' && state.problem?.kind === 'not-answering') return state.problem.layer;
  return state.kind === 'parked' || state.kind === 'conflicted' ? 'record' : '';
}

function reasonOf(state: EntryState): string {
  switch (state.kind) {
    case 'queued':
      return state.problem?.kind ?? 'waits its turn';
    case 'parked':
      return state.reason.kind;
    case 'conflicted':
      return 'changed by somebody else';
    case 'sending':
    case 'acknowledged':
    case 'withdrawn':
      return '';
  }
}

/** A status or an error's code, and never a sentence. */
function detailOf(state: EntryState): string {
  const problem = state.kind === 'queued' ? state.problem : null;
  const detail = problem !== null && 'detail' in problem ? problem.detail : '';
  return /^[A-Z0-9_]{1,40}$/u.test(detail) ? detail : '';
}

const triesOf = (state: EntryState): number =>
  state.kind === 'sending' ? state.attempt : 'attempts' in state ? state.attempts : 0;

import type { HistoryFact, Recommendation, Saying } from '../../shared/cases/cases.ts';
import { expect } from 'vitest';
import type { CaseView } from '../../shared/ipc/case-views.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { after, now } from '../../electron/engine/node-host.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startTestEngine, type EngineClient } from './engine-client.ts';
import { sandboxBrowser } from './sandbox-browser.ts';
import { testHost, type TestHost } from './test-host.ts';

export const pin = '482913';

/** The value of an answer that must be one. */
export function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: unknown },
): T {
  if (!answer.ok) throw new Error(`fault: ${JSON.stringify(answer.fault)}`);
  return answer.value;
}

/** A ward desktop at the sandbox: a real engine, real clock and timers, a folder that outlives it. */
export function desktopAt(folder: string, username = 'ruth', over: Partial<TestHost> = {}): TestHost {
  const browser = sandboxBrowser({ username });
  // Two desktops never make the same ids.
  return testHost(folder, { now, after, openBrowser: browser.openBrowser, seed: folder, ...over });
}

/** Signs in, chooses the PIN and prepares the patient: everything that needs a network the first time. */
export async function signedIn(host: TestHost, config: TrustConfig): Promise<EngineClient> {
  const engine = await startTestEngine(host, config);
  value(await engine.call('signIn', { audience: 'northmoor', meant: { kind: 'anybody' } }));
  const session = value(await engine.call('enrol', { pin, admittedBy: null }));
  expect(session.state.kind).toBe('unlocked');
  return engine;
}

/** The id of a patient on a ward by family name. */
export async function findPatient(engine: EngineClient, family: string): Promise<string> {
  const { wards } = value(await engine.call('listWards', {}));
  for (const ward of wards) {
    const { patients } = value(await engine.call('openWard', { ward: ward.id }));
    const found = patients.find((one) => one.family.toLowerCase() === family.toLowerCase());
    if (found !== undefined) return found.patient;
  }
  throw new Error(`nobody called ${family} on any ward`);
}

/** Says something and takes the case as it is after it. */
export const say = async (engine: EngineClient, view: CaseView, saying: Saying): Promise<CaseView> =>
  value(
    await engine.call('decide', {
      patient: view.banner.patient,
      sayings: [saying],
      seen: view.progress.seen,
    }),
  );

const plain = {
  reason: null,
  words: '',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;
const finished = { reason: 'no-longer-needed', words: 'finished' } as const;

/** Where sources contradict each other: the first of them. */
export const followed = ({
  directedBy: [first],
}: CaseView['rows'][number]['decision']['offers']): Pick<
  Extract<HistoryFact, { kind: 'taking-as-directed' }>,
  'directedBy'
> => (first === undefined ? {} : { directedBy: first });

/** Taken as directed, with a dose of each product whose directions state none. */
export const takesIt = ({ decision }: CaseView['rows'][number]): HistoryFact => ({
  kind: 'taking-as-directed',
  doses: decision.offers.dosesAsDirected.map(({ line }) => ({ line, asTaken: 'one a day' })),
  doseFrom: decision.offers.dosesAsDirected.length === 0 ? '' : 'the patient',
  ...followed(decision.offers),
});

/** It goes on as it is taken, with a reason where one is wanted; what a chart lacks is to be prescribed. */
export const goOn = ({ decision: { offers } }: CaseView['rows'][number]): Recommendation =>
  offers.actions.includes('continue')
    ? {
        ...plain,
        action: 'continue',
        side: offers.continues[0]?.side ?? null,
        ...(offers.continueReason ? { reason: 'other', words: 'as taken' } : {}),
      }
    : { ...plain, action: 'start', proposed: 'as taken' };

/** Decides every row that needs it: takes it as directed, and continue, or stop for what only one source has. */
export async function decideAll(engine: EngineClient, patient: string): Promise<CaseView> {
  let view = value(await engine.call('openCase', { patient }));
  view = await say(engine, view, { kind: 'patient-asked', who: 'patient', name: '', why: '' });
  for (const row of view.rows.filter((one) => one.decision.needsDecision)) {
    view = await say(engine, view, { kind: 'history', row: row.id, fact: takesIt(row) });
    const recommendation =
      row.group === 'one-source' ? ({ ...plain, ...finished, action: 'stop' } as const) : goOn(row);
    view = await say(engine, view, { kind: 'recommended', row: row.id, recommendation });
  }
  view = await say(engine, view, { kind: 'identity-checked', identifiers: ['name', 'born', 'nhs-number'] });
  view = await say(engine, view, { kind: 'allergies-confirmed', withWhom: 'the patient' });
  for (const item of view.progress.checklist.items)
    view = await say(engine, view, {
      kind: 'checklist',
      item: item.id,
      said: { answer: 'asked-and-none' },
    });
  for (const finding of view.goesOn.flatMap(({ ids }) => ids))
    view = await say(engine, view, { kind: 'finding-judged', finding, intent: 'intended' });
  for (const finding of topFindings(view))
    view = await say(engine, view, { kind: 'handed-over', finding, to: 'Dr Mehta', how: 'in-person' });
  return view;
}

/** Ids of the findings a named person has to be told of, in rows and about the case. */
export const topFindings = (view: CaseView): readonly string[] => [
  ...new Set(
    [...view.rows.flatMap((row) => row.findings), ...view.findings]
      .filter((finding) => finding.severity === 'potentially-lethal' || finding.severity === 'serious')
      .map((finding) => finding.id),
  ),
];

export const sign = async (engine: EngineClient, view: CaseView): Promise<CaseView> =>
  value(await engine.call('signOff', { patient: view.banner.patient, pin, seen: view.progress.seen }));

/** Waits until nothing is on its way and nothing has moved for a while: what still waits then, waits for a person or a server. */
export async function drained(engine: EngineClient): Promise<readonly string[]> {
  let before = '';
  for (let still = 0, tries = 0; still < 160 && tries < 10_000; still += 1, tries += 1) {
    const outbox = value(await engine.call('openOutbox', {}));
    if (outbox.waiting === 0) return outbox.entries.map((entry) => entry.state);
    const now = JSON.stringify(outbox.entries.map((entry) => [entry.state, entry.attempts]));
    const isDueSoon = outbox.entries.some(
      (entry) => entry.state === 'sending' || entry.nextTry.kind === 'known',
    );
    if (now !== before || isDueSoon) still = 0;
    before = now;
    await new Promise((resolve) => after(25, () => resolve(undefined)));
  }
  return value(await engine.call('openOutbox', {})).entries.map((entry) => `${entry.state}: ${entry.why}`);
}

/** What a store of the sandbox holds of one type, written by Concord. */
export async function written(
  sandbox: Sandbox,
  store: Parameters<Sandbox['control']['dump']>[0],
  type: string,
): Promise<readonly Record<string, unknown>[]> {
  const resources: readonly unknown[] = await sandbox.control.dump(store, type);
  return resources.filter((one): one is Record<string, unknown> =>
    JSON.stringify(one).includes('urn:concord:written'),
  );
}

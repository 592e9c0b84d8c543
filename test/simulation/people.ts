import type { HistoryFact, Recommendation, Saying } from '../../shared/cases/cases.ts';
import type { Result } from '../../shared/core/result.ts';
import type { CaseView } from '../../shared/ipc/case-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { goTogether } from '../../shared/sync/sync.ts';
import { followed } from '../support/case-work.ts';
import type { Client } from './client.ts';
import { edit } from './edits.ts';
import type { Scene, SignedRow } from './scene.ts';
import { pin } from './template.ts';

/** A person at a computer: starts it when it is down, unlocks it when it is locked, and goes on with what they were at. */
export async function ready(scene: Scene, client: Client, calm = false): Promise<boolean> {
  for (let tries = 0; tries < 8; tries += 1) {
    if (client.unlocked) return true;
    if (!client.running()) await client.start(calm);
    const session = await client.call('getSession', {});
    if (session.ok && session.value.state.kind === 'unlocked') return (client.unlocked = true);
    if (session.ok && session.value.state.kind === 'refused') {
      scene.ledger.oddities.push(`${client.name} refused: ${session.value.state.reason}`);
      return false;
    }
    if (await client.unlock()) return true;
    await scene.world.sleep(scene.chance.between(200, 3_000));
  }
  return false;
}

/** Faults that only mean: not now, look again. */
const passing: readonly Fault['kind'][] = ['engine-stopped', 'locked', 'changed-meanwhile'];

export async function openCase(scene: Scene, client: Client, patient: string): Promise<CaseView | undefined> {
  for (let tries = 0; tries < 4; tries += 1) {
    if (!(await ready(scene, client))) return undefined;
    client.opened.add(patient);
    const view = await client.call('openCase', { patient });
    if (view.ok) return view.value;
    note(scene, client, 'openCase', view.fault);
    if (!passing.includes(view.fault.kind)) return undefined;
    await scene.world.sleep(300);
  }
  return undefined;
}

/** A bug, or a store that is refused, is never an answer. */
export function note(scene: Scene, client: Client, call: string, fault: Fault): void {
  if (fault.kind === 'internal' || fault.kind === 'store-refused' || fault.kind === 'bad-request')
    scene.ledger.oddities.push(`${client.name} ${call}: ${JSON.stringify(fault)}`);
}

async function tell(
  scene: Scene,
  client: Client,
  patient: string,
  view: CaseView,
  sayings: readonly Saying[],
): Promise<Result<CaseView, Fault>> {
  const told = await client.call('decide', { patient, sayings: [...sayings], seen: view.progress.seen });
  if (told.ok) {
    for (const { kind } of sayings) {
      scene.story.tell(`${client.name} says ${kind} of ${nameOf(scene, patient)}`);
      scene.ledger.said.push({ client: client.name, patient, kind });
    }
  } else note(scene, client, 'decide', told.fault);
  return told;
}

/** What a person would say about a row next, or about the case when every row is decided; `undefined` when nothing is left. */
export function nextSaying(scene: Pick<Scene, 'chance'>, view: CaseView, again: boolean): Saying | undefined {
  const { chance } = scene;
  const open = openRows(view, again);
  if (view.progress.asked === null && chance.happens(0.2)) return asked;
  if (open.length === 0) return aboutCase(view)[0];
  return aboutRow(scene, chance.pick(open), again);
}

/** One act: what is said next, and up to `most` in all where the same can be said of other rows, or of the case. */
function nextAct(scene: Pick<Scene, 'chance'>, view: CaseView, most: number): readonly Saying[] {
  const first = nextSaying(scene, view, false);
  if (first === undefined || most === 1) return first === undefined ? [] : [first];
  const others =
    'row' in first
      ? openRows(view, false)
          .filter(({ id }) => id !== first.row)
          .map((row) => aboutRow(scene, row, false))
      : aboutCase(view).filter((one) => !isSame(one, first));
  return [first, ...others.slice(0, most - 1)];
}

const openRows = (view: CaseView, again: boolean): readonly Row[] =>
  view.rows.filter((row) => row.decision.needsDecision && (again || !row.decision.decided));

function aboutRow(scene: Pick<Scene, 'chance'>, row: Row, again: boolean): Saying {
  const isUnsettled = row.decision.historyStanding !== 'stands' || (again && scene.chance.happens(0.5));
  return isUnsettled ? history(scene, row) : recommended(scene, row);
}

const asked: Saying = { kind: 'patient-asked', who: 'patient', name: '', why: '' };

/** What nobody has said about the case itself, in the order of the screen. */
const aboutCase = ({ progress }: CaseView): readonly Saying[] => [
  ...(progress.identity === null
    ? [{ kind: 'identity-checked', identifiers: ['name', 'born', 'nhs-number'] } satisfies Saying]
    : []),
  ...(progress.asked === null ? [asked] : []),
  ...(progress.allergies === null
    ? [{ kind: 'allergies-confirmed', withWhom: 'the patient' } satisfies Saying]
    : []),
  ...progress.checklist.items
    .filter((one) => !one.settled)
    .map(({ id }): Saying => ({ kind: 'checklist', item: id, said: { answer: 'asked-and-none' } })),
];

const isSame = (one: Saying, other: Saying): boolean => JSON.stringify(one) === JSON.stringify(other);

type Row = CaseView['rows'][number];

function history(scene: Pick<Scene, 'chance'>, { id: row, decision: { offers } }: Row): Saying {
  const doses = (products: Row['decision']['offers']['dosesAsDirected']) => ({
    doses: products.map(({ line }) => ({ line, asTaken: 'one a day' })),
    doseFrom: 'the patient',
  });
  const facts: readonly HistoryFact[] = [
    { kind: 'taking-as-directed', ...doses(offers.dosesAsDirected), ...followed(offers) },
    { kind: 'taking-as-directed', ...doses(offers.dosesAsDirected), ...followed(offers) },
    {
      kind: 'taking-differently',
      asTaken: 'Half a tablet at night',
      difference: 'half the dose',
      ...doses(offers.dosesDifferently),
    },
    { kind: 'not-taking', never: false, since: null, why: 'felt dizzy' },
    { kind: 'unable-to-establish', why: 'asleep' },
  ];
  const offered = facts.filter((fact) => offers.history.includes(fact.kind));
  return { kind: 'history', row, fact: scene.chance.pick(offered) };
}

function recommended(scene: Pick<Scene, 'chance'>, { id: row, decision: { offers } }: Row): Saying {
  const none = {
    words: '',
    proposed: '',
    restartWhen: '',
    restoreAtDischarge: null,
    side: null,
    continues: '',
  };
  const side = offers.continues[0]?.side ?? null;
  const why = offers.continueReason ? ({ reason: 'other', words: 'as taken' } as const) : { reason: null };
  const choices: readonly Recommendation[] = [
    { action: 'continue', ...none, ...why, side },
    {
      action: 'withhold',
      reason: 'acute-illness',
      ...none,
      words: 'AKI',
      restartWhen: 'when creatinine is back',
    },
    { action: 'stop', reason: 'no-longer-needed', ...none, words: 'course over' },
  ];
  const offered = choices.filter((one) => offers.actions.includes(one.action));
  return { kind: 'recommended', row, recommendation: scene.chance.pick(offered) };
}

/** Says one more thing; nothing where there is nothing to say. */
export async function sayOne(scene: Scene, client: Client, patient: string): Promise<void> {
  const view = await openCase(scene, client, patient);
  if (view === undefined || view.progress.signed !== null) return;
  const saying = nextSaying(scene, view, scene.chance.happens(0.3));
  if (saying !== undefined) await tell(scene, client, patient, view, [saying]);
}

/** The whole job: every row decided, the case checked, signed. Interrupted, it goes on where the store says it is. */
export async function reconcile(scene: Scene, client: Client, patient: string): Promise<void> {
  let view = await openCase(scene, client, patient);
  let pauses = 1;
  for (let turns = 0; view !== undefined && turns < 100; turns += pauses) {
    if (view.progress.signed !== null) return;
    for (let nth = 0; nth < pauses; nth += 1) await scene.world.sleep(scene.chance.between(20, 1_500));
    const sayings: readonly Saying[] = nextAct(scene, view, scene.schedule.sayingsAtOnce ?? 1);
    const done: Result<CaseView, Fault> =
      sayings.length === 0
        ? await signOrMend(scene, client, patient, view)
        : await tell(scene, client, patient, view, sayings);
    // What blocks the signature and is not theirs to mend (nothing was read) is looked at again after some seconds, ever later.
    pauses = !done.ok && done.fault.kind === 'not-possible' ? Math.max(12, pauses * 2) : 1;
    if (done.ok) view = done.value;
    else if (done.fault.kind === 'not-possible' || passing.includes(done.fault.kind))
      view = await openCase(scene, client, patient);
    else return;
  }
}

/** Opens what was signed here again, says one thing anew, and signs the next version; what is not signed yet is signed. */
export async function signAgain(scene: Scene, client: Client, patient: string): Promise<void> {
  const view = await openCase(scene, client, patient);
  if (view === undefined) return;
  if (view.progress.signed !== null) {
    const again = { patient, why: 'a dose was wrong', seen: view.progress.seen };
    const opened = await client.call('reopenCase', again);
    if (!opened.ok) return note(scene, client, 'reopenCase', opened.fault);
    scene.story.tell(`${client.name} opens the signed case of ${nameOf(scene, patient)} again`);
    const saying = nextSaying(scene, opened.value, true);
    if (saying !== undefined) await tell(scene, client, patient, opened.value, [saying]);
  }
  return reconcile(scene, client, patient);
}

async function signOrMend(
  scene: Scene,
  client: Client,
  patient: string,
  view: CaseView,
): Promise<Result<CaseView, Fault>> {
  const mend = await mending(client, patient, view);
  if (mend !== undefined) return tell(scene, client, patient, view, [mend]);
  const signed = await client.call('signOff', { patient, pin, seen: view.progress.seen });
  if (signed.ok) {
    scene.story.tell(`${client.name} signs for ${nameOf(scene, patient)}`);
    scene.ledger.signed.push({
      client: client.name,
      patient,
      atMs: scene.world.now(),
      clockMs: scene.world.now() + client.skewMs,
      signedAt: signed.value.progress.signed?.at ?? '',
      user: scene.template.people[client.person].user.id,
      facts: factsOf(signed.value),
      rows: signed.value.rows.map(signedRow),
      asked: signed.value.progress.asked?.value.who ?? '',
    });
  } else note(scene, client, 'signOff', signed.fault);
  return signed;
}

const signedRow = ({ id, cells, decision }: Row): SignedRow => {
  const lines = cells.flatMap((cell) => (cell.kind === 'lines' ? cell.lines : []));
  return {
    row: id,
    terms: lines.map(({ term }) => term),
    directions: lines.flatMap(({ directions }) => (directions.kind === 'known' ? [directions.value] : [])),
    fact: decision.decided ? decision.history?.value : undefined,
  };
};

const nameOf = ({ people }: Scene, patient: string): string => `patient ${people.indexOf(patient)}`;

const factsOf = (view: CaseView): number =>
  view.rows.filter(
    ({ decision }) =>
      decision.decided && decision.history !== null && decision.history.value.kind !== 'unable-to-establish',
  ).length;

/** What takes away the first thing that blocks signing. */
export async function mending(
  client: Pick<Client, 'call'>,
  patient: string,
  view: CaseView,
): Promise<Saying | undefined> {
  if (view.progress.blockers === 0) return undefined;
  const judged = await client.call('openSignOff', { patient });
  const kinds = judged.ok ? judged.value.blockers.map((one) => one.kind) : [];
  if (kinds.includes('empty-list-not-said')) return { kind: 'takes-no-medicines' };
  if (kinds.includes('too-few-origins')) return { kind: 'origins-accepted', why: 'nobody else to ask' };
  const doubled = view.goesOn[0]?.ids[0];
  if (doubled !== undefined) return { kind: 'finding-judged', finding: doubled, intent: 'intended' };
  const gone = view.progress.gone[0];
  if (gone !== undefined) return { kind: 'gone-seen', gone: gone.id, why: 'no longer in the record' };
  if (!kinds.includes('findings-not-handed-over')) return undefined;
  const finding = [...view.rows.flatMap((row) => row.findings), ...view.findings].find(
    (one) =>
      one.said.handedOver === null && (one.severity === 'potentially-lethal' || one.severity === 'serious'),
  );
  return finding === undefined
    ? undefined
    : { kind: 'handed-over', finding: finding.id, to: 'Dr Okafor', how: 'telephone' };
}

/** Two windows on one case say something at the same moment. */
export async function twoWindows(scene: Scene, client: Client, patient: string): Promise<void> {
  const view = await openCase(scene, client, patient);
  if (view === undefined || view.progress.signed !== null) return;
  const [one, other] = [nextSaying(scene, view, true), nextSaying(scene, view, true)];
  if (one === undefined || other === undefined) return;
  await Promise.all([tell(scene, client, patient, view, [one]), tell(scene, client, patient, view, [other])]);
}

export async function takeBack(
  scene: Scene,
  client: Client,
  patient: string,
  which: 'undo' | 'redo',
): Promise<void> {
  if (!(await ready(scene, client))) return;
  const done = await client.call(which, { patient });
  if (done.ok)
    scene.ledger.said.push({ client: client.name, patient, kind: which === 'undo' ? 'undone' : 'redone' });
  else note(scene, client, which, done.fault);
}

export async function addAddendum(scene: Scene, client: Client, patient: string): Promise<void> {
  if (!(await ready(scene, client))) return;
  const done = await client.call('addAddendum', { patient, words: 'Spoke to the daughter.' });
  if (done.ok) scene.ledger.addenda.push({ client: client.name, patient });
  else note(scene, client, 'addAddendum', done.fault);
}

/** Looks at every conflict and decides it, field by field. */
export async function resolveAll(scene: Scene, client: Client): Promise<void> {
  if (!(await ready(scene, client))) return;
  const outbox = await client.call('openOutbox', {});
  if (!outbox.ok) return;
  for (const entry of outbox.value.entries.filter((one) => one.state === 'in-conflict')) {
    const conflict = await client.call('openConflict', { entry: entry.id });
    if (!conflict.ok) continue;
    const seenAtMs = scene.world.now();
    await scene.world.sleep(scene.chance.between(100, 5_000));
    // Changed again while it is looked at.
    if (scene.chance.happens(scene.schedule.meddles))
      edit(scene, { kind: 'edit', what: 'ours', patient: Math.max(0, scene.people.indexOf(entry.patient)) });
    const side = scene.chance.pick(['mine', 'theirs', 'mixed', 'neither'] as const);
    const choices = Object.fromEntries(
      conflict.value.fields
        .filter((field) => field.asks)
        .map((field) => [
          field.field,
          side === 'mixed' || side === 'neither' ? scene.chance.pick(['mine', 'theirs'] as const) : side,
        ]),
    );
    if (choices['status'] !== undefined && choices['statusReason'] !== undefined)
      choices['statusReason'] = choices['status'];
    const { at, by } = conflict.value.theirs;
    scene.ledger.signatures.add(`${client.name} ${entry.patient} ${at} ${by}`);
    scene.ledger.seen.add(`${client.name} ${entry.id} ${conflict.value.theirs.version}`);
    // A record that keeps no names does not say whose entry it was: it is known by where it stands.
    scene.ledger.seenAt.add(`${client.name} ${conflict.value.decidedVersion}`);
    const about = { entry: entry.id, seenVersion: conflict.value.decidedVersion };
    const done =
      side === 'neither'
        ? await client.call('resolveNeither', { ...about, words: 'One at night' })
        : await client.call('resolveConflict', { ...about, choices });
    scene.story.tell(
      `${client.name} decides ${side} about ${entry.what} ${entry.id.slice(0, 8)} at ${entry.record} against ${by} ${at} (${conflict.value.decidedVersion}): ${done.ok ? 'done' : done.fault.kind}`,
    );
    if (done.ok && side === 'neither' && conflict.value.signature) scene.ledger.neither.add(entry.id);
    // Said of one entry, “neither” leaves theirs as they have it.
    const isLeft = side === 'neither' && !conflict.value.signature;
    if (done.ok && (side !== 'neither' || isLeft))
      for (const [field, kept] of Object.entries(choices).filter(([, one]) => isLeft || one === 'theirs'))
        for (const one of kept === 'theirs' && field === 'status' ? goTogether : [field])
          scene.ledger.theirs.add(`${entry.id} ${one}`);
    if (!done.ok) note(scene, client, `resolveConflict of ${seenAtMs}`, done.fault);
  }
}

/** Tries again what a person may try again; takes one thing back. */
export async function tendOutbox(scene: Scene, client: Client, what: 'retry' | 'withdraw'): Promise<void> {
  if (!(await ready(scene, client))) return;
  const outbox = await client.call('openOutbox', {});
  if (!outbox.ok) return;
  const parked = outbox.value.entries.filter((one) => one.state === 'parked' || one.state === 'waiting');
  if (what === 'retry') {
    for (const { id } of parked) {
      const done = await client.call('retryEntry', { entry: id });
      if (!done.ok) note(scene, client, 'retryEntry', done.fault);
    }
    return;
  }
  if (parked.length === 0) return;
  const done = await client.call('withdrawEntry', {
    entry: scene.chance.pick(parked).id,
    reason: 'told the prescriber',
  });
  if (!done.ok) note(scene, client, 'withdrawEntry', done.fault);
}

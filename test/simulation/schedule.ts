import { chanceOf, type Chance } from './chance.ts';
import type { CrashPlan } from './crashing-host.ts';
import { faultKinds, type FaultKind, type FaultRates } from './faults.ts';
import type { Traits } from './model-server.ts';
import { withVersions } from './version-steps.ts';
import type { Doing, Step } from './steps.ts';
import { drawNeighbour, drawSetting, type Setting } from './setting.ts';
import { drawOdd, type Odd } from './odd-answers.ts';
import { patients, serverNames, type ServerName } from './trust.ts';

/** Everything a run is made of. Plain data, so that it can be shortened, printed and pinned. */
export type Schedule = {
  readonly seed: string;
  readonly clients: number;
  /** Which of them belongs to another organisation, if any. */
  readonly otherOrganisation?: number;
  /** The usual one without it. */
  readonly setting?: Setting;
  /** One server says what FHIR does not. */
  readonly odd?: Odd;
  readonly traits: Readonly<Record<ServerName, Traits>>;
  readonly rates: FaultRates;
  readonly tokenLifetimeS: number;
  readonly idleLockMs: number;
  /** Entries of ours from an earlier stay are in the record already, so that signing updates them. */
  readonly ownBefore: boolean;
  /** How likely another system changes an entry just after a client has read it by its id. */
  readonly meddles: number;
  /** How many things a person says in one act at most; one without it. */
  readonly sayingsAtOnce?: number;
  readonly plans: readonly (readonly CrashPlan[])[];
  readonly steps: readonly Step[];
};

export function scheduleOf(seed: string): Schedule {
  const chance = chanceOf(seed);
  // Never one alone: whatever one computer of an organisation does, another has done or does too.
  const clients = chance.pick([2, 2, 2, 3]);
  const setting = drawSetting(chanceOf(`${seed} setting`));
  const otherOrganisation = drawNeighbour(chanceOf(`${seed} organisation`), setting, clients);
  const odd = drawOdd(chanceOf(`${seed} odd`));
  const drawn: Schedule = {
    seed,
    clients,
    ...(otherOrganisation === undefined ? {} : { otherOrganisation }),
    setting,
    ...(odd === undefined ? {} : { odd }),
    traits: { home: traits(chance, false), shared: traits(chance, false), copies: traits(chance, true) },
    rates: drawRates(chance),
    tokenLifetimeS: chance.pick([45, 300, 3600]),
    idleLockMs: chance.pick([60_000, 36_000_000, 36_000_000]),
    ownBefore: chance.happens(0.6),
    meddles: chance.pick([0, 0, 0.1, 0.3]),
    sayingsAtOnce: chanceOf(`${seed} sayings`).pick([1, 4, 20, 20]),
    plans: Array.from({ length: clients }, () => drawPlans(chance)),
    steps: drawSteps(chance, clients),
  };
  return { ...drawn, steps: withVersions(drawn.steps, chanceOf(`${seed} version`), clients) };
}

const traits = (chance: Chance, appendOnly: boolean): Traits => ({
  appendOnly,
  ignoresIfMatch: chance.happens(0.15),
  mismatch: chance.pick([409, 412]),
  answersEmpty: chance.happens(0.3),
  pageSize: chance.pick([2, 5, 50]),
  clockSkewMs: chance.pick([0, 0, -90_000, 90_000]),
  ...(chance.happens(0.12)
    ? {
        drops: chance.pick(['note', 'dosage', 'derivedFrom', 'informationSource', 'identifier']),
      }
    : {}),
  ...(chance.happens(0.06) ? { ignores: 'identifier' } : {}),
});

/** Only some kinds of fault in one schedule, some of them often: what goes together is found sooner than by a little of all. */
function drawRates(chance: Chance): FaultRates {
  const level = chance.pick([0, 0.02, 0.06, 0.15]);
  const rates: Partial<Record<FaultKind, number>> = {};
  for (const kind of faultKinds) if (chance.happens(0.5)) rates[kind] = level * chance.next();
  return rates;
}

const labels = [
  'begin sign off',
  'commit sign off',
  'add to the outbox',
  'keep a signed record',
  'commit outbox send',
  'commit outbox answered',
  'begin outbox answered',
  'move an entry',
  'log an event of the outbox',
  'send an entry against another version',
  'append a case event',
  'append to the audit',
  'commit decide',
  'commit save pages',
  'commit finish a pull',
  'commit',
  'begin',
] as const;

function drawPlans(chance: Chance): readonly CrashPlan[] {
  const count = chance.pick([0, 0, 1, 1, 2, 3]);
  return Array.from({ length: count }, () => drawPlan(chance));
}

function drawPlan(chance: Chance): CrashPlan {
  switch (chance.below(6)) {
    case 0:
      return { kind: 'statement', nth: chance.between(1, 400) };
    case 1:
      return { kind: 'file', nth: chance.between(1, 5) };
    case 2:
      return {
        kind: 'network',
        stage: chance.pick(['before-send', 'after-arrival', 'before-answer']),
        write: false,
        nth: chance.between(1, 40),
      };
    case 3:
      return {
        kind: 'network',
        stage: chance.pick(['before-send', 'after-arrival', 'before-answer']),
        write: true,
        nth: chance.between(1, 12),
      };
    default:
      return { kind: 'label', label: chance.pick(labels), nth: chance.between(1, 10) };
  }
}

/**
 * One in four is long, and everything happens in it; the others are short, since most faults need little, and twice as many
 * schedules are run in the same time. Each has two signatures for one patient or more.
 */
function drawSteps(chance: Chance, clients: number): readonly Step[] {
  const length = chance.pick(['long', 'at once', 'at once', 'in turn'] as const);
  const main = length === 'in turn' ? [] : everyone(chance, clients);
  const more = Array.from({ length: length === 'long' ? chance.between(4, 9) : chance.between(1, 5) }, () =>
    drawDoing(chance, clients),
  );
  const all = [...main, ...more];
  // The main job comes early or late among the rest, and never in the same place twice.
  const mixed = all
    .map((doing) => ({ doing, place: chance.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ doing }): Step => ({ afterMs: chance.pick([0, 40, 700, 4_000, 30_000]), ...doing }));
  return length === 'at once' ? mixed : [...mixed, ...oneAfterTheOther(chance), ...oneAgain(chance)];
}

const everyone = (chance: Chance, clients: number): readonly Doing[] =>
  Array.from({ length: clients }, (_, client) => ({
    kind: 'reconcile',
    client,
    patient: chance.happens(0.8) ? 0 : 1,
  }));

/** The second computer reads what the first has signed by then, mostly sent already, and signs for the same patient. */
const oneAfterTheOther = (chance: Chance): readonly Step[] => {
  const patient = chance.below(patients.length);
  return [
    { afterMs: chance.pick([4_000, 90_000]), kind: 'reconcile', client: 0, patient },
    { afterMs: chance.pick([700, 90_000, 400_000]), kind: 'refresh', client: 1, patient },
    { afterMs: chance.pick([0, 4_000, 30_000]), kind: 'reconcile', client: 1, patient },
  ];
};

/** In some, one of them finds that something was wrong, a while after; somebody else may have found it before, and been read. */
function oneAgain(chance: Chance): readonly Step[] {
  if (chance.happens(0.5)) return [];
  const patient = chance.below(patients.length);
  const client = chance.below(2);
  const afterMs = chance.pick([4_000, 90_000, 400_000]);
  return [
    ...(chance.happens(0.5)
      ? ([
          { afterMs, kind: 'edit', what: 'ours', patient },
          { afterMs: 700, kind: 'refresh', client, patient },
        ] satisfies readonly Step[])
      : []),
    { afterMs, kind: 'sign-again', client, patient },
  ];
}

const clock = [-3_600_000, -70_000, 45_000, 700_000] as const;

function drawDoing(chance: Chance, clients: number): Doing {
  const client = chance.below(clients);
  const patient = chance.below(patients.length);
  const pick = chance.below(24);
  if (pick < 6)
    return {
      kind: chance.pick(['open', 'say', 'say', 'undo', 'redo', 'addendum', 'two-windows', 'refresh']),
      client,
      patient,
    };
  if (pick < 9) return { kind: chance.pick(['offline', 'online']), client };
  if (pick < 15)
    return {
      kind: 'edit',
      what: chance.pick(['ours', 'ours', 'ours-harmlessly', 'a-source', 'their-list', 'removal']),
      patient: chance.happens(0.8) ? 0 : 1,
    };
  if (pick < 17)
    return { kind: 'outage', server: chance.pick(serverNames), forMs: chance.between(5_000, 300_000) };
  if (pick < 18) return { kind: 'clock', client, byMs: chance.pick(clock) };
  if (pick < 20) return { kind: chance.pick(['resolve', 'retry', 'withdraw']), client };
  if (pick < 22) return { kind: chance.pick(['lock', 'hand-over', 'expire', 'end-session']), client };
  return { kind: 'kill', client };
}

/** A step as a reader knows it; what another system changes is told where it is known. */
export function stepWords(doing: Exclude<Doing, { readonly kind: 'edit' }>): string {
  if (doing.kind === 'outage') return `${doing.server} is down for ${doing.forMs / 1000} s`;
  const who = `client-${doing.client + 1}`;
  if (doing.kind === 'newer-version' || doing.kind === 'older-version')
    return `${who} is given ${doing.kind === 'newer-version' ? 'a newer' : 'an older'} version of the program`;
  if (doing.kind === 'clock') return `the clock of ${who} jumps by ${doing.byMs / 1000} s`;
  return `${who}: ${doing.kind}${'patient' in doing ? ` patient ${doing.patient}` : ''}`;
}

import type { Scene } from '../scene.ts';
import { findBeside } from './beside.ts';
import { findDoubled } from './doubled.ts';
import type { Finding } from './finding.ts';
import { findGivenUp } from './given-up.ts';
import { findUnlogged } from './history.ts';
import { leftOf } from './left.ts';
import { findLost } from './lost.ts';
import { findMeansOtherwise } from './meaning.ts';
import { findNeither } from './neither.ts';
import { findMisdirected } from './pointing.ts';
import { findWrongWriter } from './writer.ts';
import { findOverwritten } from './overwritten.ts';
import { findRebuildDiffers } from './rebuild.ts';
import { findCrossed } from './organisations.ts';
import { findStuck } from './stuck.ts';
import { findTwice } from './twice.ts';
import { findNotWaited } from './waits-for-newer.ts';

export { findingKinds, promises, type Finding } from './finding.ts';

/** What the screens of one computer showed at the end, before and after its process died. */
export type Shown = {
  readonly before: string;
  readonly after: string;
  /** The entries its outbox listed, with their states. */
  readonly listed: ReadonlyMap<string, string>;
};

export type Judgement = {
  readonly findings: readonly Finding[];
  readonly conflicts: number;
  /** Everything that was to be sent, at every computer. */
  readonly entries: number;
};

/** Holds a schedule that is over to every promise of the design. */
export function judge(scene: Scene, shown: readonly Shown[]): Judgement {
  const left = scene.clients.map((client, at) =>
    leftOf(client, scene.people, shown[at]?.listed ?? new Map()),
  );
  const replays = shown.flatMap(({ before, after }, at): readonly Finding[] =>
    before === after
      ? []
      : [
          {
            kind: 'replay-differs',
            detail: `${scene.clients[at]?.name ?? ''}: the case is another after a restart${where(before, after)}`,
          },
        ],
  );
  const audits = left.flatMap(({ client, auditBreak }): readonly Finding[] =>
    auditBreak === undefined ? [] : [{ kind: 'audit-broken', detail: `${client.name}: ${auditBreak}` }],
  );
  const bugs = [
    ...scene.ledger.oddities,
    ...scene.network.strays.map((origin) => `${origin} was asked, which no record of ours is at`),
    ...scene.network.identity.reused.map((one) => `${one} used a refresh token after its successor`),
    ...scene.clients.flatMap((client) =>
      client.bugs.map((line) => `${client.name}: ${JSON.stringify(line.data)}`),
    ),
  ];
  const findings = [
    ...findLost(scene, left),
    ...findUnlogged(left),
    ...findDoubled(scene),
    ...findTwice(scene, left),
    ...findOverwritten(scene, left),
    ...findCrossed(scene),
    ...findBeside(scene, left),
    ...findGivenUp(scene, left),
    ...findNeither(scene, left),
    ...findMeansOtherwise(scene, left),
    ...findMisdirected(scene, left),
    ...findWrongWriter(scene, left),
    ...findStuck(left),
    ...findNotWaited(scene, left),
    ...findRebuildDiffers(scene, left),
    ...replays,
    ...audits,
    ...bugs.map((detail): Finding => ({ kind: 'bug', detail })),
  ];
  return {
    findings,
    conflicts: left.reduce((sum, one) => sum + one.conflicts, 0),
    entries: left.reduce((sum, one) => sum + one.entries.length, 0),
  };
}

/** Where two texts part, with a little around it. */
function where(one: string, other: string): string {
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index]);
  return `: ${one.slice(Math.max(0, at - 60), at + 60)} / ${other.slice(Math.max(0, at - 60), at + 60)}`;
}

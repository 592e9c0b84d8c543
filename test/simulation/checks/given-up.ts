import type { JsonObject } from '../../../shared/core/brand.ts';
import type { Scene } from '../scene.ts';
import { idAt, patients, type ServerName } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { namesOf, retractOf } from './written.ts';

const listNow = '1102411000000102';
const keptTheirs = 'the list that somebody else signed was kept';

/**
 * Whoever gave up a list for that of somebody else finds one in some record: two people who each keep the other's leave none. What
 * somebody still has to decide is not finished yet, and whoever took theirs back for another reason has said so.
 */
export function findGivenUp(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return patients.flatMap((_, at): readonly Finding[] => {
    const entries = left.flatMap((one) => one.entries.filter(({ person }) => person === scene.people[at]));
    const withdrawn = entries.flatMap(({ kind, state }) =>
      kind === 'list-now' && state.kind === 'withdrawn' ? [state.reason] : [],
    );
    const isFinished = entries.every(
      ({ state }) => state.kind === 'acknowledged' || state.kind === 'withdrawn',
    );
    const isGivenUp = withdrawn.length > 0 && withdrawn.every((reason) => reason === keptTheirs);
    const servers = [scene.written.server, 'copies'] as const;
    return !isFinished || !isGivenUp || servers.some((server) => hasList(scene, server, at))
      ? []
      : [{ kind: 'lost', detail: `a list of patient ${at} was given up for another, and none stands` }];
  });
}

/** A list that was put there by somebody in this schedule, and that nobody has taken back since. */
function hasList(scene: Scene, server: ServerName, at: number): boolean {
  const all = scene.servers[server].store.all().filter(({ type }) => type === 'List');
  const lists = all.flatMap(({ versions }): readonly JsonObject[] => {
    const now = versions.at(-1)?.resource;
    return now === undefined || versions[0]?.by === 'source system' ? [] : [now];
  });
  const person = patients[at];
  const taken = lists.flatMap(namesOf).filter((name) => name.startsWith(retractOf('')));
  return lists.some(
    (list) =>
      list['status'] !== 'entered-in-error' &&
      JSON.stringify(list['code']).includes(listNow) &&
      person !== undefined &&
      JSON.stringify(list['subject']).includes(`Patient/${idAt(server, person)}"`) &&
      !namesOf(list).some((name) => taken.includes(retractOf(name))),
  );
}

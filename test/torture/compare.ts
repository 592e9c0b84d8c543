import type { Sandbox } from '../../sandbox/sandbox.ts';
import { namesOf } from '../simulation/checks/written.ts';
import type { Line } from './lines.ts';

/** What went wrong, over all the processes: lost, doubled, stuck, or an answer nobody should get. */
export async function faultsOf(lines: readonly Line[], sandbox: Sandbox): Promise<readonly string[]> {
  const end = lines.find((line) => line.kind === 'end');
  if (end === undefined) return ['nothing could be sent at the end'];
  const lost = lines.flatMap((line) => {
    if (line.kind === 'kept' && end.words[line.patient]?.includes(line.words) !== true)
      return [`lost: ${line.words} of ${line.patient}`];
    return line.kind === 'signed' && !end.signed.includes(line.patient)
      ? [`lost: the signature of ${line.patient}`]
      : [];
  });
  const twice = Object.values(end.words).flatMap((words) =>
    words.filter((one, at) => words.indexOf(one) !== at).map((one) => `doubled: ${one}`),
  );
  const stuck = end.states.filter((state) => state !== 'received').map((state) => `not sent: ${state}`);
  const odd = lines.flatMap((line) => {
    if (line.kind === 'odd') return [`odd: ${line.what}`];
    if (line.kind === 'missing') return [`missing without harm: ${line.changes}`];
    if (line.kind === 'disk-full') return ['not kept because the disk is full, where there was room'];
    return line.kind === 'refused' ? [`refused without harm: ${line.reason}`] : [];
  });
  return [...lost, ...twice, ...stuck, ...odd, ...(await doubledOn(sandbox))];
}

async function doubledOn({ control, servers }: Sandbox): Promise<readonly string[]> {
  const found: string[] = [];
  for (const server of servers) {
    const held: readonly Record<string, unknown>[] = (await control.dump(server).catch(() => [])).map(
      (one) => ({ ...one }),
    );
    const names = held
      .filter((one) => JSON.stringify(one).includes('urn:concord:written'))
      .flatMap((one) => namesOf(one));
    found.push(
      ...names
        .filter((name, at) => names.indexOf(name) !== at)
        .map((name) => `doubled: ${server} holds ${name} twice`),
    );
  }
  return found;
}

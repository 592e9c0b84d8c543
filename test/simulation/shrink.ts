import { faultKinds } from './faults.ts';
import type { Schedule } from './schedule.ts';
import type { Verdict } from './simulate.ts';

/**
 * A shorter schedule that breaks the same promise: steps, crashes, kinds of fault and computers are taken out one after
 * the other for as long as the finding stays.
 */
export async function shrink(
  failing: Verdict,
  run: (schedule: Schedule) => Promise<Verdict>,
  mostRuns = 120,
  after: (runs: number, smallest: Verdict) => void = () => undefined,
): Promise<Verdict> {
  const kinds = new Set(failing.findings.map((finding) => finding.kind));
  let smallest = failing;
  let runs = 0;
  for (let shrunk = true; shrunk && runs < mostRuns;) {
    shrunk = false;
    for (const candidate of smaller(smallest.schedule)) {
      if (runs >= mostRuns) break;
      runs += 1;
      const verdict = await run(candidate);
      after(runs, smallest);
      if (!verdict.findings.some((finding) => kinds.has(finding.kind))) continue;
      smallest = verdict;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

function* smaller(schedule: Schedule): Generator<Schedule> {
  for (let half = Math.floor(schedule.steps.length / 2); half >= 1; half = Math.floor(half / 2))
    for (let at = 0; at + half <= schedule.steps.length; at += half)
      yield { ...schedule, steps: schedule.steps.toSpliced(at, half) };
  for (const [client, plans] of schedule.plans.entries())
    for (const at of plans.keys())
      yield { ...schedule, plans: schedule.plans.with(client, plans.toSpliced(at, 1)) };
  for (const kind of faultKinds)
    if ((schedule.rates[kind] ?? 0) > 0) yield { ...schedule, rates: { ...schedule.rates, [kind]: 0 } };
  const { setting: _setting, ...usually } = schedule;
  if (schedule.setting !== undefined) yield usually;
  if (schedule.setting?.tie === true) yield { ...schedule, setting: { ...schedule.setting, tie: false } };
  const { otherOrganisation: _other, ...alone } = schedule;
  if (schedule.otherOrganisation !== undefined) yield alone;
  const { sayingsAtOnce: _most, ...oneByOne } = schedule;
  if (schedule.sayingsAtOnce !== undefined) yield oneByOne;
  if (schedule.meddles > 0) yield { ...schedule, meddles: 0 };
  if (schedule.ownBefore) yield { ...schedule, ownBefore: false };
  if (schedule.clients > 1) yield { ...schedule, clients: schedule.clients - 1 };
}

import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { ask, patientNamed } from '../bridge.ts';
import { compareLists, compareStatements, compareTasks, type Differences } from '../server/compare.ts';
import { comeBackTo } from '../person.ts';
import { list, part, text, type Json } from '../server/resources.ts';
import {
  aboutPatient,
  compareDocuments,
  compareServers as compareAll,
  snapshotOf,
  standing,
  type Papers,
  type Snapshot,
} from '../server/snapshot.ts';
import type { Stage } from '../stage.ts';
import type { Act } from './act.ts';
import { stayOf } from './admission.ts';

const home = 'northmoor-home';

/** At the end everything that every server holds is laid against what was there before and what was decided. */
export const compareServers: Act = async (stage, { step, note }) => {
  await step('Back at both desks', async () => {
    for (const { page } of [stage, await stage.secondComputer()]) await comeBackTo(page);
  });
  await step('Every server compared', async () => {
    const after = await snapshotOf(stage.sandbox);
    const differences = [...compareAll(stage.before, after), ...(await compareStay(stage, after))];
    for (const [server, all] of after)
      note(
        `${server}: resources, of which written`,
        `${all.length}, ${all.length - (stage.before.get(server)?.length ?? 0)}`,
      );
    note('differences between servers and decisions', differences.length);
    if (differences.length > 0) throw new Error(differences.join('; '));
  });
};

/** The stay that went through both computers: what stands is what the last reconciliation decided. */
async function compareStay(stage: Stage, after: Snapshot): Promise<Differences> {
  const second = await stage.secondComputer();
  const view = await caseAt(stage);
  const ids = stage.sandbox.patients.find(({ key }) => key.startsWith(stayOf.toLowerCase()))?.ids ?? {};
  const ofServer = (server: string, type: string): readonly Json[] =>
    aboutPatient(after.get(server) ?? [], `Patient/${ids[server] ?? ''}`).filter(
      (one) => one['resourceType'] === type,
    );
  const stands = (server: string, type: string): readonly Json[] =>
    standing(ofServer(server, type), ofServer(server, 'Provenance'));
  const records = [...after.keys()].filter((server) => ofServer(server, 'MedicationStatement').length > 0);
  const [here, there] = [await papersAt(stage), await papersAt(second)];
  return [
    ...(records.length === 0 ? ['no record holds anything of the stay'] : []),
    ...records.flatMap((server) =>
      [
        ...compareStatements(view, held(stands(server, 'MedicationStatement'), [])),
        ...compareLists(
          held(
            stands(server, 'MedicationStatement'),
            stands(server, 'List').filter((one) => one['status'] === 'current'),
          ),
        ),
      ].map((words) => `${server}: ${words}`),
    ),
    ...compareTasks(view, { ...nothing, Task: ofServer(home, 'Task').filter(isAskedBy('Ruth Calloway')) }),
    ...compareDocuments(
      ofServer(home, 'DocumentReference').filter((one) => one['docStatus'] !== 'preliminary'),
      { signatures: here.signatures + there.signatures, addenda: here.addenda + there.addenda },
    ),
  ];
}

const nothing = {
  MedicationStatement: [],
  List: [],
  Provenance: [],
  Task: [],
  DocumentReference: [],
} as const;
const held = (MedicationStatement: readonly Json[], List: readonly Json[]) => ({
  ...nothing,
  MedicationStatement,
  List,
});

/** What was signed at a computer, and what was added to it there: deciding over a colleague's requests says so in an addendum. */
async function papersAt(at: Pick<Stage, 'page'>): Promise<Papers> {
  const { progress } = await caseAt(at);
  const patient = await patientNamed(at.page, stayOf);
  const signed = progress.cases.filter((one) => one.signed !== null);
  let addenda = 0;
  for (const { id } of signed)
    addenda += (await ask(at.page, 'openRecord', { patient, case: id })).record.addenda.length;
  return { signatures: signed.length, addenda };
}

/** Put to the prescriber and still to be answered; a case that was handed over to somebody is no recommendation. */
const isAskedBy =
  (name: string) =>
  (task: Json): boolean =>
    task['status'] === 'requested' &&
    list(task['contained']).length > 0 &&
    text(part(task, 'requester')['display']).startsWith(name);

async function caseAt({ page }: Pick<Stage, 'page'>): Promise<CaseView> {
  return ask(page, 'openCase', { patient: await patientNamed(page, stayOf) });
}

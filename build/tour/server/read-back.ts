import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { begunType } from '../../../shared/cases/cases.ts';
import { writeTargets } from '../../../shared/records/records.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import {
  compareDocument,
  compareLists,
  compareProvenance,
  compareStatements,
  compareTasks,
  type Held,
} from './compare.ts';
import { part, text, written, type Json } from './resources.ts';

/** What the servers were found to hold, and whatever of it does not fit the decisions. */
export type ReadBack = {
  readonly figures: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
};

const homeStore = 'northmoor-home';

/** Every store that statements may have gone to: a located one by its own name. */
const writtenStores = ({ config }: Sandbox): readonly string[] =>
  writeTargets(config).flatMap(({ source }) => source.stores?.map(({ id }) => id) ?? [source.id]);

/** Reads back what the records and the trust's own store hold, and lays it against what was decided on the screen. */
export async function readBack(sandbox: Sandbox, view: CaseView): Promise<ReadBack> {
  const { control } = sandbox;
  const records = await Promise.all(
    writtenStores(sandbox).map(async (store) => ({ store, held: await heldBy(control, store) })),
  );
  // A record that does not know the patient is not written to.
  const used = records.filter(({ held }) => held.MedicationStatement.length > 0);
  const all = await heldBy(control, homeStore);
  const home = { ...all, Task: all.Task.filter(isQuestion) };
  const differences = [
    ...(used.length === 0 ? ['no record holds anything'] : []),
    ...used.flatMap(({ store, held }) =>
      [
        ...compareStatements(view, held),
        ...compareLists(held),
        ...compareProvenance(held, [...held.MedicationStatement, ...held.List]),
      ].map((words) => `${store}: ${words}`),
    ),
    ...[...compareTasks(view, home), ...compareProvenance(home, home.Task), ...compareDocument(home)].map(
      (words) => `${homeStore}: ${words}`,
    ),
  ];
  const figures = new Map(
    [...used, { store: homeStore, held: home }].flatMap((one) => Object.entries(figuresOf(one))),
  );
  return { figures: { ...decided(view), ...Object.fromEntries(figures) }, differences };
}

/** That a case was begun is a task too, and asks nobody for anything. */
const isQuestion = (task: Json): boolean => text(part(task, 'code')['text']) !== begunType;

const decided = (view: CaseView): Readonly<Record<string, number>> => ({
  'rows decided': view.rows.filter((row) => row.decision.decided).length,
  'history facts': view.rows.filter((row) => row.decision.history !== null).length,
  recommendations: view.rows.filter((row) => row.decision.recommendation !== null).length,
});

async function heldBy(control: Sandbox['control'], store: string): Promise<Held> {
  const [MedicationStatement, List, Provenance, Task, DocumentReference] = await Promise.all([
    written(control, store, 'MedicationStatement'),
    written(control, store, 'List'),
    written(control, store, 'Provenance'),
    written(control, store, 'Task'),
    written(control, store, 'DocumentReference'),
  ]);
  return { MedicationStatement, List, Provenance, Task, DocumentReference };
}

/** "eastvale MedicationStatement": 13 */
const figuresOf = ({
  store,
  held,
}: {
  readonly store: string;
  readonly held: Held;
}): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(held)
      .filter(([, resources]) => resources.length > 0)
      .map(([type, resources]) => [`${store} ${type}`, resources.length]),
  );

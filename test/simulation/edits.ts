import type { JsonObject } from '../../shared/core/brand.ts';
import { isOurs } from './organisations.ts';
import type { Scene } from './scene.ts';
import type { Doing } from './steps.ts';
import { idAt, patients } from './trust.ts';

type Edit = Extract<Doing, { readonly kind: 'edit' }>;

const other = 'another system';

const words: Readonly<Record<Edit['what'], string>> = {
  ours: 'changes one of our entries',
  'ours-harmlessly': 'adds a note to one of our entries',
  'a-source': 'changes an entry of a source',
  removal: 'removes an entry of a source',
  'their-list': 'adds a signed list of its own',
};

/** Another system changes one of our entries, a line of a source, or puts its own signed list there. */
export function edit({ servers, written, chance, world, story }: Scene, { what, patient }: Edit): void {
  const { server: name } =
    what === 'a-source' || what === 'removal' ? { server: 'shared' as const } : written;
  const server = servers[name];
  const who = patients[patient];
  if (who === undefined) return;
  const mine = server.store
    .list('MedicationStatement')
    .filter((one) => JSON.stringify(one['subject']).includes(`Patient/${idAt(name, who)}"`));
  const [ours, sources] = [mine.filter((one) => isOurs(one)), mine.filter((one) => !isOurs(one))];
  const idOf = (resource: JsonObject): string => String(resource['id']);
  const change = (list: readonly JsonObject[], how: (resource: JsonObject) => JsonObject): void => {
    if (list.length === 0) return told('there is none');
    const id = idOf(chance.pick(list));
    told(`MedicationStatement/${id} at ${name}`);
    server.edit('MedicationStatement', id, other, how);
  };
  const told = (which: string): void =>
    story.tell(`another system ${words[what]} of patient ${patient}: ${which}`);
  const said = new Date(world.now()).toISOString();
  switch (what) {
    case 'ours':
      return change(ours, (one) => ({
        ...one,
        dosage: [{ text: `Two at ${said}` }],
        status: chance.pick(['active', 'stopped']),
      }));
    case 'ours-harmlessly':
      return change(ours, (one) => ({ ...one, note: [...notesOf(one), { text: `Seen at ${said}` }] }));
    case 'a-source':
      return change(sources, (one) => ({
        ...one,
        dosage: [{ text: chance.pick(['Take TWO tablets each morning', 'Take ONE tablet at night']) }],
      }));
    case 'removal': {
      if (sources.length === 0) return told('there is none');
      const id = idOf(chance.pick(sources));
      told(`MedicationStatement/${id} at ${name}`);
      server.store.remove('MedicationStatement', id, other, world.now() + server.traits.clockSkewMs);
      return;
    }
    case 'their-list':
      told(
        `List/${
          server.store.write({
            type: 'List',
            id: undefined,
            resource: theirList(idAt(name, who), said),
            by: other,
            ifMatch: undefined,
            atMs: world.now() + server.traits.clockSkewMs,
          }).id
        } at ${name}`,
      );
  }
}

const notesOf = (resource: JsonObject): readonly unknown[] =>
  Array.isArray(resource['note']) ? resource['note'] : [];

/** The list of somebody who reconciled the same patient elsewhere. */
const theirList = (patient: string, date: string): JsonObject => ({
  resourceType: 'List',
  status: 'current',
  mode: 'snapshot',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '1102411000000102' }] },
  subject: { reference: `Patient/${patient}` },
  date,
  source: { display: 'Another pharmacist' },
  entry: [],
});

import type { JsonObject } from '../../shared/core/brand.ts';
import type { Client } from './client.ts';
import {
  addAddendum,
  openCase,
  ready,
  reconcile,
  resolveAll,
  sayOne,
  takeBack,
  tendOutbox,
  twoWindows,
} from './people.ts';
import type { Scene } from './scene.ts';
import type { Doing } from './schedule.ts';
import { patients } from './trust.ts';

/** Does one step. What takes time goes on beside the steps after it, as people do. */
export async function perform(scene: Scene, doing: Doing): Promise<void> {
  if (doing.kind === 'edit') return edit(scene, doing);
  if (doing.kind === 'outage')
    return void scene.network.outages.set(doing.server, scene.world.now() + doing.forMs);
  const client = scene.clients[doing.client];
  if (client === undefined) return;
  if ('patient' in doing) {
    const patient = scene.people[doing.patient];
    return patient === undefined ? undefined : aboutPatient(scene, client, patient, doing.kind);
  }
  if (doing.kind === 'clock') {
    client.skewMs += doing.byMs;
    return;
  }
  return aboutClient(scene, client, doing.kind);
}

type AboutPatient = Extract<Doing, { readonly patient: number; readonly client: number }>['kind'];

async function aboutPatient(
  scene: Scene,
  client: Client,
  patient: string,
  kind: AboutPatient,
): Promise<void> {
  switch (kind) {
    case 'open':
      return void (await openCase(scene, client, patient));
    case 'reconcile':
      return reconcile(scene, client, patient);
    case 'say':
      return sayOne(scene, client, patient);
    case 'undo':
    case 'redo':
      return takeBack(scene, client, patient, kind);
    case 'addendum':
      return addAddendum(scene, client, patient);
    case 'two-windows':
      return twoWindows(scene, client, patient);
    case 'refresh':
      if (await ready(scene, client)) await client.call('refreshCase', { patient, source: null });
      return;
    default:
      return kind satisfies never;
  }
}

type AboutClient = Exclude<
  Doing,
  { readonly patient: number } | { readonly kind: 'outage' | 'clock' }
>['kind'];

async function aboutClient(scene: Scene, client: Client, kind: AboutClient): Promise<void> {
  switch (kind) {
    case 'offline':
    case 'online':
      client.online = kind === 'online';
      return;
    case 'lock':
      await client.call('lock', { why: 'asked' });
      await scene.world.sleep(scene.chance.between(50, 20_000));
      return void (await ready(scene, client));
    case 'expire':
      return scene.network.identity.expire(client.name);
    case 'end-session':
      return scene.network.identity.end(client.name);
    case 'resolve':
      return resolveAll(scene, client);
    case 'retry':
    case 'withdraw':
      return tendOutbox(scene, client, kind);
    case 'kill':
      if (client.running()) client.kill('killed from outside');
      await scene.world.sleep(scene.chance.between(100, 8_000));
      return void (await ready(scene, client));
    default:
      return kind satisfies never;
  }
}

type Edit = Extract<Doing, { readonly kind: 'edit' }>;

const other = 'another system';

function edit({ servers, chance, world }: Scene, { what, patient }: Edit): void {
  const { shared } = servers;
  const who = patients[patient];
  if (who === undefined) return;
  const mine = shared.store
    .list('MedicationStatement')
    .filter((one) => JSON.stringify(one['subject']).includes(`Patient/${who.id}"`));
  const [ours, sources] = [mine.filter((one) => isOurs(one)), mine.filter((one) => !isOurs(one))];
  const idOf = (resource: JsonObject): string => String(resource['id']);
  const change = (list: readonly JsonObject[], how: (resource: JsonObject) => JsonObject): void => {
    if (list.length > 0) shared.edit('MedicationStatement', idOf(chance.pick(list)), other, how);
  };
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
    case 'removal':
      if (sources.length > 0)
        shared.store.remove(
          'MedicationStatement',
          idOf(chance.pick(sources)),
          other,
          world.now() + shared.traits.clockSkewMs,
        );
      return;
    case 'their-list':
      shared.store.write({
        type: 'List',
        id: undefined,
        resource: theirList(who.id, said),
        by: other,
        ifMatch: undefined,
        atMs: world.now() + shared.traits.clockSkewMs,
      });
  }
}

const notesOf = (resource: JsonObject): readonly unknown[] =>
  Array.isArray(resource['note']) ? resource['note'] : [];

export const isOurs = (resource: JsonObject): boolean =>
  JSON.stringify(resource['meta'] ?? {}).includes('urn:concord:written');

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

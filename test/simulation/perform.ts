import type { Client } from './client.ts';
import { edit } from './edits.ts';
import {
  addAddendum,
  openCase,
  ready,
  reconcile,
  resolveAll,
  sayOne,
  signAgain,
  takeBack,
  tendOutbox,
  twoWindows,
} from './people.ts';
import type { Scene } from './scene.ts';
import type { Doing } from './steps.ts';
import { changeVersion } from './versions.ts';

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
    case 'sign-again':
      return signAgain(scene, client, patient);
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
    case 'hand-over':
      return handOver(scene, client);
    case 'expire':
      return scene.network.identity.expire(client.name);
    case 'end-session':
      return scene.network.identity.end(client.name);
    case 'resolve':
      return resolveAll(scene, client);
    case 'retry':
    case 'withdraw':
      return tendOutbox(scene, client, kind);
    case 'newer-version':
    case 'older-version':
      return changeVersion(scene, client, kind);
    case 'kill':
      if (client.running()) client.kill('killed from outside');
      await scene.world.sleep(scene.chance.between(100, 8_000));
      return void (await ready(scene, client));
    default:
      return kind satisfies never;
  }
}

/** The other person enrolled on this computer takes it over. */
export async function handOver(scene: Scene, client: Client): Promise<void> {
  await client.call('lock', { why: 'asked' });
  client.person = client.person === 0 ? 1 : 0;
  client.unlocked = false;
  scene.story.tell(`${client.name} is ${scene.template.people[client.person].user.name}'s now`);
  await ready(scene, client, scene.network.healed());
}

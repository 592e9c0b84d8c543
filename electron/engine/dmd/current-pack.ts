import { join } from 'node:path';
import { showDate } from '../../../shared/core/instant.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { EngineContext } from '../context.ts';
import { openPack, type Pack } from '../db/pack.ts';

/** The dm+d pack beside the store, opened once; `undefined` where there is none or it cannot be used. */
const packs = new WeakMap<EngineContext, { readonly pack: Pack | undefined }>();

export function packOf(context: EngineContext): Pack | undefined {
  const before = packs.get(context);
  if (before !== undefined) return before.pack;
  const path = join(context.host.dataFolder, 'dmd.pack');
  const opened = context.host.files.exists(path) ? openPack(path, 'header') : undefined;
  if (opened !== undefined && !opened.ok) {
    context.host.log({ level: 'warn', event: 'dmd-pack-refused', data: { kind: opened.fault.kind } });
  }
  const pack = opened?.ok === true ? opened.value : undefined;
  packs.set(context, { pack });
  return pack;
}

/** Everything works without a pack, and the screen says so; of which release it is, and that a sample is only part of one. */
export const viewPack = (pack: Pack | undefined): CaseView['dmdPack'] =>
  pack === undefined
    ? { kind: 'none' }
    : {
        kind: 'loaded',
        release: `${showDate(pack.release)}${pack.sample ? ', a sample of it' : ''}`,
      };

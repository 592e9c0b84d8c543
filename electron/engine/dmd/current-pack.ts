import { join } from 'node:path';
import { showDate } from '../../../shared/core/instant.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { EngineContext } from '../context.ts';
import { openPack, type Pack } from '../db/pack.ts';
import { packFaultWords } from './fault.ts';

type Current = { readonly pack: Pack | undefined; readonly refused: string | null };

/** The dm+d pack beside the store, opened once; `undefined` where there is none or it cannot be used. */
const packs = new WeakMap<EngineContext, Current>();

export const packPath = (context: EngineContext): string => join(context.host.dataFolder, 'dmd.pack');

export const packOf = (context: EngineContext): Pack | undefined => currentPack(context).pack;

/** With why the file there is cannot be used, in words. */
export function currentPack(context: EngineContext): Current {
  const before = packs.get(context);
  if (before !== undefined) return before;
  const path = packPath(context);
  const opened = context.host.files.exists(path) ? openPack(path, 'header') : undefined;
  if (opened !== undefined && !opened.ok) {
    context.host.log({ level: 'warn', event: 'dmd-pack-refused', data: { kind: opened.fault.kind } });
  }
  const now: Current = {
    pack: opened?.ok === true ? opened.value : undefined,
    refused: opened?.ok === false ? packFaultWords(opened.fault) : null,
  };
  packs.set(context, now);
  return now;
}

/** Closes the pack that is open: another takes its place, and is opened when it is asked for. */
export function closePack(context: EngineContext): void {
  packs.get(context)?.pack?.close();
  packs.delete(context);
}

/** Everything works without a pack, and the screen says so; of which release it is, and that a sample is only part of one. */
export const viewPack = (pack: Pack | undefined): CaseView['dmdPack'] =>
  pack === undefined
    ? { kind: 'none' }
    : {
        kind: 'loaded',
        release: `${showDate(pack.release)}${pack.sample ? ', a sample of it' : ''}`,
      };

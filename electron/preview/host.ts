import { join } from 'node:path';
import { err, ok } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { mayOpenInBrowser } from '../engine/browser-addresses.ts';
import type { Host } from '../engine/host.ts';
import { nodeParts } from '../engine/node-host.ts';
import { sandboxOnlyKeyStore } from './key-file.ts';

/** A computer that the preview plays. */
export type PreviewComputer = { readonly name: string; readonly fetch: Host['fetch'] };

export type PreviewHostOptions = {
  readonly config: TrustConfig;
  readonly dataFolder: string;
  readonly appVersion: string;
  /** Asks a page, or whoever started the preview, to open a sign-in address; returns whether anybody was there. */
  readonly open: (url: string) => boolean;
  readonly computer?: PreviewComputer;
};

/** The engine's host in the preview: Node's own network, a key in a file, the page's browser. */
export function previewHost(options: PreviewHostOptions): Host {
  const parts = nodeParts(options.dataFolder);
  return {
    ...parts,
    kind: 'preview',
    // The sandbox has nothing to guard: its folder is whole, to be thrown away.
    countFile: join(options.dataFolder, 'sandbox-only.counts'),
    appVersion: options.appVersion,
    computerName: options.computer?.name ?? parts.computerName,
    fetch: options.computer?.fetch ?? ((url, init) => fetch(url, init)),
    openBrowser: (url) =>
      Promise.resolve(
        mayOpenInBrowser(options.config, url) && options.open(url)
          ? ok(undefined)
          : err({ kind: 'not-opened' }),
      ),
    keyStore: sandboxOnlyKeyStore(options.config, parts),
  };
}

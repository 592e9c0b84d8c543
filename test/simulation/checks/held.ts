import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { Version } from '../model-store.ts';
import type { Scene } from '../scene.ts';
import type { ServerName } from '../trust.ts';

/** The version that an entry counts as received in: the one it names, else the last that its computer wrote. */
export function heldVersion(
  scene: Scene,
  server: ServerName,
  { type, state }: Entry,
  client: string,
): Version | undefined {
  if (state.kind !== 'acknowledged') return undefined;
  const { store } = scene.servers[server];
  const versions = store.get(type, state.id)?.versions ?? [];
  return (
    versions.find((version) => store.told(version.id) === state.versionId) ??
    versions.findLast((version) => version.by === client)
  );
}

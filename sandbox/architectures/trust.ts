import { patients } from '../patients/patients.ts';
import type { StoreContents } from '../stores/running.ts';
import type { StoreSpec } from '../stores/spec.ts';
import type { Architecture } from './architecture.ts';
import { ownSystems } from './own-systems/own-systems.ts';
import { persistedCopy } from './persisted-copy/persisted-copy.ts';
import { singleAndOnly } from './single-and-only/single-and-only.ts';

/** The records this pretend trust is connected to, in the order Concord shows them. */
export const architectures: readonly Architecture[] = [ownSystems, singleAndOnly, persistedCopy];

/** All stores with what they start with at `nowMs`. */
export const openTrust = (
  nowMs: number,
  seed: number,
): readonly { readonly spec: StoreSpec; readonly contents: StoreContents }[] =>
  architectures.flatMap(({ stores }) =>
    stores.map(({ spec, contents }) => ({ spec, contents: contents({ seed, nowMs, patients }) })),
  );

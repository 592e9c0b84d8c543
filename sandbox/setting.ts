import { parseArgs } from 'node:util';
import { isTopology, topologyNames, type Topology } from './architectures/trust.ts';

/** How the sandbox is set up: which records, and whether the integration engine stands before them. */
export type Setting = { readonly topology: Topology; readonly tie: boolean };

/** `--architecture NAME` and `--tie` of a command line; everything else is left to the command. Throws for an unknown name. */
export function settingFrom(args: readonly string[]): Setting {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { architecture: { type: 'string', default: 'mixed' }, tie: { type: 'boolean', default: false } },
  });
  const name = String(values.architecture);
  if (!isTopology(name)) throw new Error(`--architecture is one of ${topologyNames.join(', ')}`);
  return { topology: name, tie: values.tie === true };
}

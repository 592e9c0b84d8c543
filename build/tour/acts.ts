import { admit } from './steps/admission.ts';
import type { Act } from './steps/act.ts';
import { openOne } from './steps/case.ts';
import { compareServers } from './steps/compare-servers.ts';
import { conflict } from './steps/conflict.ts';
import { decideCase, signOffline } from './steps/decide.ts';
import { takeHistory } from './steps/history.ts';
import { lockAndRestart } from './steps/lock.ts';
import { discharge, transfer } from './steps/next-cases.ts';
import { loseNetwork } from './steps/offline.ts';
import { lookFromElsewhere } from './steps/second-computer.ts';
import { share } from './steps/share.ts';
import { signIn } from './steps/sign-in.ts';
import { typeInSources } from './steps/typed-in.ts';
import { ward } from './steps/ward.ts';

/** What everything else begins with. */
const arrival: readonly Act[] = [signIn, ward];

/** The tour in order, in parts. A new stretch is a file in `steps/` and a line here. */
const parts = {
  /** One patient on one computer: off the network, through a crash, signed and shared. */
  case: [openOne, loseNetwork, lockAndRestart, decideCase, takeHistory, signOffline, share],
  /** One stay on two computers: admitted, opened again, in conflict, transferred, discharged. */
  stay: [admit, lookFromElsewhere, conflict, transfer, discharge, compareServers],
  /** What no record has: an interview, boxes and a pasted list, typed in, signed and read back. */
  sources: [typeInSources],
} as const satisfies Readonly<Record<string, readonly Act[]>>;

export const partNames = Object.keys(parts);

/** All parts, or the one that is named. */
export function actsOf(only: string | undefined): readonly Act[] {
  const chosen = Object.entries(parts).filter(([name]) => only === undefined || name === only);
  if (chosen.length === 0) throw new RangeError(`--only is one of ${partNames.join(', ')}`);
  return [...arrival, ...chosen.flatMap(([, acts]): readonly Act[] => acts)];
}

import type { Act } from './steps/act.ts';
import { openOne } from './steps/case.ts';
import { decideCase, signOffline } from './steps/decide.ts';
import { takeHistory } from './steps/history.ts';
import { lockAndRestart } from './steps/lock.ts';
import { loseNetwork } from './steps/offline.ts';
import { share } from './steps/share.ts';
import { signIn } from './steps/sign-in.ts';
import { ward } from './steps/ward.ts';

/** The tour in order. A new stretch is a file in `steps/` and a line here. */
export const acts: readonly Act[] = [
  signIn,
  ward,
  openOne,
  loseNetwork,
  lockAndRestart,
  decideCase,
  takeHistory,
  signOffline,
  share,
];

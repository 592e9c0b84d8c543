import { call } from '../bridge.ts';
import { openedOf } from './opened.ts';

/** The hand-over sheet of one case as it stands, with its PDF. */
export const {
  store: handOverStore,
  open: openHandOver,
  forget: forgetHandOver,
} = openedOf((patient) => call('openHandOver', { patient }));

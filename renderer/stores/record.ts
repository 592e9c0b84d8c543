import { call } from '../bridge.ts';
import { openedOf } from './opened.ts';

/** The record of one case as it is printed, with its PDF. */
export const {
  store: recordStore,
  open: openRecord,
  forget: forgetRecord,
} = openedOf((patient) => call('openRecord', { patient, case: null }));

import { call } from '../bridge.ts';
import { openedOf } from './opened.ts';

/** The patient's own list of one case, with its PDF. */
export const {
  store: patientListStore,
  open: openPatientList,
  forget: forgetPatientList,
} = openedOf((patient) => call('openPatientList', { patient }));

import { acuteFour } from './acute-4.ts';
import { acuteOne } from './acute-1.ts';
import { acuteThree } from './acute-3.ts';
import { acuteTwo } from './acute-2.ts';
import { olderOne } from './older-1.ts';
import { olderTwo } from './older-2.ts';
import { penhaligon } from './penhaligon.ts';
import type { PatientSpec } from './spec.ts';

/** Everybody on the two wards. All made up; NHS numbers are of the 999 range, which is never issued. */
export const patients: readonly PatientSpec[] = [
  ...penhaligon,
  ...acuteOne,
  ...acuteFour,
  ...acuteTwo,
  ...acuteThree,
  ...olderOne,
  ...olderTwo,
];

import type { MedicineLine } from '../medicines/line.ts';

/** A part of FHIR that may turn what an entry says into its opposite, and that is not known here. */
const modifiers: readonly string[] = [
  'a modifier that changes the meaning and is not known here',
  'rules outside FHIR that may change the meaning',
];

/** Whether what a line says may mean something else. */
export const hasUnknownModifier = ({ notUnderstood }: MedicineLine): boolean =>
  notUnderstood.some(({ why }) => modifiers.includes(why));

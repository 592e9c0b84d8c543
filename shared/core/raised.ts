/** "48 mL/min/1.73 m²": square and cubic metres as they are written by hand, never apart from their figure. */
export const raised = (value: string): string =>
  value.replaceAll(/ m([23])\b/gu, (_, power: string) => `\u00A0${power === '2' ? 'm²' : 'm³'}`);

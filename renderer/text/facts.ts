import { table } from '../../shared/core/table.ts';

/** What a ward calls a measurement whose record gives its long name. Any other name stands as it came. */
const shortNames = table<string>({
  'estimated glomerular filtration rate': 'eGFR',
  'glomerular filtration rate': 'GFR',
  'body weight': 'Weight',
  'body height': 'Height',
});

export const factName = (name: string): string => shortNames[name.toLowerCase()] ?? name;

/** "48 mL/min/1.73 m²": square and cubic metres as they are written by hand, never apart from their figure. */
export const factValue = (value: string): string =>
  value.replaceAll(/ m([23])\b/gu, (_, power: string) => `\u00A0${power === '2' ? 'm²' : 'm³'}`);

import { table } from '../../shared/core/table.ts';

/** What a ward calls a measurement whose record gives its long name. Any other name stands as it came. */
const shortNames = table<string>({
  'estimated glomerular filtration rate': 'eGFR',
  'glomerular filtration rate': 'GFR',
  'body weight': 'Weight',
  'body height': 'Height',
});

export const factName = (name: string): string => shortNames[name.toLowerCase()] ?? name;

/** Words of rows that stand beside one another because they are linked, or may belong together. */
export const besideText = {
  acceptLink: 'accept link',
  undoLink: 'undo link',
  acceptPair: 'pair these two',
} as const;

type How = 'linked' | 'link' | 'pair';

/** "Linked to PROGRAF, not merged", "Likely switch: PROGRAF", "May be one with metformin". */
export function besideWords(how: How, name: string): string {
  switch (how) {
    case 'linked':
      return `Linked to ${name}, not merged`;
    case 'link':
      return `Likely switch: ${name}`;
    case 'pair':
      return `May be one with ${name}`;
  }
}

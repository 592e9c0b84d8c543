/** What the lines under a heading are. */
export type Section = 'medicines' | 'stopped' | 'allergies' | 'other';

const tableWords =
  /^(?:date|last issued|issued|medication item|medication|medicine|drug|drug name|name|type|dosage|dosage instructions?|dose|directions|route|frequency|duration|status|quantity|qty|start|end|comments?|indication|form|strength)$/i;

/** The head of a table: every cell names a column. */
export const isTableHead = (text: string): boolean => {
  const cells = text.split(/\t+|\s{2,}/).map((cell) => cell.trim().replace(/:$/, ''));
  return cells.every((cell) => tableWords.test(cell));
};

const allergy =
  /^(?:known |drug )*(?:allerg(?:y|ies)|sensitivit(?:y|ies)|adverse reactions?|intolerances?)\b/i;
const allergyHeading =
  /^(?:(?:known|drug|and|&|\/|,|allerg(?:y|ies)|sensitivit(?:y|ies)|adverse|reactions?|intolerances?)\s*)+:?$/i;
const stopped = /\b(?:discontinued|past|stopped|ended|previous(?:ly)?|ceased)\b/i;
const medicines =
  /\b(?:medications?|medicines?|meds|drugs?|tablets?|repeats?|acute|immunosuppression|antiretrovirals?|therapy|templates?|aeds|prescriptions?|items)\b/i;
const other =
  /\b(?:problems?|diagnos[ei]s|past (?:medical )?history|vaccinations?|immunisations?|results?|investigations?|observations?|procedures?|social|family history|examination)\b/i;

const isShort = (text: string): boolean =>
  text.split(/\s+/).length <= 12 && !/\d\s*(?:mg|mcg|micrograms?|ml|units?)\b/i.test(text);

/** The section a heading begins; `undefined` for a line that is none. */
export function sectionOf(text: string): Section | undefined {
  const words = text.trim();
  if (allergyHeading.test(words)) return 'allergies';
  if (!isShort(words) || /[,.;]$/.test(words)) return undefined;
  const looksIt = words.endsWith(':') || !/[,;:]|\s-\s/.test(words.replace(/\([^)]*\)/g, ''));
  if (!looksIt) return undefined;
  const bare = words.replace(/\([^)]*\)/g, ' ');
  if (other.test(bare)) return 'other';
  if (stopped.test(bare) && (medicines.test(bare) || /ended|tried|stopped/i.test(bare))) return 'stopped';
  return medicines.test(bare) && !/\b(?:take|with|when)\b/i.test(bare) ? 'medicines' : undefined;
}

/** "Allergies: sulfasalazine (rash)": what stands behind the colon or dash; `undefined` where no allergy is announced. */
export function allergyIn(text: string): string | undefined {
  const words = text.trim();
  if (
    /^(?:nkda|nka)\b/i.test(words) ||
    /^(?:no|nil) (?:known )?(?:drug |food )?(?:allerg|sensitivit)/i.test(words)
  )
    return words;
  const told = /^(?:he is |she is |i am |patient is )?allergic to\s+(.+)$/i.exec(words);
  if (told !== null) return /^(?:nothing|no)\b/i.test(told[1] ?? '') ? undefined : told[1];
  if (/^(?:h\/o|history of|adverse reaction to|allergy to|intolerance to)\b/i.test(words)) return words;
  if (!allergy.test(words)) return undefined;
  const [, said = ''] = /^[^:–-]*(?::|\s[-–]\s)\s*(.+)$/.exec(words) ?? [];
  return said === '' ? undefined : said;
}

/** As every NHS screen names a patient: `TOLLIVER, Esme (Mrs)`. */
const banner = /^\p{Lu}[\p{Lu}'’ -]+,\s*\p{L}[\p{L}'’ -]*\((?:Mr|Mrs|Miss|Ms|Mx|Dr|Master|Rev)\.?\)/u;
const identity =
  /\b(?:d\.?o\.?b\.?|date of birth|born|nhs\s*(?:no\.?|number|num)?\s*:?\s*\d)|^(?:patient(?: name)?|resident|name|address|nhs (?:no|number))\s*:|\b\d{3}[ -]\d{3}[ -]\d{4}\b/i;

/** Who the patient is. */
export const isPatient = (text: string): boolean => identity.test(text) || banner.test(text);

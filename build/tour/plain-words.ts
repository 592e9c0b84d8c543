/** What no screen says to a clinician: words of programs, and names that only programs use. */
const forbidden: readonly (readonly [string, RegExp])[] = [
  ['provenance', /provenance/i],
  ['the name of an architecture', /single and only|single-and-only|persisted[ -]copy|patient-centric/i],
  ['resource', /\bresource(?:s|type)?\b/i],
  ['operation outcome', /operation ?outcome/i],
  [
    'a type of FHIR',
    /\b(?:Medication(?:Statement|Request|Dispense|Administration|Usage)|AllergyIntolerance|DocumentReference|PractitionerRole|OperationOutcome|CapabilityStatement)\b/,
  ],
  ['a reason key', /\b[a-z]+(?:-[a-z]+){3,}\b/],
  ['a UUID', /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/i],
  ['a raw moment', /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/],
  ['a raw day', /(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/],
  ['something undefined', /\bundefined\b|\[object Object\]|\bNaN\b/],
];

/** Of what is shown; a program is full of its own names. */
const shownOnly: typeof forbidden = [['a field of a program', /(?<!\w)[a-z]+[A-Z][a-z]{2,}\w*/]];

/** Hyphenated words of English that are no keys. */
const english = /\bup-to-the-minute\b|\bfour-times-a-day\b|\bend-of-life-care\b/g;

/** Each thing in a text that a clinician should not have to read, with where it stands. */
export const notPlain = (text: string): readonly string[] => foundIn(text, [...forbidden, ...shownOnly]);

/** The same of words that stand in the text of a program. */
export const notPlainInside = (text: string): readonly string[] => foundIn(text, forbidden);

function foundIn(text: string, patterns: typeof forbidden): readonly string[] {
  const read = text.replaceAll(english, '');
  return patterns.flatMap(([what, pattern]) => {
    const found = pattern.exec(read);
    return found === null
      ? []
      : [`${what}: “${read.slice(Math.max(0, found.index - 40), found.index + 60).replaceAll('\n', ' ')}”`];
  });
}

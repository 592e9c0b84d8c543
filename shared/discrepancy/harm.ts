import type { MedicineLine } from '../medicines/line.ts';

/** Reasons that records send as a code alone. Source: SNOMED CT. */
const harmCodes: readonly string[] = [
  '281647001',
  '62014003',
  '39579001',
  '14669001',
  '74474003',
  '416098002',
  '419199007',
  '419511003',
  '410429000',
];

/** An allergy, adverse reaction, bleed, organ injury or dangerous result. Source: `4b`, "for harm". */
const harm =
  /\b(?:advers\w*|\w*allerg\w*|anaphyl\w*|angio-?o?edema|hypersensitiv\w*|rash(?:es)?|urticari\w*|hives|side[ -]?effects?|adrs?|react(?:ed|ions?)\b(?!\s*time)|intoleran\w*|(?:not|un|could not|unable to|poorly) ?tolerat\w*(?!\W+(?:the )?taste)|toxic\w*|toxicity|over-?dos\w*|harm\w*|poison\w*|bleed\w*|bled|ha?emorrhag\w*|h(?:a)?emat(?:emesis|uria|oma)|melaena|epistaxis|ulcer\w*|perforat\w*|(?:acute )?kidney (?:injury|failure|damage)|aki|renal (?:failure|impairment|injury|decline)|(?:egfr|renal function|kidney function) (?:fall\w*|drop\w*|declin\w*|deteriorat\w*|worse\w*)|creatinine|hyperkal\w*|hypokal\w*|hyponatr\w*|hypernatr\w*|hyper?calc\w*|hypoglyc\w*|hypos|lactic acidosis|ketoacidosis|(?:raised|high|abnormal|deranged|elevated) (?:k\+?|potassium|lfts?|alt|ck|inr|liver|troponin|levels?)|inr (?:of |was )?[>≥]?\s*\d|inr (?:above|over|too high|>)|hepat(?:itis|otoxic\w*)|liver (?:injury|failure|damage)|jaundice|pancreatitis|neutrop\w*|agranulocyt\w*|thrombocytop\w*|pancytop\w*|low (?:platelets|white cells?|wcc|neutrophils|sodium|potassium)|long(?:ed)? qtc?|qtc? prolong\w*|prolonged qtc?|torsade\w*|arrhythmi\w*|heart block|bradycardi\w*|hypotensi\w*|syncop\w*|collaps\w*|falls?|rhabdo\w*|myopath\w*|myalgi\w*|muscle pain|seizures?|fits|respiratory depression|serotonin syndrome|ste(?:v|ph)ens?[ -]johnson\w*|stevens|dress syndrome|necrolysis|confus\w*|delirium|hallucinat\w*|psychosis|suicid\w*|pulmonary (?:fibrosis|toxicity)|pneumonitis|interstitial (?:lung|nephritis)\w*|ild|stroke|contra-?indicat\w*)\b/i;
/** What is denied, feared or planned for is no harm that happened. */
const denied =
  /\b(?:no|not (?:due to|because of)|without|denies|nil|never had|risk of|to (?:avoid|prevent|reduce)|in case of)\s+(?:any\s+|a\s+)?(?:[\w-]+\s+){0,2}?(?:advers\w*|allerg\w*|reactions?|side[ -]?effects?|bleed\w*|harm|toxicity|rash|falls?|ulcer\w*|aki)|\b(?:bleeding|falls?) risk\b/gi;

/** Whether words name a harm that happened. */
export const isHarmful = (words: string): boolean => harm.test(words.replace(denied, ' '));

/** Whether a medicine was stopped, held or forbidden for harm: its reason or its notes say so, in words or as a code. */
export function isForHarm(line: MedicineLine): boolean {
  const reasons = [
    line.statusReason,
    // Why not to give it stands where an order has its indication.
    ...(line.doNotPerform ? [line.indication] : []),
    ...(line.change.kind === 'known' ? [line.change.value.reason] : []),
    ...line.evidence.map((one) => one.statusReason),
  ].flatMap((reason) => (reason.kind === 'known' ? [reason.value] : []));
  return (
    reasons.some(({ codes }) => codes.some(({ code }) => harmCodes.includes(code))) ||
    [
      ...reasons.flatMap(({ text, codes }) => [text, ...codes.map(({ display }) => display ?? '')]),
      ...line.notes,
    ].some(isHarmful)
  );
}

/**
 * Whether words that nobody read make a medicine depend on how the patient is: "if no bowel movement", "during attacks", "if BP above
 * 160". Then it is neither surely regular nor surely as needed. Not what to do besides ("if affected do not drive"), not when to
 * leave it out ("omit if loose stools"), not a time ("when going to bed").
 *
 * @example leavesCondition('only if bowels not opened for two days') // true
 * @example leavesCondition('if symptoms persist see your GP') // false
 */
export const leavesCondition = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[.;\n]/u)
    .some((sentence) => !besides.test(sentence) && condition.test(sentence.replace(noCondition, ' ')));

/**
 * Whether words that nobody read say at what it is taken: "after dialysis", "before exercise", "with every cigarette". How often that
 * is, nobody states.
 *
 * @example namesOccasion('after each loose stool') // true
 * @example namesOccasion('after food') // false
 */
export const namesOccasion = (words: string): boolean => occasion.test(words.toLowerCase());

const occasion =
  /\b(?:pre|post|after|before|during|following|prior to|with|at|on)[\s-]+(?:each |every |any |the |your |a |an |going to |\d+ )*(?:session of |day of )?(?:haemo-?dialysis|hemo-?dialysis|dialysis|hd|chemo\w*|radiotherapy|infusions?|cycle|exercise|exertion|activity|sport|sex\w*|intercourse|loose stools?|stools?|bowel (?:motions?|movements?|actions?)|motions?|vomit\w*|cigarettes?|seizures?|fits?|surgery|theatre|operation|procedure|scan|mri|dentist|dental|travel\w*|flights?|flying|physio\w*|dressings?|dressing changes?|transfusions?)\b|\bpre-?(?:op|med)\b|\bper (?:feed|cycle|session)\b|\b(?:each|every) snack\b|\bwith snacks\b/u;

const condition = new RegExp(
  [
    String.raw`\b(?:if|when|whenever|in case of|in the event of|as soon as)\s+\p{L}`,
    String.raw`\bshould\b.*\b(?:occur|arise|develop|return|recur|happen|appear|start|get|feel|be)`,
    String.raw`\bduring\s+(?:an?\s+|the\s+|any\s+)?(?:acute\s+|severe\s+)?(?:flares?|flare-?ups?|attacks?|episodes?|exacerbations?|relapses?|seizures?|periods?|menstruation|bleeding|pain|infections?)\b`,
    String.raw`\bat\s+(?:the\s+)?(?:onset|start|beginning|first\s+signs?|first\s+symptoms?)\s+of\s+(?!the\s+(?:day|week|month|meal)|treatment|therapy|each|every|meals?\b)`,
    String.raw`\bfor\s+(?:severe\s+)?breakthrough\b`,
    String.raw`\bon\s+(?:bad|painful|difficult|flare|symptomatic)\s+days?\b`,
  ].join('|'),
  'u',
);

/** Ways of speaking, times of the day and courtesy that begin like a condition. */
const noCondition =
  /\b(?:if|when|whenever|as soon as)\s+(?:directed|instructed|advised|told|prescribed|possible|able|tolerated|applicable|appropriate|available|affected|finished|empty|opened|used|using|in use|in doubt|unsure|unwell|better|no better|improved|stable|discharged|travelling|going to bed|in bed|retiring|waking|awake|rising|getting up|eating|you (?:wake|get up|eat|go to (?:bed|sleep)|remember|are (?:told|advised))|(?:an? )?(?:upset stomach|stomach upset)|(?:needed|required|necessary))\b/gu;

/** What is done besides, or instead of taking it. */
const besides =
  /\b(?:see|consult|contact|call|ring|phone|speak|tell|inform|seek|ask|stop|omit|hold|withhold|miss(?:ed)?|skip|reduce|do not|don'?t|never|avoid|discuss|return|report|review|refer|(?:may|might|can|could|will)\s+(?:cause|make|affect|stain)|unless|check|monitor|measure|warning|caution|drive|alcohol|side effects?)\b/u;

import { z } from 'zod';
import { typedInSchema } from './typed-in-views.ts';
import { knownSchema, knownText } from './known-schema.ts';
import { progressSchema, rowDecisionSchema } from './decision-views.ts';
import { findingSaidSchema } from './history-views.ts';
import { columnSchema } from './source-views.ts';
import { findingsCountSchema, severitySchema, stageSchema } from './ward-views.ts';

/** The patient as every screen and dialog of a case names them. */
export const bannerSchema = z.object({
  patient: z.string(),
  family: z.string(),
  given: z.string(),
  title: knownText,
  born: knownText,
  died: knownText,
  gender: knownText,
  nhsNumber: knownText,
  nhsNumberValid: z.boolean(),
  ward: knownText,
  bed: knownText,
  admitted: knownText,
  reason: knownText,
  /** Sources whose demographics disagree, or other warnings about identity, in plain words. */
  warnings: z.array(z.string()),
  /** Only what somebody typed says who the patient is: a mistake in it may be corrected. */
  mayCorrect: z.boolean(),
});

export const allergyItemSchema = z.object({
  substance: z.string(),
  kind: z.enum(['allergy', 'intolerance', 'not-stated']),
  reactions: z.array(z.string()),
  severity: knownText,
  criticality: knownText,
  recorded: knownText,
  status: knownText,
  /** Names of the sources that state it. */
  sources: z.array(z.string()),
  active: z.boolean(),
  /** Looked into, and said not to be one; never active. */
  refuted: z.boolean(),
});

/** "No known allergies", "not recorded", "could not be read" and "source unavailable" are different things. */
export const allergiesSchema = z.object({
  items: z.array(allergyItemSchema),
  none: z.array(
    z.object({ what: z.string(), source: z.string(), recorded: knownText, overridden: z.boolean() }),
  ),
  /** Sources that answered about allergies in full and record nothing. */
  notRecordedIn: z.array(z.string()),
  /** Sources that answered in part, and not certainly about allergies. */
  notInPartOf: z.array(z.string()),
  /** Sources of which everything is withheld. */
  withheldIn: z.array(z.string()),
  /** Sources that do not know the patient. */
  notKnownTo: z.array(z.string()),
  /** Sources that were not read. */
  notReadFrom: z.array(z.string()),
  confirmed: knownSchema(z.object({ withWhom: z.string(), at: z.string(), by: z.string() })),
});

export const absenceSchema = z.enum([
  'not-recorded',
  'not-in-the-part-received',
  'unavailable',
  'withheld',
  'patient-not-known',
  'linked-row',
]);

/** Fields of a line that can differ; a field that differs is marked by more than colour. */
export const fieldSchema = z.enum([
  'medicine',
  'brand',
  'strength',
  'form',
  'dose',
  'route',
  'frequency',
  'timing',
  'as-needed',
  'maximum',
  'status',
  'duration',
  'text',
  'structure',
]);

/** A field that both sides state and that was not compared, and why in words. */
export const notComparedSchema = z.object({ field: z.string(), because: z.string() });

/** One line of one source in a cell, in words. */
export const cellLineSchema = z.object({
  key: z.string(),
  term: z.string(),
  /** The product by its own words, where its dose does not say how much medicine it is: "2", "1 tablet", "5 mL". Else empty. */
  product: z.string(),
  brand: knownText,
  dose: knownText,
  route: knownText,
  frequency: knownText,
  /** Several doses in order, each with its time: shown in place of dose and frequency. Empty where one dose says it all. */
  steps: z.array(z.string()),
  /** The source's own directions. */
  directions: knownText,
  /** Words of the directions that were not understood; empty when all were. */
  remainder: z.string(),
  /** Set when text and structure of the dosage disagree: both, in words. */
  textAgainstStructure: z.object({ text: z.string(), structure: z.string() }).nullable(),
  /** What it is for, as the source says it. */
  indication: knownText,
  status: knownText,
  category: knownText,
  current: z.boolean(),
  /** Last taken, last issued, label date: "Last issued 02-Nov-2026". */
  dates: z.array(z.string()),
  notes: z.array(z.string()),
  differs: z.array(fieldSchema),
});

export const cellSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lines'), lines: z.array(cellLineSchema) }),
  z.object({ kind: z.literal('absent'), absence: absenceSchema }),
]);

export const findingSchema = z.object({
  /** By which a saying names it. */
  id: z.string(),
  class: z.string(),
  /** As a person says it is, or else as the rule suggests. */
  severity: severitySchema,
  suggested: severitySchema,
  /** The finding in plain words. */
  words: z.string(),
  why: z.string(),
  rule: z.string(),
  lines: z.array(z.string()),
  said: findingSaidSchema,
});

export const rowSchema = z.object({
  id: z.string(),
  /** `agrees` only where every field that two sides state was compared. */
  group: z.enum(['differ', 'one-source', 'possible', 'not-compared', 'agrees', 'not-current']),
  generic: z.string(),
  brand: z.string(),
  product: z.string(),
  severity: severitySchema.nullable(),
  timeCritical: z.boolean(),
  findings: z.array(findingSchema),
  notCompared: z.array(notComparedSchema),
  match: z.object({ level: z.string(), words: z.string() }),
  /** One cell a column, in the order of the columns. */
  cells: z.array(cellSchema),
  linkedTo: z.array(z.string()),
  /** Rows this one may belong with; a person accepts each, one by one. */
  suggested: z.array(z.object({ row: z.string(), kind: z.enum(['pair', 'link']), why: z.string() })),
  decision: rowDecisionSchema,
});

/** The state of the patient's reconciliations beyond this computer, as the trust's own store has it. */
export const elsewhereSchema = z.object({
  /**
   * Without such a store nothing unsigned leaves this computer, and nothing can be known of others. Where it did not answer, what
   * is known is as old as `last`.
   */
  home: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('not-read'), last: knownText }),
    z.object({ kind: z.literal('read') }),
  ]),
  /** Begun at another computer and signed nowhere: by whom, when, at which computer, and who took it over from there. */
  begun: z.array(
    z.object({
      by: z.string(),
      at: z.string(),
      computer: z.string(),
      takenOverBy: z.string().nullable(),
    }),
  ),
  /** Somebody at another computer works on the case that was begun here. */
  takenOver: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** In a line: what was last done elsewhere; null where nothing is known of it. */
  words: z.string().nullable(),
  /** When it was signed elsewhere during this stay. */
  doneAt: knownText,
  /** Signed there, and what was added to it since: an addendum is no signature. */
  signed: z.array(z.object({ by: z.string(), at: z.string(), words: z.string(), addendum: z.boolean() })),
  /** An unsigned case that may be taken over here. */
  handedOver: z
    .object({ document: z.string(), by: z.string(), at: z.string(), words: z.string() })
    .nullable(),
  /** What was asked of the prescriber, with the status of its task and the answer. */
  asked: z.array(
    z.object({
      task: z.string(),
      what: z.string(),
      /** Why, as whoever asked gave it; empty where they gave no reason. */
      why: z.string(),
      status: z.string(),
      answer: z.string(),
      answeredBy: z.string(),
      by: z.string(),
      at: z.string(),
      mayAnswer: z.boolean(),
    }),
  ),
});

/** Read-only facts beside the case. */
export const factSchema = z.object({
  name: z.string(),
  value: knownText,
  date: knownText,
  source: z.string(),
});

export const caseSchema = z.object({
  banner: bannerSchema,
  allergies: allergiesSchema,
  stage: stageSchema,
  progress: progressSchema,
  columns: z.array(columnSchema),
  /** Every source somebody typed in, the withdrawn among them. */
  typedIn: z.array(typedInSchema),
  /** Whoever is here began another one and has not saved it. */
  typedInDraft: z.boolean(),
  rows: z.array(rowSchema),
  /** What goes on doubled or against an allergy although it is decided, until somebody says that it is intended: by the ids of its finding. */
  goesOn: z.array(z.object({ ids: z.array(z.string()), words: z.string() })),
  findings: z.array(findingSchema),
  /** What is still open by severity: the same count that the ward list shows. */
  open: findingsCountSchema,
  elsewhere: elsewhereSchema,
  facts: z.array(factSchema),
  currentRule: z.string(),
  dmdPack: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('loaded'), release: z.string() }),
  ]),
  notUnderstood: z.array(z.object({ source: z.string(), key: z.string(), why: z.string(), raw: z.string() })),
});

/** A row opened: originals, provenance, evidence, raw resources. */
export const rowDetailSchema = z.object({
  id: z.string(),
  generic: z.string(),
  product: z.string(),
  sources: z.array(
    z.object({
      column: z.string(),
      lines: z.array(
        z.object({
          key: z.string(),
          term: z.string(),
          original: knownText,
          readAs: knownText,
          notUnderstood: z.string(),
          code: knownText,
          status: knownText,
          saidBy: z.array(z.string()),
          cameBy: z.string(),
          /** What kind of entry it is, in words, and which version of it. */
          entry: z.string(),
          notes: z.array(z.string()),
          evidence: z.array(z.string()),
          /** Whatever else the source sent that is shown nowhere above, by its name. */
          more: z.array(z.object({ name: z.string(), words: z.string() })),
          raw: z.string(),
        }),
      ),
    }),
  ),
  match: z.object({ level: z.string(), words: z.string() }),
  findings: z.array(findingSchema),
  /** How each field fared, in words. */
  compared: z.array(z.object({ field: z.string(), words: z.string() })),
});

export type ElsewhereView = z.infer<typeof elsewhereSchema>;
export type CaseView = z.infer<typeof caseSchema>;
export type RowView = z.infer<typeof rowSchema>;
export type SuggestedView = RowView['suggested'][number];
export type CellView = z.infer<typeof cellSchema>;
export type CellLineView = z.infer<typeof cellLineSchema>;
export type BannerView = z.infer<typeof bannerSchema>;
export type AllergiesView = z.infer<typeof allergiesSchema>;
export type RowDetailView = z.infer<typeof rowDetailSchema>;
export type FindingView = z.infer<typeof findingSchema>;

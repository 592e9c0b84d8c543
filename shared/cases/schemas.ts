import { z } from 'zod';
import { brand } from '../core/brand.ts';
import type { Instant } from '../core/instant.ts';
import {
  actions,
  intents,
  notAskedReasons,
  reasonCodes,
  severityWords,
  type Actor,
  type CaseEventBody,
} from './events.ts';

/** Stored events as read back: a payload that does not fit is a bug or damage, and is never guessed at. */

const instant = z.string().transform((text) => brand<Instant>(text));
const cover = z.object({ key: z.string(), version: z.string(), hash: z.string() });
const onRow = { row: z.string(), covers: z.array(cover) };

const fact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taking-as-directed') }),
  z.object({ kind: z.literal('taking-differently'), asTaken: z.string(), difference: z.string() }),
  z.object({
    kind: z.literal('not-taking'),
    never: z.boolean(),
    since: z.string().nullable(),
    why: z.string(),
  }),
  z.object({ kind: z.literal('unable-to-establish'), why: z.string() }),
]);

const recommendation = z.object({
  action: z.enum(actions),
  reason: z.enum(reasonCodes).nullable(),
  words: z.string(),
  proposed: z.string(),
  restartWhen: z.string(),
  restoreAtDischarge: z.boolean().nullable(),
});

const handOver = z.object({ to: z.string(), how: z.enum(['in-person', 'telephone', 'bleep']), at: instant });

const checklistAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('asked-and-none') }),
  z.object({ answer: z.literal('lines'), details: z.record(z.string(), z.string()) }),
  z.object({ answer: z.literal('not-asked'), reason: z.enum(notAskedReasons) }),
]);

const ownDrug = z.object({
  label: z.string(),
  labelledFor: z.enum(['patient', 'somebody-else', 'no-name']),
  otherName: z.string(),
  dispensed: z.string().nullable(),
  quantity: z.string(),
  suitability: z.enum(['suitable', 'not-suitable', 'not-assessed']),
  whyNotSuitable: z.string(),
  where: z.enum(['locker', 'ward-cupboard', 'controlled-cupboard', 'pharmacy', 'at-home', 'with-patient']),
  fate: z.enum(['kept', 'sent-home', 'returned', 'destroyed']),
  controlled: z.boolean(),
});

const reason = z.enum(['admission', 'transfer', 'discharge']);

const supply = z.object({
  quantity: z.string(),
  continuing: z.string(),
  review: z.string(),
  restored: z.boolean().nullable(),
});

const allergy = z.object({
  kind: z.enum(['allergy', 'intolerance']),
  substance: z.string(),
  reaction: z.string(),
  severity: z.enum(['mild', 'moderate', 'severe', 'not-known']),
  onset: z.string().nullable(),
});

export const caseEventBodySchema: z.ZodType<CaseEventBody> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    encounter: z.string().nullable(),
    reason,
  }),
  z.object({ kind: z.literal('history'), ...onRow, fact }),
  z.object({ kind: z.literal('recommended'), ...onRow, recommendation }),
  z.object({
    kind: z.literal('confirmed'),
    ...onRow,
    by: z.string(),
    how: z.enum(['told-me', 'chart-shows-it']),
  }),
  z.object({ kind: z.literal('last-taken'), ...onRow, when: z.string().nullable() }),
  z.object({ kind: z.literal('indication'), ...onRow, words: z.string() }),
  z.object({ kind: z.literal('supply'), ...onRow, supply }),
  z.object({ kind: z.literal('reason-said'), reason }),
  z.object({ kind: z.enum(['paired', 'unpaired', 'linked', 'unlinked']), lines: z.array(z.string()) }),
  z.object({
    kind: z.literal('identity-checked'),
    identifiers: z.array(z.enum(['name', 'born', 'nhs-number', 'address', 'wristband'])),
  }),
  z.object({
    kind: z.literal('patient-asked'),
    who: z.enum(['patient', 'carer', 'nobody']),
    name: z.string(),
    why: z.string(),
  }),
  z.object({ kind: z.literal('allergies-confirmed'), withWhom: z.string() }),
  z.object({ kind: z.literal('origins-accepted'), why: z.string() }),
  z.object({ kind: z.literal('checklist'), item: z.string(), said: checklistAnswer }),
  z.object({
    kind: z.literal('own-drug'),
    pack: z.string(),
    row: z.string().nullable(),
    covers: z.array(cover),
    drug: ownDrug,
  }),
  z.object({ kind: z.literal('finding-judged'), finding: z.string(), intent: z.enum(intents) }),
  z.object({
    kind: z.literal('severity-said'),
    finding: z.string(),
    severity: z.enum(severityWords),
    why: z.string(),
  }),
  z.object({ kind: z.literal('allergy-recorded'), allergy }),
  z.object({ kind: z.literal('passed-on'), to: z.string(), words: z.string() }),
  z.object({ kind: z.literal('handed-over'), finding: z.string(), handOver }),
  z.object({ kind: z.literal('gone-seen'), gone: z.string(), why: z.string() }),
  z.object({ kind: z.literal('noted'), words: z.string() }),
  z.object({ kind: z.literal('history-checked') }),
  z.object({ kind: z.literal('undone'), event: z.string() }),
  z.object({ kind: z.literal('redone'), event: z.string() }),
  z.object({
    kind: z.literal('signed-off'),
    snapshot: z.string(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    allergies: z.string().optional(),
  }),
  z.object({ kind: z.literal('addendum'), words: z.string() }),
]);

export const actorSchema: z.ZodType<Actor> = z.object({
  user: z.string(),
  name: z.string(),
  role: z.enum(['technician', 'pharmacist', 'prescriber', 'read-only']),
  registration: z.string().nullable(),
});

import type { JsonObject } from '../core/brand.ts';
import { objects, text } from './node.ts';

/**
 * The UK publishes the same extension under several addresses: CareConnect and CareConnect-GPC (STU3), UKCore (R4), with
 * and without a version at the end. The bare name is what they share.
 */
export const extensionName = (url: string): string =>
  url
    .slice(Math.max(url.lastIndexOf('/'), url.lastIndexOf('#')) + 1)
    .replace(/-\d+(\.\d+)*$/, '')
    .replace(/^Extension-/, '')
    .replace(/^(UKCore|CareConnect-GPC|CareConnect-RARecord|CareConnect|GPConnect|NHSDigital|DM)-/, '');

/** An extension by its bare name, under any of the UK's addresses. */
export const extension = (node: unknown, ...names: readonly string[]): JsonObject | undefined =>
  objects(node, 'extension').find((candidate) => names.includes(extensionName(text(candidate, 'url') ?? '')));

/** A sub-extension by its plain name. */
export const part = (node: unknown, ...names: readonly string[]): JsonObject | undefined =>
  objects(node, 'extension').find((candidate) => names.includes(text(candidate, 'url') ?? ''));

/** Extensions that are read, or that say nothing about a medicine or an allergy. Any other is listed as not understood. */
const understood = new Set([
  'data-absent-reason',
  // Read.
  'MedicationStatementLastIssueDate',
  'PrescribingAgency',
  'MedicationPrescribingAgency',
  'MedicationPrescribingOrganization',
  'MedicationPrescribingOrganizationType',
  'MedicationRepeatInformation',
  'MedicationStatusReason',
  'MedicationTradeFamily',
  'MedicationDosageLastChanged',
  'MedicationStatementDosageLastChanged',
  'DosageLastChanged',
  'MedicationQuantityText',
  'PharmacistVerifiedIndicator',
  'PrescriptionType',
  'MedicationChangeSummary',
  'AllergyIntoleranceEnd',
  'ListWarningCode',
  'coding-sctdescid',
  // Our own, on what was typed in.
  'urn:concord:last-taken',
  // About people, places and identifiers.
  'NHSNumberVerificationStatus',
  'RegistrationDetails',
  'EthnicCategory',
  'ResidentialStatus',
  'DeathNotificationStatus',
  'ContactPreference',
  'NHSCommunication',
  'PreferredDispenserOrganization',
  'AssociatedEncounter',
  'CareSettingType',
  'valueset-label',
  'rendering-style',
  'rendered-value',
  'iso21090-preferred',
  'translation',
  'alternate-reference',
]);

export const isUnderstood = (url: string): boolean => understood.has(extensionName(url)) || !/[:/]/.test(url);

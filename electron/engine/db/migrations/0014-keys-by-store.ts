import type { Migration } from './migration.ts';

/**
 * What stores behind one record locator gave is kept under their own base: the same id in two stores is two things. What belongs to
 * nobody cannot be laid to a store any more; it is left where nothing finds it, and everything of such a source is read again whole.
 */
export const keysByStore: Migration = {
  version: 14,
  name: 'keys by store',
  floor: 14,
  sql: `
    UPDATE resource SET id = id || '@' || (
      SELECT base FROM located_store WHERE endpoint = resource.source AND located_store.person = resource.person
    ) WHERE EXISTS (
      SELECT 1 FROM located_store WHERE endpoint = resource.source AND located_store.person = resource.person
    );
    UPDATE patient_link SET patient_id = patient_id || '@' || (
      SELECT base FROM located_store WHERE endpoint = patient_link.endpoint AND located_store.person = patient_link.person
    ) WHERE EXISTS (
      SELECT 1 FROM located_store WHERE endpoint = patient_link.endpoint AND located_store.person = patient_link.person
    );
    UPDATE source_read SET full_read_at = NULL WHERE endpoint IN (SELECT endpoint FROM located_store);
  `,
};

import type { DmdLevel } from '../../../shared/medicines/codes.ts';
import { columnsOf, fileShapes, type RecordShape } from './pack-shapes.ts';
import { table } from '../../../shared/core/table.ts';

/** Raised whenever a pack of the new kind could not be read by the code before. */
export const packSchemaVersion = 2;

/** Marks a finished pack in the file's header ("CDmd"); a half-written file does not carry it. */
export const packApplicationId = 0x43446d64;

const quoted = (names: readonly string[]): string =>
  names.map((name) => `"${name.toLowerCase()}"`).join(', ');

function tableOf(shape: RecordShape): string {
  const columns = columnsOf(shape).map((column) => `"${column}" TEXT NOT NULL DEFAULT ''`);
  return `CREATE TABLE ${shape.table} (${columns.join(', ')}, PRIMARY KEY (${quoted(shape.key)})) STRICT, WITHOUT ROWID;`;
}

/** What the pack says about itself and about what it was made from. */
const accounts = `
CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source_file (
  kind TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  received INTEGER NOT NULL, stored INTEGER NOT NULL, rejected INTEGER NOT NULL,
  CHECK (received = stored + rejected)) STRICT, WITHOUT ROWID;
CREATE TABLE unread_file (name TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE rejected (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, line INTEGER NOT NULL, record TEXT NOT NULL, reason TEXT NOT NULL,
  content TEXT NOT NULL) STRICT;
CREATE TABLE doubt (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, line INTEGER NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL,
  reason TEXT NOT NULL, content TEXT NOT NULL) STRICT;`;

const status = "coalesce(vmp.pres_statcd, '') AS status";
const ofVmp = (vmp: string): string => `coalesce(vmp.vtmid, '') AS vtm, ${vmp} AS vmp`;

/** A product of each level with what it belongs to; `code` is the column a code is looked up in. */
export const productSelects: Readonly<Record<DmdLevel, { readonly select: string; readonly code: string }>> =
  {
    VTM: {
      code: 'vtm.vtmid',
      select: `SELECT 'VTM' AS level, vtmid AS code, nm AS name, '' AS vtm, '' AS vmp, '' AS previous_name, invalid, '' AS status FROM vtm`,
    },
    VMP: {
      code: 'vmp.vpid',
      select: `SELECT 'VMP' AS level, vpid AS code, nm AS name, vtmid AS vtm, '' AS vmp, nmprev AS previous_name, invalid, pres_statcd AS status FROM vmp`,
    },
    AMP: {
      code: 'amp.apid',
      // The description is the name with its supplier, as prescribing systems show it.
      select: `SELECT 'AMP' AS level, amp.apid AS code, iif(amp."desc" = '', amp.nm, amp."desc") AS name, ${ofVmp('amp.vpid')},
      amp.nm_prev AS previous_name, amp.invalid, ${status} FROM amp LEFT JOIN vmp ON vmp.vpid = amp.vpid`,
    },
    VMPP: {
      code: 'vmpp.vppid',
      select: `SELECT 'VMPP' AS level, vmpp.vppid AS code, vmpp.nm AS name, ${ofVmp('vmpp.vpid')}, '' AS previous_name, vmpp.invalid,
      ${status} FROM vmpp LEFT JOIN vmp ON vmp.vpid = vmpp.vpid`,
    },
    AMPP: {
      code: 'ampp.appid',
      select: `SELECT 'AMPP' AS level, ampp.appid AS code, ampp.nm AS name, ${ofVmp("coalesce(vmpp.vpid, '')")}, '' AS previous_name,
      ampp.invalid, ${status} FROM ampp LEFT JOIN vmpp ON vmpp.vppid = ampp.vppid LEFT JOIN vmp ON vmp.vpid = vmpp.vpid`,
    },
  };

/** Derived when everything is in: ways by other codes and by names. */
const derived = `
CREATE TABLE changed_code (
  scope TEXT NOT NULL, previous TEXT NOT NULL, current TEXT NOT NULL, PRIMARY KEY (previous, scope, current)) STRICT, WITHOUT ROWID;
CREATE TABLE product_name (
  key TEXT NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, previous INTEGER NOT NULL,
  PRIMARY KEY (key, level, code, previous)) STRICT, WITHOUT ROWID;
CREATE TABLE medicine_name (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, code TEXT NOT NULL, generic TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE medicine_words USING fts5 (words, content = '', detail = none, columnsize = 0, prefix = '1 2 3');
CREATE VIEW product AS ${Object.values(productSelects)
  .map(({ select }) => select)
  .join(' UNION ALL ')};`;

export const packTables = [
  ...new Map(
    fileShapes.flatMap((file) => file.records).map((shape) => [shape.table, tableOf(shape)]),
  ).values(),
  accounts,
  derived,
].join('\n');

/** Made after the bulk of the rows: quicker, and the file comes out smaller. */
export const packIndexes = `
CREATE INDEX vmp_of_vtm ON vmp (vtmid);
CREATE INDEX amp_of_vmp ON amp (vpid);
CREATE INDEX vmpp_of_vmp ON vmpp (vpid);
CREATE INDEX ampp_of_vmpp ON ampp (vppid);
CREATE INDEX ampp_of_amp ON ampp (apid);
CREATE INDEX ampp_by_gtin ON ampp_gtin (gtin);`;

/** Lists of the history file to the scope a changed code belongs to; the others lose their plural. */
const scopeOfList = `CASE list WHEN 'SUPPS' THEN 'SUPPLIER' WHEN 'UOMS' THEN 'UNIT_OF_MEASURE' ELSE rtrim(list, 'S') END`;

/**
 * Names a person searches among, each once: substances, then generic products, then brands, by name; a search stops at the
 * first that fit. A supplier's product of the generic name is the generic product; a brand that several codes share has none.
 */
const searchNames = `
INSERT INTO medicine_name (name, level, code, generic)
  SELECT nm, 'VTM', vtmid, '' FROM vtm WHERE invalid <> '1' ORDER BY nm, vtmid;
INSERT INTO medicine_name (name, level, code, generic)
  SELECT nm, 'VMP', vpid, '' FROM vmp WHERE invalid <> '1' ORDER BY nm, vpid;
INSERT INTO medicine_name (name, level, code, generic)
  SELECT amp.nm, 'AMP', iif(count(*) = 1, min(apid), ''), coalesce(vmp.nm, '') FROM amp LEFT JOIN vmp ON vmp.vpid = amp.vpid
  WHERE amp.invalid <> '1' AND amp.nm <> coalesce(vmp.nm, '') GROUP BY amp.nm, amp.vpid ORDER BY amp.nm, amp.vpid;
INSERT INTO medicine_words (rowid, words) SELECT id, search_words(name) FROM medicine_name;
INSERT INTO medicine_words (medicine_words) VALUES ('optimize');`;

/** `spelling` and `search_words` are functions the writer lends to SQLite. */
export const packDerivations = `
INSERT OR IGNORE INTO changed_code SELECT 'VTM', vtmidprev, vtmid FROM vtm WHERE vtmidprev <> '' AND vtmidprev <> vtmid;
INSERT OR IGNORE INTO changed_code SELECT 'VMP', vpidprev, vpid FROM vmp WHERE vpidprev <> '' AND vpidprev <> vpid;
INSERT OR IGNORE INTO changed_code SELECT 'ING', isidprev, isid FROM ingredient WHERE isidprev <> '' AND isidprev <> isid;
INSERT OR IGNORE INTO changed_code SELECT list, cdprev, cd FROM lookup WHERE cdprev <> '' AND cdprev <> cd;
INSERT OR IGNORE INTO changed_code SELECT ${scopeOfList}, idprevious, idcurrent FROM history WHERE idprevious <> idcurrent;
INSERT OR IGNORE INTO product_name SELECT spelling(name), code, level, 0 FROM product WHERE name <> '';
INSERT OR IGNORE INTO product_name SELECT spelling(nm), apid, 'AMP', 0 FROM amp;
INSERT OR IGNORE INTO product_name SELECT spelling(abbrevnm), vtmid, 'VTM', 0 FROM vtm WHERE abbrevnm <> '';
INSERT OR IGNORE INTO product_name SELECT spelling(abbrevnm), vpid, 'VMP', 0 FROM vmp WHERE abbrevnm <> '';
INSERT OR IGNORE INTO product_name SELECT spelling(abbrevnm), apid, 'AMP', 0 FROM amp WHERE abbrevnm <> '';
INSERT OR IGNORE INTO product_name SELECT spelling(previous_name), code, level, 1 FROM product WHERE previous_name <> '';
${searchNames}`;

/** References to what the release does not hold, each with its count: a part of a release has many, a whole one none. */
export const packDangling = table<string>({
  'VMP to VTM': `SELECT count(*) AS n FROM vmp WHERE vtmid <> '' AND vtmid NOT IN (SELECT vtmid FROM vtm)`,
  'VPI to VMP': 'SELECT count(*) AS n FROM vpi WHERE vpid NOT IN (SELECT vpid FROM vmp)',
  'VPI to ingredient': 'SELECT count(*) AS n FROM vpi WHERE isid NOT IN (SELECT isid FROM ingredient)',
  'AMP to VMP': 'SELECT count(*) AS n FROM amp WHERE vpid NOT IN (SELECT vpid FROM vmp)',
  'VMPP to VMP': 'SELECT count(*) AS n FROM vmpp WHERE vpid NOT IN (SELECT vpid FROM vmp)',
  'AMPP to AMP': 'SELECT count(*) AS n FROM ampp WHERE apid NOT IN (SELECT apid FROM amp)',
  'AMPP to VMPP': 'SELECT count(*) AS n FROM ampp WHERE vppid NOT IN (SELECT vppid FROM vmpp)',
});

/** The words of a name as a search compares them: letters and digits apart, so that "500 mg" finds "500mg". Part of the schema. */
export const searchWords = (name: string): readonly string[] =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{L}+|\p{N}+/gu) ?? [];

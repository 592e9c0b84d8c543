import { z } from 'zod';
import type { Ask } from './pack-ask.ts';
import { numberOf, type Amount, type Named, type Pack } from './pack-facts.ts';

type Details = Pick<
  Pack,
  'vmp' | 'amp' | 'packSize' | 'ingredientsOf' | 'ingredient' | 'substancesOf' | 'substancesIn'
>;
type Lists = {
  /** The words a lookup list has for a code; null for an absent code. */
  readonly named: (list: string, code: string) => Named | null;
  readonly substance: (code: string) => Named | null;
  readonly amount: (value: string, unit: string) => Amount | null;
};

const text = z.string();
const codeRow = z.object({ code: text });

/** The look-ups whose answer is what a product is made of and how it is supplied. */
export function packDetails(ask: Ask): Details {
  const lists = listsOf(ask);
  const codes = (list: string, sql: string): ((code: string) => readonly Named[]) => {
    const rows = ask(sql, codeRow);
    return (code) => rows(code).flatMap((row) => lists.named(list, row.code) ?? []);
  };
  return {
    vmp: vmpDetails(ask, lists, codes),
    amp: ampDetails(ask, lists, codes),
    packSize: sizeDetails(ask, lists),
    ingredientsOf: ingredients(ask, lists),
    ingredient: (code) => {
      const found = lists.substance(code);
      return found === null || found.name === null ? undefined : found;
    },
    substancesOf: substances(ask, lists),
    substancesIn: baseSubstances(ask),
  };
}

function listsOf(ask: Ask): Lists {
  const lookup = ask('SELECT "desc" AS name FROM lookup WHERE list = ? AND cd = ?', z.object({ name: text }));
  const ingredient = ask('SELECT nm AS name FROM ingredient WHERE isid = ?', z.object({ name: text }));
  const named = (list: string, code: string): Named | null =>
    code === '' ? null : { code, name: lookup(list, code)[0]?.name.trim() ?? null };
  return {
    named,
    substance: (code) => (code === '' ? null : { code, name: ingredient(code)[0]?.name ?? null }),
    amount: (value, unit) =>
      value === '' && unit === '' ? null : { value: numberOf(value), unit: named('UNIT_OF_MEASURE', unit) },
  };
}

type Codes = (list: string, sql: string) => (code: string) => readonly Named[];

const vmpRow = z.object({
  pres_statcd: text,
  non_availcd: text,
  udfs: text,
  udfs_uomcd: text,
  unit_dose_uomcd: text,
  sug_f: text,
  glu_f: text,
  pres_f: text,
  cfc_f: text,
});

function vmpDetails(ask: Ask, { named, amount }: Lists, codes: Codes): Details['vmp'] {
  const rows = ask(`SELECT ${Object.keys(vmpRow.shape).join(', ')} FROM vmp WHERE vpid = ?`, vmpRow);
  const forms = codes('FORM', 'SELECT formcd AS code FROM vmp_form WHERE vpid = ?');
  const routes = codes('ROUTE', 'SELECT routecd AS code FROM vmp_route WHERE vpid = ?');
  const formRoutes = codes('ONT_FORM_ROUTE', 'SELECT formcd AS code FROM vmp_ont WHERE vpid = ?');
  const control = codes('CONTROL_DRUG_CATEGORY', 'SELECT catcd AS code FROM vmp_control WHERE vpid = ?');
  // Flags are the code 0001 where they are set.
  const flag = (code: string): boolean => /^0*1$/.test(code);
  return (code) => {
    const [row] = rows(code);
    if (row === undefined) return undefined;
    return {
      code,
      forms: forms(code),
      routes: routes(code),
      formRoutes: formRoutes(code),
      prescribingStatus: named('VIRTUAL_PRODUCT_PRES_STATUS', row.pres_statcd),
      controlledDrug: control(code)[0] ?? null,
      nonAvailability: named('VIRTUAL_PRODUCT_NON_AVAIL', row.non_availcd),
      unitDoseFormSize: amount(row.udfs, row.udfs_uomcd),
      unitDose: named('UNIT_OF_MEASURE', row.unit_dose_uomcd),
      sugarFree: flag(row.sug_f),
      glutenFree: flag(row.glu_f),
      preservativeFree: flag(row.pres_f),
      cfcFree: flag(row.cfc_f),
    };
  };
}

const ampRow = z.object({ suppcd: text, lic_authcd: text, avail_restrictcd: text });

function ampDetails(ask: Ask, { named, substance }: Lists, codes: Codes): Details['amp'] {
  const rows = ask('SELECT suppcd, lic_authcd, avail_restrictcd FROM amp WHERE apid = ?', ampRow);
  const routes = codes('ROUTE', 'SELECT routecd AS code FROM amp_route WHERE apid = ?');
  const excipients = ask('SELECT isid AS code FROM amp_ingredient WHERE apid = ?', codeRow);
  return (code) => {
    const [row] = rows(code);
    if (row === undefined) return undefined;
    return {
      code,
      supplier: named('SUPPLIER', row.suppcd),
      licensing: named('LICENSING_AUTHORITY', row.lic_authcd),
      availability: named('AVAILABILITY_RESTRICTION', row.avail_restrictcd),
      routes: routes(code),
      excipients: excipients(code).flatMap((one) => substance(one.code) ?? []),
    };
  };
}

const sizeRow = z.object({ qty: text, unit: text, legal: text, disc: text });

function sizeDetails(ask: Ask, { named, amount }: Lists): Details['packSize'] {
  const rows = ask(
    `WITH asked (code) AS (SELECT ?)
     SELECT qtyval AS qty, qty_uomcd AS unit, '' AS legal, '' AS disc FROM vmpp JOIN asked ON vmpp.vppid = asked.code
     UNION ALL SELECT coalesce(vmpp.qtyval, ''), coalesce(vmpp.qty_uomcd, ''), ampp.legal_catcd, ampp.disccd
       FROM ampp JOIN asked ON ampp.appid = asked.code LEFT JOIN vmpp ON vmpp.vppid = ampp.vppid`,
    sizeRow,
  );
  const gtins = ask('SELECT gtin AS code FROM ampp_gtin WHERE amppid = ? ORDER BY startdt, gtin', codeRow);
  return (code) => {
    const [row] = rows(code);
    if (row === undefined) return undefined;
    return {
      code,
      quantity: amount(row.qty, row.unit),
      legalCategory: named('LEGAL_CATEGORY', row.legal),
      discontinued: named('DISCONTINUED_IND', row.disc),
      gtins: gtins(code).map((one) => one.code),
    };
  };
}

const vpiRow = z.object({
  isid: text,
  basis: text,
  base: text,
  nmrtr: text,
  nmrtr_unit: text,
  dnmtr: text,
  dnmtr_unit: text,
});

function ingredients(ask: Ask, { named, substance, amount }: Lists): Details['ingredientsOf'] {
  const rows = ask(
    `SELECT isid, basis_strntcd AS basis, bs_subid AS base, strnt_nmrtr_val AS nmrtr, strnt_nmrtr_uomcd AS nmrtr_unit,
       strnt_dnmtr_val AS dnmtr, strnt_dnmtr_uomcd AS dnmtr_unit FROM vpi WHERE vpid = ? ORDER BY isid`,
    vpiRow,
  );
  return (vmp) =>
    rows(vmp).map((row) => ({
      substance: substance(row.isid) ?? { code: row.isid, name: null },
      basis: named('BASIS_OF_STRNTH', row.basis),
      basisOf: substance(row.base),
      numerator: amount(row.nmrtr, row.nmrtr_unit),
      denominator: amount(row.dnmtr, row.dnmtr_unit),
    }));
}

function substances(ask: Ask, { substance }: Lists): Details['substancesOf'] {
  const rows = ask('SELECT isid AS code FROM vtm_ingredient WHERE vtmid = ? ORDER BY isid', codeRow);
  return (vtm) => rows(vtm).flatMap((row) => substance(row.code) ?? []);
}

/** The base where the strength is stated for one: besilate and maleate of amlodipine are both amlodipine. */
function baseSubstances(ask: Ask): Details['substancesIn'] {
  const rows = ask(
    `SELECT DISTINCT iif(bs_subid = '', isid, bs_subid) AS code FROM vpi WHERE vpid = ? ORDER BY 1`,
    codeRow,
  );
  return (vmp) => rows(vmp).map((row) => row.code);
}

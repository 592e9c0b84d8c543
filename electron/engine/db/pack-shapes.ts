/**
 * The files of a dm+d release as NHSBSA publishes them through TRUD (schemas v2_3, history and bonus files v1_0): for each
 * file its root element and the records in it, with every field the schemas name. One table of the pack per kind of record,
 * its columns the fields in lower case, all text: codes keep their leading zeros and numbers their digits. An element that
 * is absent is an empty string; a field the schemas do not name is kept as JSON in `extra`.
 */
export type RecordShape = {
  readonly table: string;
  /** Elements below the root that lead to the record; `*` stands for any name. */
  readonly path: readonly string[];
  /** Whether the name of the first element on the path is kept in the column `list`. */
  readonly listed: boolean;
  readonly fields: readonly string[];
  /** Without these a record says nothing and is rejected. */
  readonly required: readonly string[];
  /** What may occur once. */
  readonly key: readonly string[];
};

export type FileKind =
  | 'lookup'
  | 'ingredient'
  | 'vtm'
  | 'vmp'
  | 'amp'
  | 'vmpp'
  | 'ampp'
  | 'vtm-ingredient'
  | 'history'
  | 'bnf'
  | 'gtin';

export type FileShape = {
  readonly kind: FileKind;
  /** How the file's name starts; then an underscore, the schema's digit and the date as ddmmyy. */
  readonly prefix: string;
  readonly root: string;
  /** A release without it is not a release. */
  readonly needed: boolean;
  /** A file of this kind without a single record of this table is damaged, however well-formed. */
  readonly mustHold: string | null;
  readonly records: readonly RecordShape[];
};

type Written = { readonly key?: string; readonly listed?: boolean };

/** `fields` as words; a field ending in `!` is required. The key is the first field unless it is said. */
function record(table: string, path: string, fields: string, how: Written = {}): RecordShape {
  const words = fields.split(' ');
  const names = words.map((word) => word.replace('!', ''));
  const key = (how.key ?? names[0] ?? '').split(' ');
  return {
    table,
    path: path.split('/'),
    listed: how.listed === true,
    fields: names,
    required: words.filter((word) => word.endsWith('!')).map((word) => word.replace('!', '')),
    key: how.key === 'all' ? names : key,
  };
}

const all = { key: 'all' } as const;

/** In the order they are read, whatever order they are found in. */
export const fileShapes: readonly FileShape[] = [
  {
    kind: 'lookup',
    prefix: 'f_lookup2',
    root: 'LOOKUP',
    needed: true,
    mustHold: 'lookup',
    records: [record('lookup', '*/INFO', 'CD! CDDT CDPREV DESC', { listed: true, key: 'list CD' })],
  },
  {
    kind: 'ingredient',
    prefix: 'f_ingredient2',
    root: 'INGREDIENT_SUBSTANCES',
    needed: true,
    mustHold: 'ingredient',
    records: [record('ingredient', 'ING', 'ISID! ISIDDT ISIDPREV INVALID NM!')],
  },
  {
    kind: 'vtm',
    prefix: 'f_vtm2',
    root: 'VIRTUAL_THERAPEUTIC_MOIETIES',
    needed: true,
    mustHold: 'vtm',
    records: [record('vtm', 'VTM', 'VTMID! INVALID NM! ABBREVNM VTMIDPREV VTMIDDT')],
  },
  {
    kind: 'vmp',
    prefix: 'f_vmp2',
    root: 'VIRTUAL_MED_PRODUCTS',
    needed: true,
    mustHold: 'vmp',
    records: [
      record(
        'vmp',
        'VMPS/VMP',
        'VPID! VPIDDT VPIDPREV VTMID INVALID NM! ABBREVNM BASISCD NMDT NMPREV BASIS_PREVCD NMCHANGECD COMBPRODCD PRES_STATCD SUG_F GLU_F PRES_F CFC_F NON_AVAILCD NON_AVAILDT DF_INDCD UDFS UDFS_UOMCD UNIT_DOSE_UOMCD',
      ),
      record(
        'vpi',
        'VIRTUAL_PRODUCT_INGREDIENT/VPI',
        'VPID! ISID! BASIS_STRNTCD BS_SUBID STRNT_NMRTR_VAL STRNT_NMRTR_UOMCD STRNT_DNMTR_VAL STRNT_DNMTR_UOMCD',
        all,
      ),
      record('vmp_ont', 'ONT_DRUG_FORM/ONT', 'VPID! FORMCD!', all),
      record('vmp_form', 'DRUG_FORM/DFORM', 'VPID! FORMCD!', all),
      record('vmp_route', 'DRUG_ROUTE/DROUTE', 'VPID! ROUTECD!', all),
      record('vmp_control', 'CONTROL_DRUG_INFO/CONTROL_INFO', 'VPID! CATCD! CATDT CAT_PREVCD', all),
    ],
  },
  {
    kind: 'amp',
    prefix: 'f_amp2',
    root: 'ACTUAL_MEDICINAL_PRODUCTS',
    needed: true,
    mustHold: null,
    records: [
      record(
        'amp',
        'AMPS/AMP',
        'APID! INVALID VPID! NM! ABBREVNM DESC NMDT NM_PREV SUPPCD LIC_AUTHCD LIC_AUTH_PREVCD LIC_AUTHCHANGECD LIC_AUTHCHANGEDT COMBPRODCD FLAVOURCD EMA PARALLEL_IMPORT AVAIL_RESTRICTCD',
      ),
      record('amp_ingredient', 'AP_INGREDIENT/AP_ING', 'APID! ISID! STRNTH UOMCD', all),
      record('amp_route', 'LICENSED_ROUTE/LIC_ROUTE', 'APID! ROUTECD!', all),
      record('amp_information', 'AP_INFORMATION/AP_INFO', 'APID! SZ_WEIGHT COLOURCD PROD_ORDER_NO', all),
    ],
  },
  {
    kind: 'vmpp',
    prefix: 'f_vmpp2',
    root: 'VIRTUAL_MED_PRODUCT_PACK',
    needed: true,
    mustHold: null,
    records: [
      record('vmpp', 'VMPPS/VMPP', 'VPPID! INVALID NM! ABBREVNM VPID! QTYVAL QTY_UOMCD COMBPACKCD'),
      record('vmpp_tariff', 'DRUG_TARIFF_INFO/DTINFO', 'VPPID! PAY_CATCD PRICE DT PREVPRICE', all),
      record('vmpp_content', 'COMB_CONTENT/CCONTENT', 'PRNTVPPID! CHLDVPPID!', all),
    ],
  },
  {
    kind: 'ampp',
    prefix: 'f_ampp2',
    root: 'ACTUAL_MEDICINAL_PROD_PACKS',
    needed: true,
    mustHold: null,
    records: [
      record(
        'ampp',
        'AMPPS/AMPP',
        'APPID! INVALID NM! ABBREVNM VPPID! APID! COMBPACKCD LEGAL_CATCD SUBP DISCCD DISCDT',
      ),
      record(
        'ampp_information',
        'APPLIANCE_PACK_INFO/PACK_INFO',
        'APPID! REIMB_STATCD REIMB_STATDT REIMB_STATPREVCD PACK_ORDER_NO',
        all,
      ),
      record(
        'ampp_prescribing',
        'DRUG_PRODUCT_PRESCRIB_INFO/PRESCRIB_INFO',
        'APPID! ACBS PADM HOSP FP10_MDA SCHED_1 SCHED_2 NURSE_F ENURSE_F DENT_F',
        all,
      ),
      record(
        'ampp_price',
        'MEDICINAL_PRODUCT_PRICE/PRICE_INFO',
        'APPID! PRICE PRICEDT PRICE_PREV PRICE_BASISCD',
        all,
      ),
      record(
        'ampp_reimbursement',
        'REIMBURSEMENT_INFO/REIMB_INFO',
        'APPID! PX_CHRGS DISP_FEES BB LTD_STAB CAL_PACK SPEC_CONTCD DND FP34D',
        all,
      ),
      record('ampp_content', 'COMB_CONTENT/CCONTENT', 'PRNTAPPID! CHLDAPPID!', all),
    ],
  },
  {
    kind: 'vtm-ingredient',
    prefix: 'f_vtm_ing1',
    root: 'VTM_INGREDIENTS',
    needed: false,
    mustHold: null,
    records: [record('vtm_ingredient', 'VTM_ING', 'VTMID! ISID!', all)],
  },
  {
    kind: 'history',
    prefix: 'f_history1',
    root: 'HISTORY',
    needed: false,
    mustHold: null,
    records: [
      record('history', '*/*', 'IDCURRENT! IDPREVIOUS! STARTDT ENDDT', {
        listed: true,
        key: 'list IDCURRENT IDPREVIOUS STARTDT ENDDT',
      }),
    ],
  },
  {
    kind: 'bnf',
    prefix: 'f_bnf1',
    root: 'BNF_DETAILS',
    needed: false,
    mustHold: null,
    records: [
      record('vmp_bnf', 'VMPS/VMP', 'VPID! BNF ATC DDD DDD_UOMCD', all),
      record('amp_bnf', 'AMPS/AMP', 'APID! BNF', all),
    ],
  },
  {
    kind: 'gtin',
    prefix: 'f_gtin2',
    root: 'GTIN_DETAILS',
    needed: false,
    mustHold: null,
    records: [record('ampp_gtin', 'AMPPS/AMPP/GTINDATA', 'AMPPID! GTIN! STARTDT ENDDT', all)],
  },
];

/** The columns of a record's table, in order. */
export const columnsOf = (shape: RecordShape): readonly string[] => [
  ...(shape.listed ? ['list'] : []),
  ...shape.fields.map((field) => field.toLowerCase()),
  'extra',
];

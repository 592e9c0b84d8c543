import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A release made up for tests, one product a level, in TRUD's shape; codes are invented and short. */
export const smallRelease: Readonly<Record<string, string>> = {
  'f_lookup2_3010125.xml': `<LOOKUP>
    <UNIT_OF_MEASURE><INFO><CD>500</CD><CDPREV>499</CDPREV><DESC>mg</DESC></INFO><INFO><CD>501</CD><DESC>tablet</DESC></INFO></UNIT_OF_MEASURE>
    <CONTROL_DRUG_CATEGORY><INFO><CD>0002</CD><DESC>Schedule 2</DESC></INFO></CONTROL_DRUG_CATEGORY>
    <AVAILABILITY_RESTRICTION><INFO><CD>0009</CD><DESC>Not available</DESC></INFO></AVAILABILITY_RESTRICTION>
    <BASIS_OF_STRNTH><INFO><CD>0002</CD><DESC>Based on Base Substance</DESC></INFO></BASIS_OF_STRNTH>
    <VIRTUAL_PRODUCT_PRES_STATUS><INFO><CD>0005</CD><DESC>Not prescribable as a VMP</DESC></INFO></VIRTUAL_PRODUCT_PRES_STATUS>
    <FORM><INFO><CD>600</CD><DESC>Tablet</DESC></INFO></FORM><ROUTE><INFO><CD>700</CD><DESC>Oral</DESC></INFO></ROUTE>
  </LOOKUP>`,
  'f_ingredient2_3010125.xml': `<INGREDIENT_SUBSTANCES><ING><ISID>10</ISID><ISIDPREV>9</ISIDPREV><NM>Madeupine sulfate</NM></ING>
    <ING><ISID>11</ISID><NM>Madeupine</NM></ING></INGREDIENT_SUBSTANCES>`,
  'f_vtm2_3010125.xml': `<VIRTUAL_THERAPEUTIC_MOIETIES><VTM><VTMID>20</VTMID><NM>Madeupine</NM><VTMIDPREV>19</VTMIDPREV></VTM></VIRTUAL_THERAPEUTIC_MOIETIES>`,
  'f_vmp2_3010125.xml': `<VIRTUAL_MED_PRODUCTS><VMPS>
    <VMP><VPID>30</VPID><VPIDPREV>29</VPIDPREV><VTMID>20</VTMID><NM>Madeupine 2.50mg tablets</NM><NMPREV>Madeupine tablets 2.5mg</NMPREV><PRES_STATCD>0005</PRES_STATCD><SUG_F>0001</SUG_F><UDFS>1.0</UDFS><UDFS_UOMCD>501</UDFS_UOMCD></VMP>
    <VMP><VPID>31</VPID><VTMID>20</VTMID><INVALID>1</INVALID><NM>Madeupine 5mg tablets</NM></VMP></VMPS>
    <VIRTUAL_PRODUCT_INGREDIENT><VPI><VPID>30</VPID><ISID>10</ISID><BASIS_STRNTCD>0002</BASIS_STRNTCD><BS_SUBID>11</BS_SUBID><STRNT_NMRTR_VAL>2.50</STRNT_NMRTR_VAL><STRNT_NMRTR_UOMCD>500</STRNT_NMRTR_UOMCD></VPI></VIRTUAL_PRODUCT_INGREDIENT>
    <DRUG_FORM><DFORM><VPID>30</VPID><FORMCD>600</FORMCD></DFORM></DRUG_FORM>
    <DRUG_ROUTE><DROUTE><VPID>30</VPID><ROUTECD>700</ROUTECD></DROUTE></DRUG_ROUTE>
    <CONTROL_DRUG_INFO><CONTROL_INFO><VPID>30</VPID><CATCD>0002</CATCD></CONTROL_INFO></CONTROL_DRUG_INFO></VIRTUAL_MED_PRODUCTS>`,
  'f_amp2_3010125.xml': `<ACTUAL_MEDICINAL_PRODUCTS><AMPS><AMP><APID>40</APID><VPID>30</VPID><NM>Inventol 2.5mg tablets</NM><DESC>Inventol 2.5mg tablets (Nobody Ltd)</DESC><AVAIL_RESTRICTCD>0009</AVAIL_RESTRICTCD></AMP></AMPS></ACTUAL_MEDICINAL_PRODUCTS>`,
  'f_vmpp2_3010125.xml': `<VIRTUAL_MED_PRODUCT_PACK><VMPPS><VMPP><VPPID>50</VPPID><NM>Madeupine 2.50mg tablets 28 tablet</NM><VPID>30</VPID><QTYVAL>28</QTYVAL><QTY_UOMCD>501</QTY_UOMCD></VMPP></VMPPS></VIRTUAL_MED_PRODUCT_PACK>`,
  'f_ampp2_3010125.xml': `<ACTUAL_MEDICINAL_PROD_PACKS><AMPPS><AMPP><APPID>60</APPID><NM>Inventol 2.5mg tablets (Nobody Ltd) 28 tablet</NM><VPPID>50</VPPID><APID>40</APID><LEGAL_CATCD>0003</LEGAL_CATCD></AMPP></AMPPS></ACTUAL_MEDICINAL_PROD_PACKS>`,
  'f_vtm_ing1_0010125.xml': `<VTM_INGREDIENTS><VTM_ING><VTMID>20</VTMID><ISID>11</ISID></VTM_ING></VTM_INGREDIENTS>`,
  'f_history1_0010125.xml': `<HISTORY><VMPS><VMP><IDCURRENT>29</IDCURRENT><IDPREVIOUS>28</IDPREVIOUS><STARTDT>2004-01-01</STARTDT></VMP>
    <VMP><IDCURRENT>30</IDCURRENT><IDPREVIOUS>27</IDPREVIOUS></VMP><VMP><IDCURRENT>31</IDCURRENT><IDPREVIOUS>26</IDPREVIOUS></VMP></VMPS></HISTORY>`,
  'f_bnf1_0010125.xml': `<BNF_DETAILS><VMPS><VMP><VPID>30</VPID><ATC>X00</ATC></VMP></VMPS></BNF_DETAILS>`,
  'f_gtin2_0010125.xml': `<GTIN_DETAILS><AMPPS><AMPP><AMPPID>60</AMPPID><GTINDATA><GTIN>0500000000001</GTIN><STARTDT>2020-01-01</STARTDT></GTINDATA><GTINDATA><GTIN>0500000000002</GTIN><STARTDT>2021-01-01</STARTDT></GTINDATA></AMPP></AMPPS></GTIN_DETAILS>`,
};

/** Writes the small release to `folder`, with files changed, added or (`null`) left out. */
export function writeSmallRelease(
  folder: string,
  changes: Readonly<Record<string, string | Uint8Array | null>> = {},
): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries({ ...smallRelease, ...changes }))
    if (content !== null) writeFileSync(join(folder, name), content);
  return folder;
}

/** A file of the small release with one piece of it replaced. */
export function changed(name: string, from: string, to: string): Readonly<Record<string, string>> {
  const before = smallRelease[name] ?? '';
  if (!before.includes(from)) throw new Error(`${name} does not hold ${from}`);
  return { [name]: before.replace(from, to) };
}

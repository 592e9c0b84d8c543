/** Words behind a brand that say how it is put up and nothing of what it holds. Our own list, by how brands are named; nothing clinical hangs on more than apart or together. */
export const presentation: ReadonlySet<string> = new Set(
  `flexpen kwikpen solostar flextouch penfill innolet doublestar pumpcart tempo pen pens cartridge cartridges clickject
  clikstar sensoready pushtouch autoinjector evohaler accuhaler turbohaler clickhaler easyhaler autohaler easi breathe respimat
  handihaler modulite nexthaler ellipta breezhaler spiromax genuair forspiro zonda device devices disposable filled prefilled
  pre original orange lemon lime plain chocolate mint peppermint strawberry blackcurrant raspberry cherry banana vanilla aniseed
  natural citrus flavour flavoured unflavoured sugar free sf cfc preservative film coated effervescent soluble dispersible
  chewable fastmelt unit dose oral vial vials ampoules bag bags bottle pump spray aqueous continus uno once weekly daily paediatric week light ls freshmint f/c solution tablets capsules melt velotab velotabs
  vaccine powder solvent aerohaler altera nebuliser handset integral oromucosal applicator thick handles two devices dispenser safety system gargle years for use with of the and in a pack`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words behind a brand that name its release. */
export const releaseWords: readonly string[] = [
  'retard',
  'la',
  'sa',
  'cr',
  'chrono',
  'continus',
  'prolonged',
  'slow',
];

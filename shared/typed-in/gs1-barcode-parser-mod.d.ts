/** What Concord uses of the package, which brings no types of its own. */
declare module 'gs1-barcode-parser-mod' {
  export function parseBarcode(code: string): {
    readonly codeName: string;
    readonly parsedCodeItems: readonly {
      readonly ai: string;
      /** As in the code. */
      readonly raw: string;
      /** `2027-11-30` of a date, else empty. */
      readonly isoDate: string;
    }[];
  };
}

/** The part of pdfmake's font reader that is used here: which letters a font holds. It comes without types. */
declare module '@foliojs-fork/fontkit' {
  export type Font = { readonly hasGlyphForCodePoint: (codePoint: number) => boolean };
  const fontkit: { readonly create: (bytes: Uint8Array) => Font };
  export default fontkit;
}

/** The part of the Unicode bidirectional algorithm that is used here; its own types describe another kind of module. */
declare module 'bidi-js' {
  type Bidi = {
    /** One level a UTF-16 unit: odd runs from the right. */
    readonly getEmbeddingLevels: (text: string, base: 'ltr') => { readonly levels: Uint8Array };
    readonly getMirroredCharacter: (letter: string) => string | null;
  };
  const bidiFactory: () => Bidi;
  export default bidiFactory;
}

/** Tells a screen reader what a sighted person sees happen. The count makes repeated words be read again. */
export function LiveRegion({ words, count }: { readonly words: string; readonly count: number }) {
  return (
    <output className="only-read" aria-live="polite" aria-atomic="true">
      <span key={count}>{words}</span>
    </output>
  );
}

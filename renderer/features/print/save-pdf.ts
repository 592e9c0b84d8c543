/** The address of the PDF saved last; it is let go when the next one is made, or with the page. */
let last: string | null = null;

/** Hands the PDF, as it is kept, to the browser's own download. Nothing is sent anywhere. */
export function savePdf(base64: string, name: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (last !== null) URL.revokeObjectURL(last);
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  last = address;
}

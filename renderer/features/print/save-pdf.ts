/** Hands the PDF, as it is kept, to the browser's own download. Nothing is sent anywhere. */
export function savePdf(base64: string, name: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has taken what it needs once this turn is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

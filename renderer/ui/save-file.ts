/** The address of the file saved last; it is let go when the next one is made, or with the page. */
let last: string | null = null;

/** Hands a file to the browser's own download. Nothing is sent anywhere. */
export function saveFile(content: Blob, name: string): void {
  if (last !== null) URL.revokeObjectURL(last);
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  last = address;
}

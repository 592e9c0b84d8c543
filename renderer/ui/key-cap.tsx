/** A key as it is printed on the keyboard. */
export const KeyCap = ({ name }: { readonly name: string }) => <kbd className="key-cap">{name}</kbd>;

/** Keys with what they do, in a footer or in the list of keys. */
export function KeyHint({ caps, words }: { readonly caps: readonly string[]; readonly words: string }) {
  return (
    <span className="key-hint">
      {caps.map((cap) => (
        <KeyCap key={cap} name={cap} />
      ))}{' '}
      {words}
    </span>
  );
}

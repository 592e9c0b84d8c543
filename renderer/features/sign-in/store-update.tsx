import { useStore } from 'zustand';
import { storeUpdateStore } from '../../stores/session.ts';
import { signInText, updatingWords } from '../../text/sign-in.ts';

/** While a store of an earlier program is brought up to date: how far it is, and that nothing can be lost. */
export function StoreUpdate() {
  const update = useStore(storeUpdateStore);
  if (update === null) return null;
  return (
    <output className="store-update">
      <span>
        <strong>{signInText.updating}</strong> {updatingWords(update)}
      </span>
      <progress value={update.moved} max={update.total} aria-label={signInText.updating} />
    </output>
  );
}

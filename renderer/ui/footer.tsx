import type { ReactNode } from 'react';
import { everywhereKeys } from './key-maps.ts';
import { KeyHint } from './key-cap.tsx';

export type Hint = { readonly caps: readonly string[]; readonly words: string };

const allKeys: Hint = everywhereKeys.find((binding) => binding.action === 'keys') ?? {
  caps: ['?'],
  words: 'all keys',
};

type Props = {
  readonly children: ReactNode;
  readonly hints: readonly Hint[];
  /** Whether `?` works here: not where the keys are in a PIN box. */
  readonly help?: boolean;
};

/** The bar at the foot: what this screen wants to be known at the left, its commonest keys at the right. */
export function Footer({ children, hints, help = true }: Props) {
  return (
    <footer className="footer">
      <div className="footer-words">{children}</div>
      <div className="footer-keys">
        {[...hints, ...(help ? [allKeys] : [])].map((hint) => (
          <KeyHint key={hint.words} caps={hint.caps} words={hint.words} />
        ))}
      </div>
    </footer>
  );
}

import { useState } from 'react';
import { isSame } from '../../stores/unchanged.ts';

/** What was given before while the new one says the same, so that nothing it is handed to is drawn again. */
export function useUnchanged<T>(value: T): T {
  const [kept, keep] = useState(value);
  if (isSame(kept, value)) return kept;
  keep(value);
  return value;
}

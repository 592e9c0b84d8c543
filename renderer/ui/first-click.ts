import type { MouseEvent } from 'react';

/**
 * Acts on the first click of a double click only: what the first did may have moved something else under the pointer, and
 * the second was not meant for it.
 */
export const firstClick =
  (act: () => void) =>
  (event: MouseEvent): void => {
    if (event.detail < 2) act();
  };

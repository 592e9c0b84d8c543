import { Fragment } from 'react';
import { unbrokenParts } from '../text/unbroken.ts';

/** Text that wraps, but never inside a date, a time or an amount with its unit. */
export function Unbroken({ text }: { readonly text: string }) {
  return unbrokenParts(text).map((part, at) =>
    part.keep ? (
      // Parts have no identity but their place.
      <span key={at} className="nowrap">
        {part.text}
      </span>
    ) : (
      <Fragment key={at}>{part.text}</Fragment>
    ),
  );
}

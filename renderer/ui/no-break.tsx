import { Fragment } from 'react';
import { noBreakParts } from '../text/no-break.ts';

/** Text that wraps, but never inside a date, a time or an amount with its unit. */
export function NoBreak({ text }: { readonly text: string }) {
  return noBreakParts(text).map((part, at) =>
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

import type { Known } from '../../shared/core/known.ts';
import { sayKnown } from '../text/known.ts';
import { StateMark } from './marks.tsx';
import { NoBreak } from './no-break.tsx';

/** A value, or the word for why there is none. Absence looks different from a value, and never like a blank. */
export function KnownValue({
  value,
  show = String,
}: {
  readonly value: Known<string>;
  readonly show?: (text: string) => string;
}) {
  if (value.kind === 'known') return <NoBreak text={show(value.value)} />;
  return (
    <span className={`absence absence-${value.kind}`}>
      {value.kind === 'withheld' ? <StateMark state="withheld" /> : null}
      {sayKnown(value, show)}
    </span>
  );
}

import type { AdmissionClock } from '../text/admission-clock.ts';
import { StateMark } from './marks.tsx';

const radius = 7.5;
const around = 2 * Math.PI * radius;

/** A ring that fills over the 24 hours, a red ring when they are over, a tick when the case is done. */
export function RingClock({ clock }: { readonly clock: AdmissionClock }) {
  if (clock.kind === 'done') return <StateMark state="done" />;
  if (clock.kind === 'unknown') return <StateMark state="waiting" />;
  const share = clock.kind === 'over' ? 1 : clock.share;
  return (
    <svg
      className={`ring ring-${clock.kind}`}
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <circle className="ring-all" cx="10" cy="10" r={radius} />
      <circle
        className="ring-used"
        cx="10"
        cy="10"
        r={radius}
        transform="rotate(-90 10 10)"
        strokeDasharray={`${share * around} ${around}`}
      />
    </svg>
  );
}

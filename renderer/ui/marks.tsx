import type { ReactNode } from 'react';
import type { SeverityView } from '../../shared/ipc/ward-views.ts';

/** Marks are shapes first; the word always stands beside them, so they are hidden from screen readers. */
function Mark({
  name,
  children,
  size = 16,
}: {
  readonly name: string;
  readonly children: ReactNode;
  readonly size?: number;
}) {
  return (
    <svg
      className={`mark mark-${name}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const octagon = 'M5 .8h6l4.2 4.2v6L11 15.2H5L.8 11V5z';
const triangle = 'M8 1.2 15.4 14.6H.6z';

/** Octagon, triangle, half-filled diamond, ring: worst first. */
export function SeverityMark({ severity }: { readonly severity: SeverityView }) {
  switch (severity) {
    case 'potentially-lethal':
      return (
        <Mark name="lethal">
          <path className="fill-red" d={octagon} />
          <path className="stroke-white" d="M8 4v4.6M8 11v1.2" strokeWidth="1.9" />
        </Mark>
      );
    case 'serious':
      return (
        <Mark name="serious">
          <path className="fill-ink" d={triangle} />
          <path className="stroke-white" d="M8 6v4M8 11.6v1.3" strokeWidth="1.6" />
        </Mark>
      );
    case 'significant':
      return (
        <Mark name="significant">
          <path className="fill-white stroke-ink" d="M8 1.2 14.8 8 8 14.8 1.2 8z" strokeWidth="1.5" />
          <path className="fill-ink" d="M8 1.2V14.8L1.2 8z" />
        </Mark>
      );
    case 'minor':
      return (
        <Mark name="minor">
          <circle className="fill-none stroke-grey" cx="8" cy="8" r="5" strokeWidth="1.8" />
        </Mark>
      );
  }
}

export type StateName =
  | 'complete'
  | 'partial'
  | 'stale'
  | 'unavailable'
  | 'withheld'
  | 'offline'
  | 'waiting'
  | 'done'
  | 'linked'
  | 'ready'
  | 'empty'
  | 'half'
  | 'conflict'
  | 'parked'
  | 'withdrawn';

/** How a source, a copy or a sign-in stands. */
export function StateMark({ state }: { readonly state: StateName }) {
  return <Mark name={state}>{stateShapes[state]}</Mark>;
}

const clockHands = <path className="fill-none stroke-ink" d="M8 4.6V8l2.3 1.6" strokeWidth="1.4" />;

const stateShapes: Readonly<Record<StateName, ReactNode>> = {
  complete: <circle className="fill-grey" cx="8" cy="8" r="4.2" />,
  partial: (
    <>
      <circle className="fill-white stroke-ink" cx="8" cy="8" r="5.4" strokeWidth="1.5" />
      <path className="fill-ink" d="M8 2.6a5.4 5.4 0 0 0 0 10.8z" />
    </>
  ),
  stale: (
    <>
      <circle className="fill-warm stroke-ink" cx="8" cy="8" r="5.6" strokeWidth="1.4" />
      {clockHands}
    </>
  ),
  unavailable: (
    <>
      <circle className="fill-white stroke-ink" cx="8" cy="8" r="5.6" strokeWidth="1.4" />
      <path className="stroke-ink" d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" strokeWidth="1.5" />
    </>
  ),
  withheld: (
    <>
      <rect className="fill-white stroke-ink" x="2" y="3" width="12" height="10" strokeWidth="1.4" />
      <path className="stroke-ink" d="M3 10l6-7M4.5 13 13 3.6M9 13l5-5.5" strokeWidth="1.2" />
    </>
  ),
  offline: (
    <path
      className="fill-none stroke-ink"
      d="M2 7a9 9 0 0 1 12 0M4.4 9.6a5.4 5.4 0 0 1 7.2 0M8 12.4h.01M13.6 2.6 2.6 13.4"
      strokeWidth="1.6"
    />
  ),
  waiting: (
    <circle
      className="fill-none stroke-ink"
      cx="8"
      cy="8"
      r="5.4"
      strokeWidth="1.5"
      strokeDasharray="2.2 2"
    />
  ),
  done: (
    <>
      <circle className="fill-green" cx="8" cy="8" r="7.2" />
      <path className="fill-none stroke-white" d="m4.8 8.2 2.3 2.3 4.2-4.6" strokeWidth="1.9" />
    </>
  ),
  linked: (
    <path
      className="fill-none stroke-ink"
      d="M6.6 9.4l2.8-2.8M7.2 5.2 9 3.4a2.6 2.6 0 0 1 3.7 3.7l-1.8 1.8M8.8 10.8 7 12.6A2.6 2.6 0 0 1 3.3 8.9l1.8-1.8"
      strokeWidth="1.5"
    />
  ),
  ready: (
    <>
      <path className="fill-white stroke-ink" d="M2.4 2.4h9l2.2 2.2v9H2.4z" strokeWidth="1.4" />
      <path className="fill-none stroke-ink" d="M5 2.6V6h5V2.6M4.6 13.4V9.4h6.8v4" strokeWidth="1.3" />
    </>
  ),
  conflict: (
    <path
      className="fill-none stroke-ink"
      d="M2 4.6h9M8.4 1.8l2.8 2.8-2.8 2.8M14 11.4H5M7.6 8.6 4.8 11.4l2.8 2.8"
      strokeWidth="1.6"
    />
  ),
  parked: (
    <>
      <rect className="fill-ink" x="1.8" y="1.8" width="12.4" height="12.4" />
      <path className="stroke-white" d="M4.8 8h6.4" strokeWidth="2" />
    </>
  ),
  withdrawn: (
    <path
      className="fill-none stroke-grey"
      d="M13 6.5H3.5M6.5 3.2 3.2 6.5l3.3 3.3M13 6.5v5.2"
      strokeWidth="1.6"
    />
  ),
  half: (
    <>
      <rect className="fill-white stroke-ink" x="2.6" y="2.6" width="10.8" height="10.8" strokeWidth="1.5" />
      <path className="fill-ink" d="M2.6 13.4 13.4 2.6v10.8z" />
    </>
  ),
  empty: (
    <rect className="fill-white stroke-grey" x="2.6" y="2.6" width="10.8" height="10.8" strokeWidth="1.5" />
  ),
};

/** The network: three arcs when it answers, half a disc where some record does not. */
export function NetworkMark({ state }: { readonly state: 'up' | 'in-part' | 'down' | 'unknown' }) {
  if (state === 'in-part') return <StateMark state="partial" />;
  if (state !== 'up') return <StateMark state="offline" />;
  return (
    <Mark name="network">
      <path
        className="fill-none stroke-green"
        d="M1.6 6.4a9.6 9.6 0 0 1 12.8 0M3.9 8.9a6.2 6.2 0 0 1 8.2 0M6.2 11.4a2.8 2.8 0 0 1 3.6 0"
        strokeWidth="1.7"
      />
    </Mark>
  );
}

/** Two lines that do not meet: stated on both sides and not compared. Grey, for nothing is wrong. */
export function NotComparedMark() {
  return (
    <Mark name="not-compared" size={14}>
      <path
        className="fill-none stroke-grey"
        d="M1.8 8h4.6M9.6 8h4.6M8 3.4v2.2M8 10.4v2.2"
        strokeWidth="1.6"
      />
    </Mark>
  );
}

/** A small clock, beside "Time-critical" and the time left. */
export function ClockMark() {
  return (
    <Mark name="clock" size={14}>
      <circle className="fill-none stroke-ink" cx="8" cy="8" r="6.6" strokeWidth="1.6" />
      {clockHands}
    </Mark>
  );
}

/** "Read again". */
export function RefreshMark() {
  return (
    <Mark name="refresh" size={14}>
      <path className="fill-none stroke-blue" d="M13 8a5 5 0 1 1-1.6-3.7" strokeWidth="1.6" />
      <path className="fill-blue" d="M13.6 1.6v4.2H9.4z" />
    </Mark>
  );
}

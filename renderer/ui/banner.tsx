import type { ReactNode } from 'react';

type Props = {
  readonly label: string;
  readonly mark: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
};

/** A band across the screen. Pale yellow is offline or in conflict: read this first. */
export function Banner({ label, mark, children, aside }: Props) {
  return (
    <section className="banner" aria-label={label}>
      {mark}
      <output className="banner-words">{children}</output>
      {aside === undefined ? null : <div className="banner-aside">{aside}</div>}
    </section>
  );
}

import { Component, type ReactNode } from 'react';
import { notices, product } from '../text/common.ts';

type Props = { readonly children: ReactNode };

/** A mistake in drawing the page must not leave a white window. React offers this as a class only. */
export class ErrorWall extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="waiting">
        <h1>{product}</h1>
        <p role="alert">{notices.broken}</p>
      </main>
    );
  }
}

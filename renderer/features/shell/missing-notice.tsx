import { useState } from 'react';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import { actions } from '../../text/common.ts';
import { missingWords } from '../../text/shell.ts';
import { Button } from '../../ui/button.tsx';

type Props = { readonly missing: NonNullable<SessionView['missing']> };

/** The store lacks what was kept in it: said over every screen until whoever is here has read it. */
export function MissingNotice({ missing }: Props) {
  const [read, setRead] = useState(false);
  if (read) return null;
  const words = missingWords(missing);
  return (
    <section className="fault" role="alert">
      <div className="fault-words">
        <p>
          <strong>{words.what}</strong>
        </p>
        <p>
          {words.safe} {words.todo}
        </p>
      </div>
      <Button onPress={() => setRead(true)}>{actions.close}</Button>
    </section>
  );
}

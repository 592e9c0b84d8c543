import { err, ok, type Result } from '../../../shared/core/result.ts';
import { halfTypedSchema, type HalfTyped } from '../../../shared/ipc/session-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { Session } from '../context.ts';
import type { Handlers } from '../handlers.ts';

const name = 'half-typed';

/**
 * What somebody typed into a form and has not said yet, sealed under their own key: it outlives a lock, a crash and another
 * person's turn at this computer, and nobody else can read it.
 */
export function halfTypedHandlers(
  session: Pick<Session, 'sealed'>,
): Pick<Handlers, 'openHalfTyped' | 'keepHalfTyped'> {
  const box = () => session.sealed();
  return {
    openHalfTyped: async () => {
      const mine = box();
      if (!mine.ok) return mine;
      const bytes = mine.value.get(name);
      return bytes === undefined ? ok({ forms: [] }) : readForms(bytes);
    },
    keepHalfTyped: async ({ forms }) => {
      const mine = box();
      if (!mine.ok) return mine;
      const bytes = forms.length === 0 ? null : Buffer.from(JSON.stringify(forms));
      if (bytes === null && mine.value.get(name) === undefined) return ok({});
      mine.value.keepDraft(
        name,
        forms.map(({ place }) => place),
        bytes,
      );
      return ok({});
    },
  };
}

function readForms(bytes: Uint8Array): Result<{ readonly forms: HalfTyped }, Fault> {
  const read = halfTypedSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return read.success ? ok({ forms: read.data }) : err({ kind: 'internal', where: 'openHalfTyped' });
}

import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { viewCase, type Unlocked } from '../cases/cases.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { importFile, viewFile } from './import-file.ts';
import { keepDraft, readDraft } from './drafts.ts';
import { readEntry } from './read-entry.ts';
import { readLine } from './read-line.ts';
import { viewPasted } from './read-pasted.ts';
import { saveSource, withdrawSource } from './save.ts';
import { readTypedIn } from './typed-in.ts';

type TypedInCalls =
  | 'openTypedIn'
  | 'saveTypedIn'
  | 'withdrawTypedIn'
  | 'keepTypedInDraft'
  | 'readTypedLines'
  | 'readEntry'
  | 'readPasted'
  | 'readFile'
  | 'importFile';

/** Typing in, correcting and withdrawing what people said; for whoever collects the history. */
export function typedInHandlers(context: EngineContext): Pick<Handlers, TypedInCalls> {
  const here = (): Result<Unlocked, Fault> => {
    const [store, user] = [context.session.store(), context.session.user()];
    if (!store.ok) return store;
    if (!user.ok) return user;
    return ok({ context, store: store.value, user: user.value });
  };
  const after = (
    patient: string,
    act: (now: Unlocked) => Result<unknown, Fault>,
  ): Result<CaseView, Fault> => {
    const now = here();
    if (!now.ok) return now;
    const done = act(now.value);
    if (!done.ok) return done;
    const view = viewCase(now.value, patient);
    return view === undefined ? err({ kind: 'not-found', what: 'patient' }) : ok(view);
  };
  return {
    openTypedIn: async ({ patient, source }) => {
      const [now, box] = [here(), context.session.sealed()];
      if (!now.ok) return now;
      if (!box.ok) return box;
      const found = readTypedIn(now.value.store.read, patient).find((one) => one.id === source);
      if (source !== null && found === undefined) return err({ kind: 'not-found', what: 'source' });
      return ok({
        source: found === undefined ? null : { id: found.id, version: found.version, content: found.content },
        draft: readDraft(box.value, patient, source),
      });
    },
    saveTypedIn: async ({ patient, source, base, content }) =>
      content.kind === 'file'
        ? err({ kind: 'bad-request', call: 'saveTypedIn', path: 'kind' })
        : after(patient, (now) => saveSource(now, patient, source, base, content)),
    withdrawTypedIn: async ({ patient, source, base, why }) =>
      after(patient, (now) => withdrawSource(now, patient, source, base, why)),
    keepTypedInDraft: async ({ patient, source, draft }) => {
      const now = here();
      return now.ok ? keepDraft(context, patient, source, draft) : now;
    },
    readTypedLines: async ({ lines }) =>
      ok({ readings: lines.map((line) => readLine(line, context.host.randomUuid())) }),
    readEntry: async ({ text }) => ok(readEntry(context, text)),
    readPasted: async ({ patient, text }) => {
      const now = here();
      if (!now.ok) return now;
      const pasted = viewPasted(now.value, patient, text);
      return pasted === undefined ? err({ kind: 'not-found', what: 'patient' }) : ok(pasted);
    },
    readFile: async ({ patient, ...chosen }) => {
      const now = here();
      return now.ok ? viewFile(now.value, patient, chosen) : now;
    },
    importFile: async ({ patient, name, bytes, ...about }) =>
      after(patient, (now) => importFile(now, patient, { name, bytes }, about)),
  };
}

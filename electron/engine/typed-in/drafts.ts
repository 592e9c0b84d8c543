import { ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { typedInDraftSchema, type TypedInDraft } from '../../../shared/ipc/typed-in-views.ts';
import type { EngineContext, SealedBox } from '../context.ts';

/** What somebody is typing, sealed under their own key until it is saved: it outlives a lock and a crash, and nobody else sees it. */

export const draftName = (person: string, source: string | null): string =>
  `typed-in ${person} ${source ?? 'new'}`;

export function readDraft(box: SealedBox, person: string, source: string | null): TypedInDraft | null {
  const bytes = box.get(draftName(person, source));
  return bytes === undefined
    ? null
    : typedInDraftSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Keeps what is typed. That there is a draft now, or is none any more, is told to the case, and not at every key. */
export function keepDraft(
  context: EngineContext,
  person: string,
  source: string | null,
  draft: TypedInDraft | null,
): Result<Record<string, never>, Fault> {
  const box = context.session.sealed();
  if (!box.ok) return box;
  const name = draftName(person, source);
  const had = hasDraft(context, person);
  box.value.keepDraft(name, [name], draft === null ? null : Buffer.from(JSON.stringify(draft)));
  if (hasDraft(context, person) !== had) context.emit({ event: 'case-changed', patient: person });
  return ok({});
}

/** Whether whoever is here began a new source of this person and has not saved it. */
export function hasDraft({ session }: Pick<EngineContext, 'session'>, person: string): boolean {
  const box = session.sealed();
  return box.ok && box.value.get(draftName(person, null)) !== undefined;
}

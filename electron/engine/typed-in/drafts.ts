import { typedInDraftSchema, type TypedInDraft } from '../../../shared/ipc/typed-in-views.ts';
import type { SealedBox } from '../context.ts';

/** What somebody is typing, sealed under their own key until it is saved: it outlives a lock and a crash, and nobody else sees it. */

export const draftName = (person: string, source: string | null): string =>
  `typed-in ${person} ${source ?? 'new'}`;

export function readDraft(box: SealedBox, person: string, source: string | null): TypedInDraft | null {
  const bytes = box.get(draftName(person, source));
  return bytes === undefined
    ? null
    : typedInDraftSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

export function keepDraft(
  box: SealedBox,
  person: string,
  source: string | null,
  draft: TypedInDraft | null,
): void {
  const name = draftName(person, source);
  box.keepDraft(name, [name], draft === null ? null : Buffer.from(JSON.stringify(draft)));
}

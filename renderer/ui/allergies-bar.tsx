import type { AllergiesView } from '../../shared/ipc/case-views.ts';
import {
  allergyDetail,
  allergyGroups,
  allergyHeadline,
  allergyNotes,
  allergyText,
  confirmedShortly,
} from '../text/allergies.ts';
import { useNow } from './now.ts';

/** Allergies on every screen of a case. There is always something in it: silence is said, not left blank. */
export function AllergiesBar({ allergies }: { readonly allergies: AllergiesView }) {
  const now = useNow();
  const headline = allergyHeadline(allergies);
  return (
    <section className="allergies-bar" aria-label={allergyText.label}>
      {headline === null ? null : <strong>{headline}</strong>}
      {allergyGroups(allergies).map((group, at) => (
        <span key={group.heading} className={at === 0 ? 'parts' : 'parts divide'}>
          <strong>{group.heading}</strong>
          {group.items.map((item) => (
            <span key={`${item.substance} ${item.kind}`}>
              <strong>{item.substance}</strong> – {allergyDetail(item)}
            </span>
          ))}
        </span>
      ))}
      {allergyNotes(allergies, 'bar').map((note) => (
        <span key={`${note.words} ${note.more}`} className={note.weight === 'strong' ? undefined : 'quiet'}>
          {note.weight === 'strong' ? <strong>{note.words}</strong> : note.words} {note.more}
        </span>
      ))}
      <span className="confirmed quiet">{confirmedShortly(allergies, now)}</span>
    </section>
  );
}

import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { showRail } from '../../stores/case.ts';
import { openOverlay } from '../../stores/screen.ts';
import {
  allergyDetail,
  allergyGroups,
  allergyHeadline,
  allergyNotes,
  allergyText,
  confirmedWords,
} from '../../text/allergies.ts';
import { caseText, packWords } from '../../text/case.ts';
import { plural } from '../../text/known.ts';
import { Button } from '../../ui/button.tsx';
import { KnownValue } from '../../ui/known-value.tsx';
import { Checks } from './checks.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { datedFacts } from './facts.ts';
import { HowKept } from './how-kept.tsx';
import { RailHistory } from './rail-history.tsx';

/** Beside the table, read only: allergies once more in full, and what else is known of the patient. */
export function Rail({ view }: { readonly view: CaseView }) {
  return (
    <aside className="rail" aria-label={caseText.facts}>
      <Allergies view={view} />
      <section>
        <h2>{caseText.facts}</h2>
        {view.facts.length === 0 ? <p className="quiet">{caseText.factsNone}</p> : null}
        {datedFacts(view.facts).map((group) => (
          <div key={group.when} className="fact-group">
            <h3>{group.when}</h3>
            <dl>
              {group.facts.map((fact) => (
                <div key={fact.name}>
                  <dt>{fact.name}</dt>
                  <dd>
                    <KnownValue value={fact.value} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
      <HowKept view={view} />
      <RailHistory view={view} />
      <Checks view={view} />
      <Elsewhere view={view} />
      {view.notUnderstood.length === 0 ? null : (
        <section>
          <h2>{caseText.notShown}</h2>
          <Button look="link" onPress={() => openOverlay('not-shown')}>
            {plural(view.notUnderstood.length, 'entry', 'entries')}
          </Button>
        </section>
      )}
      <section>
        <p className="quiet small">{packWords(view.dmdPack)}</p>
        <Button look="link" keyCap="B" onPress={() => showRail(false)}>
          {caseText.closeRail}
        </Button>
      </section>
    </aside>
  );
}

function Allergies({ view }: { readonly view: CaseView }) {
  const headline = allergyHeadline(view.allergies);
  return (
    <section>
      <h2>{allergyText.label}</h2>
      {headline === null || headline === allergyText.allergies ? null : <p className="strong">{headline}</p>}
      {allergyGroups(view.allergies).map((group) => (
        <div key={group.heading} className="fact-group">
          <h3>{group.heading}</h3>
          {group.items.map((item) => (
            <p key={item.substance}>
              <strong>{item.substance}</strong> – {allergyDetail(item)}
            </p>
          ))}
        </div>
      ))}
      {allergyNotes(view.allergies, 'all').map((note) => (
        <p key={`${note.words} ${note.more}`} className="quiet">
          {note.weight === 'strong' ? <strong>{note.words}</strong> : note.words} {note.more}
        </p>
      ))}
      <p className="quiet small">{confirmedWords(view.allergies)}</p>
    </section>
  );
}

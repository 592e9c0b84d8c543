import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { showRail } from '../../stores/case.ts';
import { caseText } from '../../text/case.ts';
import { Button } from '../../ui/button.tsx';
import { KnownValue } from '../../ui/known-value.tsx';
import { datedFacts } from './facts.ts';

/** Measurements first: what is not dated is a key away. */
function inLine(facts: CaseView['facts']): CaseView['facts'] {
  const dated = facts.filter((fact) => fact.date.kind !== 'not-recorded');
  return dated.length === 0 ? facts : dated;
}

/** The rail folded into one line, where it has no room beside the table. */
export function FactsLine({ view }: { readonly view: CaseView }) {
  return (
    <section className="facts-line" aria-label={caseText.facts}>
      {view.facts.length === 0 ? <span className="quiet">{caseText.factsNone}</span> : null}
      {datedFacts(inLine(view.facts)).map((group) => (
        <span key={group.when} className="facts-group">
          {group.facts.map((fact) => (
            <span key={fact.name} className="nowrap">
              {fact.name}{' '}
              <strong>
                <KnownValue value={fact.value} />
              </strong>
            </span>
          ))}
          <span className="quiet nowrap">{group.when}</span>
        </span>
      ))}
      <Button look="link" keyCap="B" onPress={() => showRail(true)}>
        {caseText.openRail}
      </Button>
    </section>
  );
}

import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { typedInWords } from '../../../shared/typed-in/typed-in.ts';
import { goToImport, goToTypedIn, openOverlay } from '../../stores/screen.ts';
import { whoWhen } from '../../text/decision.ts';
import { dialogText } from '../../text/forms.ts';
import {
  answeredWords,
  askedCount,
  historyText,
  labelHazard,
  notAskedWords,
  ownDrugWords,
} from '../../text/history.ts';
import { importText } from '../../text/import-file.ts';
import { typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/now.ts';
import { NoBreak } from '../../ui/no-break.tsx';

/** Beside the table: what of the drug-history checklist was not asked, and the patient's own drugs that were seen. */
export function RailHistory({ view }: { readonly view: CaseView }) {
  const { signed, mayDecide } = view.progress;
  const may = signed === null && mayDecide.history;
  return (
    <>
      <ChecklistSection view={view} may={may} />
      <OwnDrugs view={view} may={may} />
      {view.progress.mayDecide.history ? <TypedInSection view={view} /> : null}
    </>
  );
}

type Props = { readonly view: CaseView; readonly may: boolean };

function ChecklistSection({ view, may }: Props) {
  const { checklist } = view.progress;
  const left = checklist.items.filter((item) => !item.asked);
  return (
    <section>
      <div className="rail-head">
        <h2>{historyText.checklist}</h2>
        <strong className="small">{askedCount(checklist)}</strong>
      </div>
      {left.length === 0 ? (
        <p>{historyText.allAsked}</p>
      ) : (
        <>
          <h3>{historyText.notAskedYet}</h3>
          <ul className="not-asked">
            {left.map((item) => (
              <li key={item.id}>{notAskedWords(item, checklist.nobody)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet small">{answeredWords(checklist.items)}</p>
      {may ? (
        <Button look="link" keyCap="8" onPress={() => openOverlay('checklist')}>
          {dialogText.checklist}
        </Button>
      ) : null}
    </section>
  );
}

/** Each pack under the medicine it belongs to; somebody else's name on it comes first, in words. */
function OwnDrugs({ view, may }: Props) {
  const now = useNow();
  const { ownDrugs } = view.progress;
  return (
    <section>
      <div className="rail-head">
        <h2>{historyText.ownDrugs}</h2>
        {may ? (
          <Button look="link" keyCap="6" onPress={() => openOverlay('own-drug')}>
            add<span className="only-read"> {dialogText['own-drug']}</span>
          </Button>
        ) : null}
      </div>
      {ownDrugs.length === 0 ? <p className="quiet">{historyText.noOwnDrugs}</p> : null}
      {ownDrugs.map(({ pack, medicine, said }) => (
        <div key={pack}>
          <p>
            <strong>{said.value.label}</strong>
            {medicine === null ? null : <span className="quiet small"> {medicine}</span>}
          </p>
          <PackHazard drug={said.value} />
          <p>
            <NoBreak text={ownDrugWords(said.value)} />{' '}
            <span className="quiet small">{whoWhen(said, now)}</span>
          </p>
        </div>
      ))}
    </section>
  );
}

/** Sources somebody typed in, the withdrawn among them, and the way to another. */
function TypedInSection({ view }: { readonly view: CaseView }) {
  const { patient } = view.banner;
  return (
    <section>
      <div className="rail-head">
        <h2>{typedInText.given}</h2>
        <Button look="link" keyCap="Shift S" onPress={() => goToTypedIn(patient, null)}>
          add<span className="only-read"> {typedInText.title.toLowerCase()}</span>
        </Button>
        <Button look="link" keyCap="Shift I" onPress={() => goToImport(patient)}>
          {importText.fromFile}
        </Button>
      </div>
      {view.typedIn.map((source) => (
        <p key={source.id}>
          {source.name} <span className="quiet small">{typedInWords(source)}</span>{' '}
          {source.withdrawn === null ? null : (
            <strong className="small">
              {typedInText.withdrawn}: {source.withdrawn.why}
            </strong>
          )}
        </p>
      ))}
    </section>
  );
}

type Drug = CaseView['progress']['ownDrugs'][number]['said']['value'];

/** What makes a pack dangerous to use, and what makes it a controlled drug. */
export function PackHazard({ drug }: { readonly drug: Drug }) {
  const hazard = labelHazard(drug);
  return (
    <>
      {hazard === null ? null : <p className="hazard">{hazard}</p>}
      {drug.controlled ? <p className="strong">{historyText.controlled}</p> : null}
    </>
  );
}

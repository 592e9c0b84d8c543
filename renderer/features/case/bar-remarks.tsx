import type { CaseView, FindingView, RowView } from '../../../shared/ipc/case-views.ts';
import { whoWhen } from '../../text/decision.ts';
import { historyText, intentWord, ownDrugWords } from '../../text/history.ts';
import { severityWord } from '../../text/severity.ts';
import { useNow } from '../../ui/now.ts';
import { NoBreak } from '../../ui/no-break.tsx';
import { PackHazard } from './rail-history.tsx';

/** Beside a row's decision: what people said of its findings, and the patient's own drugs that belong to it. */
export function BarRemarks({ view, row }: { readonly view: CaseView; readonly row: RowView }) {
  const now = useNow();
  const said = row.findings.flatMap((finding) => findingSaid(finding, now));
  const packs = view.progress.ownDrugs.filter((drug) => drug.row === row.id);
  return (
    <>
      {said.map((line) => (
        <p key={line} className="bar-line">
          <NoBreak text={line} />
        </p>
      ))}
      {packs.map(({ pack, said: drug }) => (
        <div key={pack} className="bar-line">
          <span>{historyText.ownDrugs}</span>
          <strong>{drug.value.label}</strong>
          <PackHazard drug={drug.value} />
          <NoBreak text={ownDrugWords(drug.value)} />
          <span className="quiet">{whoWhen(drug, now)}</span>
        </div>
      ))}
    </>
  );
}

/** "Dose differs: intended. R Calloway 10:31", and how bad it is said to be beside what was suggested. */
function findingSaid(finding: FindingView, now: number): readonly string[] {
  const { intent, severity, handedOver } = finding.said;
  return [
    ...(intent === null
      ? []
      : [`${finding.words}: ${intentWord(intent.value).toLowerCase()}. ${whoWhen(intent, now)}`]),
    ...(severity === null
      ? []
      : [
          `${finding.words}: ${severityWord(severity.value.severity).toLowerCase()}, suggested ${severityWord(finding.suggested).toLowerCase()}. ${severity.value.why}. ${whoWhen(severity, now)}`,
        ]),
    ...(handedOver === null
      ? []
      : [`${finding.words}: ${handedOver.value.to} was told. ${whoWhen(handedOver, now)}`]),
  ];
}

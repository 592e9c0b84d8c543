import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { CaseView, RowDetailView } from '../../../shared/ipc/case-views.ts';
import { caseStore, openRow, toggleNotCurrent } from '../../stores/case.ts';
import { goToCase, goToRow } from '../../stores/screen.ts';
import { capitalised, notices } from '../../text/common.ts';
import { productWords } from '../../text/product.ts';
import { findingsInOrder, worstFirst } from '../../text/case.ts';
import { rowText, sentencesOf } from '../../text/row.ts';
import { severityWord } from '../../text/severity.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { KeyHint } from '../../ui/key-cap.tsx';
import { rowKeys } from '../../ui/key-maps.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { stepFrom } from '../../ui/rows.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { DecisionCell } from './decision-cell.tsx';
import { groupRows } from './order.ts';
import { RawResources } from './raw-resources.tsx';
import { SourceDetails } from './source-details.tsx';

const hints = [
  { caps: ['J', 'K'], words: 'next row, previous row' },
  { caps: ['V'], words: 'as the source sent it' },
  { caps: ['Esc'], words: 'all rows' },
];

/** One row opened: the original words first, then what was read, then what was not, then where it came from and why it is a row. */
export function RowScreen({ view, row }: { readonly view: CaseView; readonly row: string }) {
  const { patient } = view.banner;
  const { view: detail, fault } = useStore(caseStore, (state) => state.detail);
  useEffect(() => void openRow(patient, row), [patient, row]);
  useRowKeys(view, row);
  const shown = detail?.id === row ? detail : null;
  return (
    <>
      <main className="row-screen">
        <RowHead key={row} view={view} row={row} />
        {fault === null ? null : <FaultNotice fault={fault} onRetry={() => void openRow(patient, row)} />}
        {shown === null ? <output>{notices.loading}</output> : <RowDetail view={view} detail={shown} />}
      </main>
      <Footer hints={hints}>
        <strong>{rowText.footer}</strong>
      </Footer>
    </>
  );
}

function useRowKeys(view: CaseView, row: string): void {
  const { patient } = view.banner;
  const ids = groupRows(view.rows).flatMap((group) => group.rows.map((one) => one.id));
  const move = (steps: number): void => {
    const to = stepFrom(ids, row, steps);
    if (to !== null && to !== row) goToRow(patient, to);
  };
  useKeys(rowKeys, {
    down: () => move(1),
    up: () => move(-1),
    back: () => backToTable(view, row),
    raw: () => document.querySelector<HTMLElement>('.raw summary')?.focus(),
  });
}

/** Back to the row one came from, unfolded where it stands among what is not current. */
function backToTable(view: CaseView, row: string): void {
  const folded = view.rows.some((one) => one.id === row && one.group === 'not-current');
  if (folded && !caseStore.getState().notCurrentOpen) toggleNotCurrent();
  goToCase(view.banner.patient);
}

function RowHead({ view, row }: { readonly view: CaseView; readonly row: string }) {
  const found = view.rows.find((one) => one.id === row);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div className="row-head">
      <Button look="link" keyCap="Esc" onPress={() => backToTable(view, row)}>
        {rowText.back}
      </Button>
      <h2 ref={heading} tabIndex={-1}>
        <span className="generic">{found?.generic}</span> {found?.brand}{' '}
        <span className="product-words">{productWords(found?.product ?? '', '')}</span>
      </h2>
      {(found === undefined ? [] : findingsInOrder(found)).map((finding) => (
        <span key={finding.words}>
          <SeverityMark severity={finding.severity} /> <strong>{finding.words}</strong>{' '}
          {severityWord(finding.severity)}
        </span>
      ))}
      {found === undefined ? null : (
        <div className="row-head-decision">
          <DecisionCell row={found} active={false} marked={false} selected={false} />
        </div>
      )}
      <span className="row-head-keys">
        <KeyHint caps={['J', 'K']} words={rowText.nextPrevious} />
      </span>
    </div>
  );
}

function RowDetail({ view, detail }: { readonly view: CaseView; readonly detail: RowDetailView }) {
  return (
    <>
      <SourceDetails view={view} detail={detail} />
      <div className="row-why">
        <section>
          <h2>{rowText.why}</h2>
          {sentencesOf(detail.match.words).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
        <section>
          <h2>{rowText.compared}</h2>
          <ul className="compared-fields">
            {detail.compared.map(({ field, words }) => (
              <li key={field}>
                {capitalised(field)}: {words}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{rowText.rule}</h2>
          {detail.findings.length === 0 ? <p>{rowText.noRule}</p> : null}
          {worstFirst(detail.findings).map((finding) => (
            <div key={`${finding.rule} ${finding.words}`}>
              <p>{finding.why}</p>
              <p>
                {rowText.suggested} {severityWord(finding.severity).toLowerCase()}
              </p>
              <p className="quiet">{finding.rule}</p>
            </div>
          ))}
        </section>
      </div>
      <RawResources view={view} detail={detail} />
    </>
  );
}

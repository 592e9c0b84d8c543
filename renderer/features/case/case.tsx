import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import { caseStore, forgetCaseFault, openCase } from '../../stores/case.ts';
import { decideStore, showDecideFault } from '../../stores/decide.ts';
import { caseDialogs, screenStore, type CaseDialog, type Overlay } from '../../stores/screen.ts';
import { AllergiesBar } from '../../ui/allergies-bar.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { PatientBanner } from '../../ui/patient-banner.tsx';
import { SayDialog } from './case-dialog.tsx';
import { FirstReading } from './first-reading.tsx';
import { CaseTableScreen } from './table-screen.tsx';
import { IdentityWarnings } from './identity-warnings.tsx';
import { NotShown } from './not-shown.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { RowScreen } from './row-screen.tsx';

type Props = {
  readonly patient: string;
  readonly network: SessionView['network'];
  readonly waiting: number;
  /** The screen under the band: the table, a row, sign-off, the record, a conflict. */
  readonly children: (view: CaseView) => ReactNode;
};

/** One patient: who it is and what they react to at the top of everything, whatever is looked at below. */
export function CaseFrame({ patient: wanted, network, waiting, children }: Props) {
  const { patient, case: loaded } = useStore(caseStore);
  const overlay = useStore(screenStore, (state) => state.overlay);
  const refused = useStore(decideStore, (state) => state.fault);
  useEffect(() => void openCase(wanted), [wanted]);
  const view = patient === wanted ? loaded.view : null;
  const fault = patient === wanted ? loaded.fault : null;
  if (view === null) return <FirstReading patient={wanted} fault={fault} />;
  return (
    <>
      <PatientBanner banner={view.banner} />
      <AllergiesBar allergies={view.allergies} />
      <IdentityWarnings banner={view.banner} />
      {network === 'down' ? <OfflineBanner view={view} waiting={waiting} /> : null}
      {fault === null ? null : (
        <FaultNotice fault={fault} onRetry={() => void openCase(wanted)} onClose={forgetCaseFault} />
      )}
      {refused === null ? null : <FaultNotice fault={refused} onClose={() => showDecideFault(null)} />}
      {children(view)}
      {overlay === 'not-shown' ? <NotShown view={view} /> : null}
      {isCaseDialog(overlay) ? <SayDialog key={overlay} view={view} dialog={overlay} /> : null}
    </>
  );
}

const isCaseDialog = (overlay: Overlay): overlay is CaseDialog =>
  caseDialogs.some((dialog) => dialog === overlay);

/** The table, or one row of it. */
export function CaseScreen({ view, row }: { readonly view: CaseView; readonly row: string | null }) {
  return row === null ? <CaseTableScreen view={view} /> : <RowScreen view={view} row={row} />;
}

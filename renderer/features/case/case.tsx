import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import { caseStore, forgetCaseFault, openCase } from '../../stores/case.ts';
import { goToWard, screenStore, type Screen } from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import { shellText } from '../../text/shell.ts';
import { AllergiesBar } from '../../ui/allergies-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { PatientBanner } from '../../ui/patient-banner.tsx';
import { CaseTableScreen } from './table-screen.tsx';
import { IdentityWarnings } from './identity-warnings.tsx';
import { NotShown } from './not-shown.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { RowScreen } from './row-screen.tsx';

type Props = {
  readonly screen: Exclude<Screen, { kind: 'ward' }>;
  readonly network: SessionView['network'];
  readonly waiting: number;
};

/** One patient: who it is and what they react to at the top of everything, then the table or one row of it. */
export function CaseScreen({ screen, network, waiting }: Props) {
  const { patient, case: loaded } = useStore(caseStore);
  const overlay = useStore(screenStore, (state) => state.overlay);
  useEffect(() => void openCase(screen.patient), [screen.patient]);
  const view = patient === screen.patient ? loaded.view : null;
  const fault = patient === screen.patient ? loaded.fault : null;
  if (view === null) {
    return (
      <main className="waiting">
        <h1>{shellText.case}</h1>
        {fault === null ? (
          <output>{notices.loading}</output>
        ) : (
          <FaultNotice fault={fault} onRetry={() => void openCase(screen.patient)} />
        )}
        <Button onPress={goToWard}>{shellText.backToWard}</Button>
      </main>
    );
  }
  return (
    <>
      <PatientBanner banner={view.banner} />
      <AllergiesBar allergies={view.allergies} />
      <IdentityWarnings warnings={view.banner.warnings} />
      {network === 'down' ? <OfflineBanner view={view} waiting={waiting} /> : null}
      {fault === null ? null : (
        <FaultNotice fault={fault} onRetry={() => void openCase(screen.patient)} onClose={forgetCaseFault} />
      )}
      {screen.kind === 'row' ? <RowScreen view={view} row={screen.row} /> : <CaseTableScreen view={view} />}
      {overlay === 'not-shown' ? <NotShown view={view} /> : null}
    </>
  );
}

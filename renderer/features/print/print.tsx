import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { patientListText } from '../../../shared/ipc/patient-list-text.ts';
import { forgetPatientList, openPatientList, patientListStore } from '../../stores/patient-list.ts';
import { handOverStore, forgetHandOver, openHandOver } from '../../stores/hand-over.ts';
import { forgetRecord, openRecord, recordStore } from '../../stores/record.ts';
import { fileName, handOverFileName, identityLine, listFileName, madeLine } from '../../text/record.ts';
import { HandOverPage } from './hand-over-page.tsx';
import { pageFoot } from './page-foot.ts';
import { PaperScreen } from './paper-screen.tsx';
import { PatientListPage } from './patient-list-page.tsx';
import { RecordPage } from './record-page.tsx';

/** The record as it is printed: a draft, or exactly as it was signed. */
export function RecordScreen({ view }: { readonly view: CaseView }) {
  const { patient } = view.banner;
  const { patient: of, loaded } = useStore(recordStore);
  useEffect(() => {
    forgetRecord();
    void openRecord(patient);
  }, [patient]);
  const shown = of === patient ? loaded.view : null;
  return (
    <PaperScreen
      patient={patient}
      paper="record"
      shown={
        shown === null
          ? null
          : {
              pdf: shown.pdf,
              name: fileName(shown.record),
              foot: pageFoot(identityLine(shown.record), madeLine(shown.record)),
            }
      }
      fault={of === patient ? loaded.fault : null}
      onRetry={() => void openRecord(patient)}
    >
      {shown === null ? null : <RecordPage record={shown.record} />}
    </PaperScreen>
  );
}

/** The sheet for whoever goes on with the case, as it is printed. */
export function HandOverScreen({ view }: { readonly view: CaseView }) {
  const { patient } = view.banner;
  const { patient: of, loaded } = useStore(handOverStore);
  useEffect(() => {
    forgetHandOver();
    void openHandOver(patient);
  }, [patient]);
  const shown = of === patient ? loaded.view : null;
  return (
    <PaperScreen
      patient={patient}
      paper="hand-over"
      shown={
        shown === null
          ? null
          : {
              pdf: shown.pdf,
              name: handOverFileName(shown.record),
              foot: pageFoot(identityLine(shown.record), madeLine(shown.record)),
            }
      }
      fault={of === patient ? loaded.fault : null}
      onRetry={() => void openHandOver(patient)}
    >
      {shown === null ? null : <HandOverPage record={shown.record} />}
    </PaperScreen>
  );
}

/** The list the patient takes home, as it is printed. */
export function PatientListScreen({ view }: { readonly view: CaseView }) {
  const { patient } = view.banner;
  const { patient: of, loaded } = useStore(patientListStore);
  useEffect(() => {
    forgetPatientList();
    void openPatientList(patient);
  }, [patient]);
  const shown = of === patient ? loaded.view : null;
  return (
    <PaperScreen
      patient={patient}
      paper="patient-list"
      shown={
        shown === null
          ? null
          : {
              pdf: shown.pdf,
              name: listFileName(shown.list),
              foot: pageFoot(patientListText.whose(shown.list), patientListText.made(shown.list)),
            }
      }
      fault={of === patient ? loaded.fault : null}
      onRetry={() => void openPatientList(patient)}
    >
      {shown === null ? null : <PatientListPage list={shown.list} />}
    </PaperScreen>
  );
}

import { useEffect, type ReactNode } from 'react';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { announce } from '../../stores/announce.ts';
import { goToCase, goToHandOver, goToPatientList, goToRecord, goToSignOff } from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import { recordText } from '../../text/record.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { recordKeys } from '../../ui/key-maps.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { savePdf } from './save-pdf.ts';

type Props = {
  readonly patient: string;
  readonly paper: 'record' | 'patient-list' | 'hand-over';
  /** What is shown, once it came: its PDF in base64, the name of the file, and the foot of each printed page as a style sheet. */
  readonly shown: { readonly pdf: string; readonly name: string; readonly foot: string } | null;
  readonly fault: Fault | null;
  readonly onRetry: () => void;
  readonly children: ReactNode;
};

/** A paper on the screen as it is printed, to print or to save. */
export function PaperScreen({ patient, paper, shown, fault, onRetry, children }: Props) {
  usePageFoot(shown?.foot ?? null);
  const save = (): void => {
    if (shown === null) return;
    savePdf(shown.pdf, shown.name);
    announce(recordText.saving);
  };
  useKeys(recordKeys, {
    print: () => {
      if (shown !== null) window.print();
    },
    save,
    'patient-list': () => goToPatientList(patient),
    'hand-over-sheet': () => goToHandOver(patient),
    'sign-off': () => goToSignOff(patient),
    back: () => goToCase(patient),
  });
  return (
    <>
      <main className="record-screen">
        <div className="record-bar buttons">
          <Button look="main" keyCap="Ctrl P" disabled={shown === null} onPress={() => window.print()}>
            {recordText.print}
          </Button>
          <Button keyCap="Ctrl S" disabled={shown === null} onPress={save}>
            {recordText.save}
          </Button>
          {paper === 'record' ? null : (
            <Button onPress={() => goToRecord(patient)}>{recordText.record}</Button>
          )}
          {paper === 'hand-over' ? null : (
            <Button keyCap="G H" onPress={() => goToHandOver(patient)}>
              {recordText.handOver}
            </Button>
          )}
          {paper === 'patient-list' ? null : (
            <Button keyCap="G M" onPress={() => goToPatientList(patient)}>
              {recordText.patientList}
            </Button>
          )}
          <Button keyCap="Esc" onPress={() => goToCase(patient)}>
            {recordText.back}
          </Button>
        </div>
        {fault === null ? null : <FaultNotice fault={fault} onRetry={onRetry} />}
        {shown === null ? fault === null ? <output>{notices.loading}</output> : null : children}
      </main>
      <Footer
        hints={[
          { caps: ['Ctrl P'], words: 'print' },
          { caps: ['Ctrl S'], words: 'save the PDF' },
          { caps: ['Esc'], words: 'back to the table' },
        ]}
      >
        <strong>{recordText.screenFoot}</strong>
      </Footer>
    </>
  );
}

/** While a paper is shown, a page that is printed carries its foot. */
function usePageFoot(foot: string | null): void {
  useEffect(() => {
    if (foot === null) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(foot);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [foot]);
}

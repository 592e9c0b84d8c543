import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ReplyOf } from '../../../shared/ipc/contract.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { openRecord, recordStore } from '../../stores/record.ts';
import { goToCase, goToSignOff } from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import { fileName, recordText } from '../../text/record.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { recordKeys } from '../../ui/key-maps.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { pageFoot } from './page-foot.ts';
import { RecordPage } from './record-page.tsx';
import { savePdf } from './save-pdf.ts';

/** The record as it is printed: a draft, or exactly as it was signed. */
export function RecordScreen({ view }: { readonly view: CaseView }) {
  const { patient } = view.banner;
  const { patient: of, record: loaded } = useStore(recordStore);
  useEffect(() => void openRecord(patient), [patient]);
  const shown = of === patient ? loaded.view : null;
  const fault = of === patient ? loaded.fault : null;
  usePageFoot(shown);
  const save = (): void => {
    if (shown === null) return;
    savePdf(shown.pdf, fileName(shown.record));
    announce(recordText.saving);
  };
  useKeys(recordKeys, {
    print: () => {
      if (shown !== null) window.print();
    },
    save,
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
          <Button keyCap="Esc" onPress={() => goToCase(patient)}>
            {recordText.back}
          </Button>
        </div>
        {fault === null ? null : <FaultNotice fault={fault} onRetry={() => void openRecord(patient)} />}
        {shown === null ? (
          fault === null ? (
            <output>{notices.loading}</output>
          ) : null
        ) : (
          <RecordPage record={shown.record} />
        )}
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

/** While a record is shown, a page that is printed carries its foot. */
function usePageFoot(shown: ReplyOf<'openRecord'> | null): void {
  useEffect(() => {
    if (shown === null) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageFoot(shown.record));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [shown]);
}

import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { closeOverlay } from '../../stores/screen.ts';
import { caseText } from '../../text/case.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { PatientBanner } from '../../ui/patient-banner.tsx';

/** What arrived and could not be shown as a line, as it came. */
export function NotShown({ view }: { readonly view: CaseView }) {
  return (
    <Dialog
      title={caseText.notShown}
      onClose={closeOverlay}
      wide
      banner={<PatientBanner banner={view.banner} level="p" />}
    >
      <p>{caseText.notShownLead}</p>
      <p className="quiet">{caseText.withdrawn}</p>
      {view.notUnderstood.map((item) => (
        <section key={`${item.source} ${item.key}`} className="raw">
          <h3>
            {item.source}: {item.why}
          </h3>
          <p className="quiet small">{item.key}</p>
          <pre>{item.raw}</pre>
        </section>
      ))}
    </Dialog>
  );
}

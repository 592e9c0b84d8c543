import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { AuditEntryView } from '../../../shared/ipc/audit-views.ts';
import { announce } from '../../stores/announce.ts';
import { auditStore, exportAudit, openAudit, showOlder } from '../../stores/audit.ts';
import { goToAudit, goToWard, screenStore } from '../../stores/screen.ts';
import { auditText, chainWords, whatWords } from '../../text/audit.ts';
import { notices } from '../../text/common.ts';
import { showMoment } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { auditKeys } from '../../ui/key-maps.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useKeys } from '../../ui/use-keys.ts';

/** Who did what on this computer, or who looked at one patient. */
export function AuditScreen({ patient }: { readonly patient: string | null }) {
  const { view, busy, fault } = useStore(auditStore, (state) => state.audit);
  const last = useStore(screenStore, (state) => state.lastPatient);
  useEffect(() => void openAudit(patient), [patient]);
  useKeys(auditKeys, { back: goToWard, export: () => void save(), older: () => void showOlder() });
  return (
    <>
      <main className="settings">
        <h1>{patient === null ? auditText.title : auditText.ofPatient}</h1>
        <p className="quiet">{auditText.lead}</p>
        <p className="audit-acts">
          {patient === null && last !== null ? (
            <Button onPress={() => goToAudit(last)}>{auditText.ofPatient}</Button>
          ) : null}
          {patient === null ? null : <Button onPress={() => goToAudit(null)}>{auditText.ofAll}</Button>}
          <Button keyCap="E" onPress={() => void save()}>
            {auditText.export}
          </Button>
        </p>
        {fault === null ? null : <FaultNotice fault={fault} onRetry={() => void openAudit(patient)} />}
        {view === null ? <output>{busy ? notices.loading : ''}</output> : null}
        {view === null ? null : (
          <>
            <p className={view.chain.kind === 'broken' ? 'setting-refused' : 'quiet'}>
              {chainWords(view.chain)}
            </p>
            {view.entries.length === 0 ? (
              <p>{auditText.none}</p>
            ) : (
              <AuditTable entries={view.entries} withAbout={patient === null} />
            )}
            {view.older === null ? null : (
              <Button keyCap="O" onPress={() => void showOlder()}>
                {auditText.older}
              </Button>
            )}
          </>
        )}
      </main>
      <Footer hints={[{ caps: ['Esc'], words: 'back to the ward' }]}>{null}</Footer>
    </>
  );
}

async function save(): Promise<void> {
  const file = await exportAudit();
  if (file === null) return;
  saveFile(new Blob([file.text], { type: 'application/x-ndjson' }), file.name);
  announce(auditText.exported(file.name));
}

type TableProps = { readonly entries: readonly AuditEntryView[]; readonly withAbout: boolean };

function AuditTable({ entries, withAbout }: TableProps) {
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">{auditText.when}</th>
          <th scope="col">{auditText.who}</th>
          <th scope="col">{auditText.what}</th>
          {withAbout ? <th scope="col">{auditText.about}</th> : null}
          <th scope="col">{auditText.number}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <td className="nowrap">{showMoment(entry.at)}</td>
            <td>{entry.who ?? auditText.program}</td>
            <td>{whatWords(entry)}</td>
            {withAbout ? <td>{entry.about}</td> : null}
            <td className="quiet">{entry.seq}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

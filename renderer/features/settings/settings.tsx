import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SettingView } from '../../../shared/ipc/settings-views.ts';
import { goToWard } from '../../stores/screen.ts';
import { openSettings, settingsStore } from '../../stores/settings.ts';
import { notices } from '../../text/common.ts';
import { originWords, policyFrom, settingsText } from '../../text/settings.ts';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { leaveKeys } from '../../ui/key-maps.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { PackPanel } from './pack-panel.tsx';

/** Every setting, what holds, and who decided it. */
export function SettingsScreen() {
  const { view, busy, fault } = useStore(settingsStore, (state) => state.settings);
  useEffect(() => void openSettings(), []);
  useKeys(leaveKeys, { back: goToWard });
  return (
    <>
      <main className="settings">
        <h1>{settingsText.title}</h1>
        <p className="quiet">{settingsText.lead}</p>
        {fault === null ? null : <FaultNotice fault={fault} onRetry={() => void openSettings()} />}
        {view === null ? <output>{busy ? notices.loading : ''}</output> : null}
        {view === null ? null : (
          <>
            <SettingsTable settings={view.settings} />
            <p className="quiet">{policyFrom(view.from)}</p>
            {view.unknown.length === 0 ? null : (
              <p className="setting-refused">
                {settingsText.unknownTitle}: {view.unknown.join(', ')}
              </p>
            )}
            <PackPanel />
          </>
        )}
      </main>
      <Footer hints={[{ caps: ['Esc'], words: 'back to the ward' }]}>{null}</Footer>
    </>
  );
}

function SettingsTable({ settings }: { readonly settings: readonly SettingView[] }) {
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">{settingsText.setting}</th>
          <th scope="col">{settingsText.value}</th>
          <th scope="col">{settingsText.origin}</th>
          <th scope="col">{settingsText.nameForIt}</th>
        </tr>
      </thead>
      <tbody>
        {settings.map((setting) => (
          <tr key={setting.name}>
            <th scope="row">
              {setting.title}
              <span className="quiet small setting-help">{setting.help}</span>
            </th>
            <td>{setting.value}</td>
            <td className={setting.origin === 'refused' ? 'setting-refused' : undefined}>
              {originWords(setting)}
            </td>
            <td className="quiet small">{setting.name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

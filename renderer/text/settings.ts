import type { SettingView } from '../../shared/ipc/settings-views.ts';

export const settingsText = {
  title: 'Settings',
  lead: 'What holds on this computer and who decided it. Your trust’s IT department sets these by policy; what it decides cannot be changed on this screen.',
  setting: 'Setting',
  value: 'What holds',
  origin: 'Decided by',
  nameForIt: 'Name for IT',
  unknownTitle: 'In the policy, and unknown to this version',
} as const;

/** Who decided a setting. */
export function originWords({ origin, why }: Pick<SettingView, 'origin' | 'why'>): string {
  switch (origin) {
    case 'usual':
      return 'Usual';
    case 'policy':
      return 'Your trust, locked';
    case 'refused':
      return `Your trust’s value is refused: ${why ?? 'no reason given'}. The usual one holds.`;
  }
}

export const policyFrom = (from: string): string =>
  from === '' ? 'No policy was looked for.' : `The policy of this computer lies at ${from}.`;

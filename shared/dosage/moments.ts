import type { Timing } from '../medicines/dosage.ts';

/** The moments of a day that `when` names; "during the morning" and "at breakfast" are one, a meal without a name is none. */
export function momentsOf({ when }: Pick<Timing, 'when'>): readonly string[] {
  const moments = when.flatMap((code) => {
    if (/^(MORN|WAKE|[AP]?CM)/.test(code)) return ['morning'];
    if (/^(NOON|[AP]?CD)/.test(code)) return ['noon'];
    if (code.startsWith('AFT')) return ['afternoon'];
    if (/^(EVE|[AP]?CV)/.test(code)) return ['evening'];
    return /^(NIGHT|P?HS)/.test(code) ? ['night'] : [];
  });
  return [...new Set(moments)];
}

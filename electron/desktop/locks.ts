import type { PowerMonitor } from 'electron';
import type { Calls } from './channels.ts';

/** Locks when the operating system locks its screen or sleeps. The answer does not matter: locked already is locked. */
export function lockWithTheScreen(power: PowerMonitor, call: Calls): void {
  power.on('lock-screen', () => void call('lock', { why: 'screen-lock' }));
  power.on('suspend', () => void call('lock', { why: 'sleep' }));
}

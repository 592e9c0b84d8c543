import type { PowerMonitor } from 'electron';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { Calls } from './channels.ts';

/**
 * Locks when the operating system locks its screen or sleeps, and tells of it at once: the page hides what it shows without
 * waiting for the engine, which may be at something else. The answer does not matter: locked already is locked.
 */
export function lockWithTheScreen(
  power: PowerMonitor,
  call: Calls,
  tell: (event: EngineEvent) => void,
): void {
  const lock = (why: 'screen-lock' | 'sleep'): void => {
    tell({ event: 'locked', why });
    void call('lock', { why });
  };
  power.on('lock-screen', () => lock('screen-lock'));
  power.on('suspend', () => lock('sleep'));
}

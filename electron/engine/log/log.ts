import type { LogLine } from '../host.ts';

/** What may be told of an error in the log. Its message stays out: it can hold a patient's text, a key or a PIN. */
type Told = { readonly error: string; readonly code?: string; readonly at: string };

/**
 * An error as kinds and places: its class, its code, and the first places in our own code. The message is kept only for
 * broken invariants of ours, which never hold clinical text.
 */
export function tell(error: unknown): Told {
  if (!(error instanceof Error)) return { error: typeof error, at: '' };
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(error.code)
      ? { code: error.code }
      : {};
  const name = error.name === 'InvariantError' ? `${error.name}: ${error.message}` : error.name;
  return { error: name, ...code, at: placesOf(error) };
}

/** A line about a bug: which call met it, and where. */
export const bugLine = (where: string, error: unknown): LogLine => ({
  level: 'error',
  event: 'bug',
  data: { where, ...tell(error) },
});

/** The innermost frames, as `file.ts:line`; frames begin after the message, which may itself have several lines. */
function placesOf(error: Error): string {
  const stack = (error.stack ?? '').replace(error.message, '');
  return stack
    .split('\n')
    .flatMap((line) => /^\s+at .*?([\w.-]+\.[cm]?[jt]s:\d+):\d+\)?$/.exec(line)?.[1] ?? [])
    .slice(0, 4)
    .join(' < ');
}

import type { App } from 'electron';
import { z } from 'zod';

/** The scheme by which a record system's launch reaches this program; nothing listens on the network for it. */
export const launchScheme = 'concord';

const launch = z.object({
  iss: z.url({ protocol: /^https?$/ }).max(2_000),
  launch: z.string().min(1).max(2_000),
});
export type Launch = z.infer<typeof launch>;

/** `concord://launch?iss=...&launch=...`; `undefined` for any other address. Nothing else of it is looked at. */
export function readLaunch(address: string): Launch | undefined {
  const url = URL.parse(address);
  if (url?.protocol !== `${launchScheme}:` || url.host !== 'launch') return undefined;
  const read = launch.safeParse({
    iss: url.searchParams.get('iss'),
    launch: url.searchParams.get('launch'),
  });
  return read.success ? read.data : undefined;
}

/** Windows and Linux hand the address over as an argument of the command. */
export const launchIn = (argv: readonly string[]): Launch | undefined =>
  argv.map(readLaunch).find((one) => one !== undefined);

/**
 * Tells `receive` of every launch: of the command that started this program, of a second one that found it running, and of
 * macOS's own event, which may come before anything is ready.
 */
export function takeLaunches(
  app: App,
  argv: readonly string[],
): { readonly to: (receive: (launch: Launch) => void) => void } {
  const early: Launch[] = [];
  let receive = (launch: Launch): void => void early.push(launch);
  const take = (launch: Launch | undefined): void => {
    if (launch !== undefined) receive(launch);
  };
  if (app.isPackaged) app.setAsDefaultProtocolClient(launchScheme);
  app.on('second-instance', (_event, second) => take(launchIn(second)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take(readLaunch(url));
  });
  take(launchIn(argv));
  return {
    to: (next) => {
      receive = next;
      for (const launch of early.splice(0)) next(launch);
    },
  };
}

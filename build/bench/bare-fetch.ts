import type { Host } from '../../electron/engine/host.ts';

/** A request as the engine made it. */
export type Made = { readonly href: string; readonly init: RequestInit };

/** The machine's own network, with everything that is asked of it written down. */
export function watchedFetch(): { readonly made: Made[]; readonly fetch: Host['fetch'] } {
  const made: Made[] = [];
  return {
    made,
    fetch: (href, init) => {
      made.push({ href, init });
      return fetch(href, init);
    },
  };
}

/** The same requests with nothing around them, as many at a time to each origin; `take` sees each answer. */
export async function askAgain(
  made: readonly Made[],
  atOnce: number,
  take: (text: string) => void = () => undefined,
): Promise<void> {
  const byOrigin = Map.groupBy(made, ({ href }) => new URL(href).origin);
  await Promise.all(
    [...byOrigin.values()].flatMap((requests) => {
      const left = requests.values();
      return Array.from({ length: atOnce }, async () => {
        for (const { href, init } of left) take(await bareText(href, init));
      });
    }),
  );
}

async function bareText(href: string, { method, headers, body }: RequestInit): Promise<string> {
  const request: RequestInit = { method: method ?? 'GET', headers: headers ?? {}, body: body ?? null };
  return (await fetch(href, request)).text();
}

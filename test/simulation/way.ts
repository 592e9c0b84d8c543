import { bases, serverNames, type ServerName } from './trust.ts';

/** What answers an address: a record, the locator of one, or nobody. */
export type Destination = {
  readonly name: ServerName | 'locator';
  /** As that server itself is asked. */
  readonly url: URL;
  readonly throughEngine: boolean;
};

const names = [...serverNames, 'locator'] as const;

/** Where a request comes out; behind the integration engine the first part of the path names the record. */
export function destinationOf(url: URL): Destination | undefined {
  const throughEngine = url.href.startsWith(`${bases.engine}/`);
  const baseOf = (name: (typeof names)[number]): string =>
    throughEngine ? `${bases.engine}/${name}` : bases[name];
  const name = names.find((one) => url.href.startsWith(`${baseOf(one)}/`));
  if (name === undefined) return undefined;
  return { name, url: new URL(`${bases[name]}${url.href.slice(baseOf(name).length)}`), throughEngine };
}

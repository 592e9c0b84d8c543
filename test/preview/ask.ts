import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

type Ask = { readonly method?: string; readonly headers?: OutgoingHttpHeaders; readonly body?: string };

/** A request as a hostile program would make it: any Host, any path spelling, nothing normalised. */
export function ask(
  address: string,
  path: string,
  { method = 'GET', headers = {}, body = '' }: Ask = {},
): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Exchanges the one-time token of `address` for the cookie. */
export async function enter(address: string): Promise<string> {
  const answer = await ask(address, `/${new URL(address).search}`);
  return (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

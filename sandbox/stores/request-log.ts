/** One request a store saw. Bodies and tokens are not kept. */
export type SeenRequest = {
  readonly method: string;
  readonly url: string;
  readonly status: number | 'cut' | 'hung';
  readonly hadToken: boolean;
  readonly ifMatch?: string;
  readonly ifNoneExist?: string;
  readonly requestId?: string;
};

const kept = 2000;

/** The latest requests, oldest first. */
export class RequestLog {
  private seen: SeenRequest[] = [];

  add(request: SeenRequest): void {
    this.seen.push(request);
    if (this.seen.length > kept) this.seen = this.seen.slice(-kept);
  }

  all(): readonly SeenRequest[] {
    return this.seen;
  }

  clear(): void {
    this.seen = [];
  }
}

export function seen(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  status: SeenRequest['status'],
): SeenRequest {
  const { 'if-match': ifMatch, 'if-none-exist': ifNoneExist, 'x-request-id': requestId } = headers;
  return {
    method,
    url,
    status,
    hadToken: headers['authorization'] !== undefined,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(ifNoneExist === undefined ? {} : { ifNoneExist }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

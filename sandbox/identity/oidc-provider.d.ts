/** The little of oidc-provider 9 that the sandbox uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type Payload = Readonly<Record<string, unknown>>;

  export type Grant = {
    addOIDCScope(scope: string): void;
    rejectOIDCScope(scope: string): void;
    save(): Promise<string>;
  };

  export type InteractionDetails = {
    readonly uid: string;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, string | undefined>>;
    readonly session?: { readonly accountId: string };
  };

  export type Context = {
    path: string;
    method: string;
    status: number;
    body: unknown;
    query: Record<string, string | string[] | undefined>;
    oidc?: {
      readonly params?: Readonly<Record<string, string | undefined>>;
      readonly entities: Readonly<
        Record<string, { readonly grantId?: string; readonly jti?: string } | undefined>
      >;
      readonly result?: { readonly consent?: { readonly grantId?: string } };
      readonly provider: Provider;
    };
  };

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: {
      new (properties: { accountId: string; clientId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<InteractionDetails>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
    on(event: string, listener: (ctx: Context, error: Error) => void): void;
  }

  export const errors: { readonly InvalidRequest: new (message: string) => Error };
}

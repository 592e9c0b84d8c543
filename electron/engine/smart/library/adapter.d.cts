/** The part of fhirclient's Node adapter that is used. Its own types would bring the DOM's into the engine. */
type Options = { readonly refreshTokenWithClientId: true };

type Storage = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
  unset(key: string): Promise<boolean>;
};

type AuthorizeParams = {
  readonly iss: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
  readonly pkceMode: 'required';
  readonly noRedirect: true;
  readonly stateKey: string;
  readonly launch?: string;
};

type LibraryClient = { readonly state: unknown; refresh(): Promise<unknown> };

declare class NodeAdapter {
  options: Options;
  constructor(options: Options);
  getUrl(): URL;
  getStorage(): Storage;
  getSmartApi(): {
    authorize(params: AuthorizeParams): Promise<unknown>;
    ready(): Promise<LibraryClient>;
    client(state: object): LibraryClient;
  };
}

/** Node gives the whole module, bundlers and test runners its `default`. */
declare const library: { readonly default: typeof NodeAdapter } | typeof NodeAdapter;
export = library;

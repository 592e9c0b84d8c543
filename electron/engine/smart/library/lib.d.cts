/** fhirclient's shared functions: the two through which all of its network traffic goes. */
declare const library: {
  readonly request: (url: string, options?: object) => Promise<unknown>;
  readonly getAndCache: (url: string, options?: object) => Promise<unknown>;
};
export = library;

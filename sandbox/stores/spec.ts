/** One FHIR store of the pretend trust: a listener of its own, and what it lets happen. */
export type StoreSpec = {
  readonly id: string;
  readonly name: string;
  /** Tokens are good only for the stores of their audience. */
  readonly audience: string;
  /** Read and write; add only (POST, never change); or read only. */
  readonly writes: 'all' | 'append-only' | 'none';
};

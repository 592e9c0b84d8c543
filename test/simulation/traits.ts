import type { Traits } from './model-server.ts';

/** A server that does everything as FHIR says. */
export const textbook: Traits = {
  appendOnly: false,
  ignoresIfMatch: false,
  mismatch: 412,
  answersEmpty: false,
  pageSize: 50,
  clockSkewMs: 0,
};

import type { Page } from '../../http/http.ts';

/** A record that came whole, in one answer, and the address whose ids its references are. */
export type WholeRecord = { readonly page: Page; readonly address: string };

import type { SourceConfig, TieConfig } from './config.ts';

/** How a source is reached through the integration engine. */
type TieAddress = {
  /** In place of the source's own base. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Tells what is behind the engine apart, where a header does and the base does not. */
  readonly place: string;
  readonly timeoutMs: number;
};

/** Concord gives up after the engine does, so that the engine's own words about it arrive. */
const marginMs = 5_000;

/** `undefined` for a source that is asked directly. */
export function tieAddress(tie: TieConfig | undefined, source: SourceConfig): TieAddress | undefined {
  if (tie === undefined || source.tieRoute === undefined) return undefined;
  const { tieRoute } = source;
  const place = `${tie.base}/${tieRoute}`;
  const common = { place, timeoutMs: tie.timeoutMs + marginMs };
  return tie.routing.by === 'path'
    ? { ...common, base: place, headers: tie.headers }
    : { ...common, base: tie.base, headers: { ...tie.headers, [tie.routing.header]: tieRoute } };
}

import { z } from 'zod';

const base = z.url({ protocol: /^https?$/ }).refine((text) => !text.endsWith('/'), 'no trailing slash');

/** A service of the Spine: its FHIR base, and how the integration engine calls it where it goes through that. */
const spineService = z.object({ fhirBase: base, tieRoute: z.string().min(1).optional() });

/**
 * GP Connect Access Record: Structured. The source's own `fhirBase` is the Spine Secure Proxy; the practice's address comes
 * after it in the path.
 */
export const gpConnectSchema = z.object({
  /** `Ssp-From`: the accredited system id under which this trust asks. */
  asid: z.string().regex(/^\d{12}$/, 'twelve digits'),
  /** `iss` of the bearer token, and the system of Concord's own ids in it. */
  issuer: z.url(),
  /** Personal Demographics Service: with which practice a patient is registered. */
  demographics: spineService,
  /** Spine Directory Service: a practice's address and its accredited system id. */
  directory: spineService,
  /**
   * Who holds the client certificate: the integration engine, or this computer (its operating system presents it) where a
   * trust says so.
   */
  reachedBy: z.enum(['integration-engine', 'host']).default('integration-engine'),
});

export type GpConnectConfig = z.infer<typeof gpConnectSchema>;

type Reached = {
  readonly tieRoute?: string | undefined;
  readonly gpConnect?: GpConnectConfig | undefined;
};

/** Paths below the source of what has no route through the integration engine though it must have one. */
export function withoutRoute({ tieRoute, gpConnect }: Reached): readonly (readonly string[])[] {
  if (gpConnect === undefined || gpConnect.reachedBy === 'host') return [];
  const { demographics, directory } = gpConnect;
  return [
    ...(tieRoute === undefined ? [['tieRoute']] : []),
    ...(demographics.tieRoute === undefined ? [['gpConnect', 'demographics', 'tieRoute']] : []),
    ...(directory.tieRoute === undefined ? [['gpConnect', 'directory', 'tieRoute']] : []),
  ];
}

import { UnsecuredJWT } from 'jose';
import type { GpConnectConfig, TrustConfig } from '../../../../shared/records/config.ts';

/** Whoever asks: the person at the screen, or nobody where the engine works by itself. */
export type Asker = { readonly id: string; readonly name: string; readonly registration: string | null };

type Bearer = {
  readonly gpConnect: GpConnectConfig;
  readonly trust: TrustConfig['trust'];
  readonly asker: Asker;
  /** The practice's address as the Spine Directory Service gives it. */
  readonly audience: string;
  readonly device: { readonly name: string; readonly version: string };
  readonly nowMs: number;
};

const livesSeconds = 300;

/**
 * The bearer token of one request, issued by Concord itself and unsigned, as GP Connect's "cross-organisation audit and
 * provenance" wants it: who asks, for whom, from where and why. It is a statement for the practice's audit, not a secret.
 */
export function bearerFor({ gpConnect, trust, asker, audience, device, nowMs }: Bearer): string {
  const now = Math.floor(nowMs / 1000);
  return new UnsecuredJWT({
    reason_for_request: 'directcare',
    requested_scope: 'patient/*.read',
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: gpConnect.issuer, value: device.name }],
      model: 'Concord',
      version: device.version,
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: trust.odsCode }],
      name: trust.name,
    },
    requesting_practitioner: practitioner(gpConnect, asker),
  })
    .setIssuer(gpConnect.issuer)
    .setSubject(asker.id)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + livesSeconds)
    .encode();
}

/** `UNK` is GP Connect's own word for somebody without a smartcard's ids. */
function practitioner(gpConnect: GpConnectConfig, { id, name, registration }: Asker): object {
  const words = name.split(' ').filter((word) => word !== '');
  return {
    resourceType: 'Practitioner',
    id,
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' },
      { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: 'UNK' },
      { system: gpConnect.issuer, value: id },
      ...(registration === null
        ? []
        : [{ system: 'https://fhir.hl7.org.uk/Id/gphc-number', value: registration }]),
    ],
    name: [{ text: name, family: words.at(-1) ?? '', given: words.slice(0, -1) }],
  };
}

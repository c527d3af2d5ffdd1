import tls, { createSecureContext, rootCertificates, type SecureContext } from "node:tls";

/** Node 20, the development runtime, lacks this function: only its bundled authorities count there. */
const { getCACertificates }: Partial<Pick<typeof tls, "getCACertificates">> = tls;

/**
 * Trusts these authorities in addition to the runtime's; undefined for none, which changes nothing. Certificate checks
 * are never switched off.
 */
export const trustWith = (certificates: readonly string[]): SecureContext | undefined => {
  if (certificates.length === 0) return undefined;
  const usual = getCACertificates?.("default") ?? rootCertificates;
  return createSecureContext({ ca: [...usual, ...certificates] });
};

import tls, { createSecureContext, rootCertificates, type SecureContext } from "node:tls";

/** Node 20, which the development runtime brings, has no such question: only its bundled authorities count there. */
const { getCACertificates }: Partial<Pick<typeof tls, "getCACertificates">> = tls;

/**
 * Believes these authorities beside those that the runtime believes anyway; undefined where there are none, and
 * everything stays as it is. Nothing here ever switches the check of a certificate off.
 */
export const trustWith = (certificates: readonly string[]): SecureContext | undefined => {
  if (certificates.length === 0) return undefined;
  const usual = getCACertificates?.("default") ?? rootCertificates;
  return createSecureContext({ ca: [...usual, ...certificates] });
};

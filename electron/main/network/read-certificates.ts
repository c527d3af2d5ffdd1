import { createPrivateKey, X509Certificate } from "node:crypto";
import type { ShownCertificate } from "../../../contract/ipc/network-settings.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";

/** Enough for an authority: a root, its intermediates, and their successors. */
const mostCertificates = 10;

/** "C=CN, O=…, CN=…": on one line. */
const nameIn = (text: string | undefined): string => (text ?? "").split("\n").join(", ");

export const shownCertificate = (certificate: X509Certificate): ShownCertificate => ({
  subject: nameIn(certificate.subject),
  issuer: nameIn(certificate.issuer),
  validUntil: new Date(certificate.validTo).toISOString(),
  fingerprint: certificate.fingerprint256,
});

/** undefined for an invalid certificate, and for unreadable dates. */
export const certificateIn = (source: string | Buffer): X509Certificate | undefined => {
  try {
    const certificate = new X509Certificate(source);
    return Number.isNaN(Date.parse(certificate.validTo)) ? undefined : certificate;
  } catch {
    return undefined;
  }
};

const isKey = (der: Buffer): boolean =>
  (["pkcs8", "pkcs1", "sec1"] as const).some((type) => {
    try {
      createPrivateKey({ key: der, format: "der", type });
      return true;
    } catch {
      return false;
    }
  });

const pemBlock = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/** undefined for each invalid certificate: one makes the whole file unreadable. */
const certificatesIn = (bytes: Buffer): readonly (X509Certificate | undefined)[] => {
  const text = bytes.toString("latin1");
  return text.includes("-----BEGIN") ? (text.match(pemBlock) ?? []).map(certificateIn) : [certificateIn(bytes)];
};

const isPrivate = (bytes: Buffer): boolean => /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(bytes.toString("latin1"));

const whyNotTrusted = (certificate: X509Certificate, now: Date): Problem | undefined => {
  const subject = nameIn(certificate.subject);
  if (!certificate.ca) return problem("certificate-not-authority", { subject });
  const until = new Date(certificate.validTo);
  if (until <= now) return problem("certificate-expired", { subject, until: until.toISOString().slice(0, 10) });
  return undefined;
};

/** Removes duplicates by fingerprint. Problem: `certificates-too-many`. */
export const eachOnce = (certificates: readonly X509Certificate[]): Result<readonly X509Certificate[]> => {
  const single = [...new Map(certificates.map((one) => [one.fingerprint256, one])).values()];
  if (single.length <= mostCertificates) return success(single);
  return failure(problem("certificates-too-many", { count: single.length, most: mostCertificates }));
};

/**
 * The authorities in a file, PEM or DER. A chain may contain the centre's own certificate, which is left out where
 * there is an authority. Problems: `certificate-file-private-key`, `certificate-file-empty`,
 * `certificate-not-authority`, `certificate-expired`, `certificates-too-many`.
 */
export const readCertificates = (bytes: Buffer, now: Date): Result<readonly X509Certificate[]> => {
  if (isPrivate(bytes)) return failure(problem("certificate-file-private-key"));
  const read = certificatesIn(bytes);
  const found = read.filter((one) => one !== undefined);
  if (found.length < read.length || found.length === 0)
    return failure(problem(isKey(bytes) ? "certificate-file-private-key" : "certificate-file-empty"));
  const authorities = found.filter(({ ca }) => ca);
  const judged = authorities.length > 0 ? authorities : found;
  const wrong = judged.map((one) => whyNotTrusted(one, now)).find((one) => one !== undefined);
  return wrong ? failure(wrong) : eachOnce(judged);
};

/** Merges PEM certificates without duplicates; none of the earlier ones is dropped. Problem: `certificates-too-many`. */
export const mergeCertificates = (before: readonly string[], more: readonly string[]): Result<readonly string[]> => {
  const together = eachOnce([...before, ...more].map((pem) => new X509Certificate(pem)));
  return together.ok ? success(together.value.map(String)) : together;
};

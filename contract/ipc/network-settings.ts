import type { Problem } from "../problems/problem.ts";
import type { Result } from "../result.ts";
import type { Sha256Hex } from "../words.ts";
import type { networkSettingsInputSchemas } from "./inputs.ts";
import type { RequestsOf } from "./requests-of.ts";

/** The proxy in use. Its password is never sent to the page. */
export interface ShownProxy {
  /** "host:port". */
  readonly address: string;
  readonly user: string | null;
  readonly hasPassword: boolean;
}

/** The details that a person compares before trusting an authority. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validUntil: string;
  /** SHA-256, as "A1:B2:…". */
  readonly fingerprint: string;
}

/** IT's settings for the network path of this device to its centre. */
export interface NetworkSettings {
  /** null: no proxy. */
  readonly proxy: ShownProxy | null;
  /** Trusted in addition to those that the runtime brings. */
  readonly certificates: readonly ShownCertificate[];
  /** Why the settings are not in effect: their file cannot be read. */
  readonly problem: Problem | null;
}

/** The certificates in a file on a stick, before they are trusted. */
export interface CertificatesInFile {
  readonly file: string;
  /** Of the file, hexadecimal: only certificates that were shown can be trusted. */
  readonly sha256: Sha256Hex;
  readonly certificates: readonly ShownCertificate[];
}

/**
 * IT's requests about the network path to the centre. Allowed in the open panel and on the enrolment screen, which may
 * need them to reach the centre; elsewhere `it-panel-locked`.
 */
export interface NetworkSettingsAnswers {
  readonly networkSettings: Result<NetworkSettings>;
  /** Without a password the former one stays, if user and host are the same. `proxy-invalid`, `proxy-password-again`. */
  readonly setProxy: Result<NetworkSettings>;
  /** The certificate files on the sticks that are plugged in now, full paths. */
  readonly findCertificateFiles: Result<readonly string[]>;
  /** `stick-gone`, `stick-unreadable`, and the problems of a file without a usable certificate. */
  readonly readCertificateFile: Result<CertificatesInFile>;
  /** Adds to the trusted ones. As above, and `certificate-file-changed`, `certificates-too-many`. */
  readonly trustCertificates: Result<NetworkSettings>;
  readonly removeCertificates: Result<NetworkSettings>;
}

export type NetworkSettingsRequests = RequestsOf<typeof networkSettingsInputSchemas, NetworkSettingsAnswers>;

/** Derived as those of the page are: a missing or misspelt name does not compile. */
export const networkSettingsRequestNames: Record<keyof NetworkSettingsAnswers, true> = {
  networkSettings: true,
  setProxy: true,
  findCertificateFiles: true,
  readCertificateFile: true,
  trustCertificates: true,
  removeCertificates: true,
};

import type { Problem } from "../problems/problem.ts";
import type { Result } from "../result.ts";
import type { Sha256Hex } from "../words.ts";
import type { networkSettingsInputSchemas } from "./network-settings-inputs.ts";
import type { RequestsOf } from "./requests-of.ts";

/** The proxy in use. Its password never comes to the page. */
export interface ShownProxy {
  /** "host:port". */
  readonly address: string;
  readonly user: string | null;
  readonly hasPassword: boolean;
}

/** What a person compares before they trust an authority. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validUntil: string;
  /** SHA-256, as "A1:B2:…". */
  readonly fingerprint: string;
}

/** How this device gets to its centre, as IT has set it. */
export interface NetworkSettings {
  /** null: straight. */
  readonly proxy: ShownProxy | null;
  /** Trusted beside those that the runtime brings. */
  readonly certificates: readonly ShownCertificate[];
  /** Why what was set does not hold: its file cannot be read. */
  readonly problem: Problem | null;
}

/** What a file on a stick holds, before anybody trusts it. */
export interface CertificatesInFile {
  readonly file: string;
  /** Of the file, hexadecimal: only what was shown can be trusted. */
  readonly sha256: Sha256Hex;
  readonly certificates: readonly ShownCertificate[];
}

/**
 * How IT sets the way to the centre: at the open panel, and on the screen where a device is enrolled, which may need it
 * to get there at all. Anywhere else `it-panel-locked`.
 */
export interface NetworkSettingsAnswers {
  readonly networkSettings: Result<NetworkSettings>;
  /** For the same user at the same host a password left out is that of before. `proxy-invalid`, `proxy-password-again`. */
  readonly setProxy: Result<NetworkSettings>;
  /** Those on the sticks that are in now, whole paths. */
  readonly findCertificateFiles: Result<readonly string[]>;
  /** `stick-gone`, `stick-unreadable`, and the problems of a file that holds nothing to trust. */
  readonly readCertificateFile: Result<CertificatesInFile>;
  /** Beside those before. As above, and `certificate-file-changed`, `certificates-too-many`. */
  readonly trustCertificates: Result<NetworkSettings>;
  readonly removeCertificates: Result<NetworkSettings>;
}

export type NetworkSettingsRequests = RequestsOf<typeof networkSettingsInputSchemas, NetworkSettingsAnswers>;

/** Derived as those of the page are: a missing or misspelt one does not compile. */
export const networkSettingsRequestNames: Record<keyof NetworkSettingsAnswers, true> = {
  networkSettings: true,
  setProxy: true,
  findCertificateFiles: true,
  readCertificateFile: true,
  trustCertificates: true,
  removeCertificates: true,
};

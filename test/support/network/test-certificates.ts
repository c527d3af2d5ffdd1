import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const fileNamed = (name: string): string => fileURLToPath(new URL(`certificates/${name}`, import.meta.url));
const bytesOf = (name: string): Buffer => readFileSync(fileNamed(name));

/**
 * Made once, valid from 2024 to 2123; the authorities' keys were deleted. `centre` is for "centre.test", "localhost"
 * and 127.0.0.1, issued by the private authority.
 */
export const testCertificates = {
  privateAuthority: bytesOf("private-ca.pem"),
  privateAuthorityDer: bytesOf("private-ca.der"),
  otherAuthority: bytesOf("other-ca.pem"),
  /** Expired on 2020-12-31. */
  expiredAuthority: bytesOf("expired-ca.pem"),
  centre: bytesOf("centre.pem"),
  centreKey: bytesOf("centre.key.pem"),
} as const;

/** For tests that read it from the disk. */
export const privateAuthorityFile = fileNamed("private-ca.pem");

export const privateAuthorityFingerprint =
  "EC:7A:0F:8E:D0:BE:06:D5:AD:24:88:AA:B1:E3:DD:17:A0:02:C3:03:D6:3E:14:DE:2E:32:E7:E4:6C:5E:B6:C0";

export const otherAuthorityFingerprint = new X509Certificate(testCertificates.otherAuthority).fingerprint256;

import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readCertificates, shownCertificate } from "../../../../electron/main/network/read-certificates.ts";
import { privateAuthorityFingerprint, testCertificates } from "../../../support/network/test-certificates.ts";

const now = new Date("2026-11-23T01:42:00.000Z");
const { privateAuthority, privateAuthorityDer, otherAuthority, expiredAuthority, centre, centreKey } = testCertificates;
const read = (...parts: readonly (string | Buffer)[]) => {
  const found = readCertificates(Buffer.concat(parts.map((part) => Buffer.from(part))), now);
  return found.ok ? found.value.map((one) => shownCertificate(one).subject) : found.problem;
};
const authority = "C=CN, O=杭州市测试政务网, CN=Counterstar Test CA";
const other = "C=CN, O=Another office, CN=Another Test CA";

describe("a file of certificates", () => {
  it("shows the values that a person compares", () => {
    const found = readCertificates(privateAuthority, now);
    expect(found.ok && found.value.map(shownCertificate)).toEqual([
      {
        subject: authority,
        issuer: authority,
        validUntil: "2123-12-08T00:00:00.000Z",
        fingerprint: privateAuthorityFingerprint,
      },
    ]);
  });

  it("contains one or several authorities, as PEM or DER, with any text around them", () => {
    expect(read(privateAuthorityDer)).toEqual([authority]);
    expect(read("subject=somebody\r\n", privateAuthority, "\n\n", otherAuthority)).toEqual([authority, other]);
    expect(read(privateAuthority, privateAuthority)).toEqual([authority]);
  });

  it("may be a chain: the centre's own certificate is not trusted as an authority", () => {
    expect(read(centre, privateAuthority)).toEqual([authority]);
    expect(read(centre)).toEqual({ code: "certificate-not-authority", facts: { subject: "CN=centre.test" } });
  });

  it("is refused where an authority has expired", () => {
    const facts = { subject: "CN=Expired Test CA", until: "2020-12-31" };
    expect(read(privateAuthority, expiredAuthority)).toEqual({ code: "certificate-expired", facts });
  });

  it("is refused where it contains a private key, whatever else it contains", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const key = { code: "certificate-file-private-key" };
    expect(read(privateAuthority, centreKey)).toEqual(key);
    expect(read(privateKey.export({ type: "pkcs1", format: "pem" }))).toEqual(key);
    expect(read(privateKey.export({ type: "pkcs8", format: "der" }))).toEqual(key);
  });

  it("is refused where it contains no certificate, or an unreadable one", () => {
    const broken = privateAuthority.toString("utf8").replace("M", "!");
    const undated = Buffer.from(privateAuthorityDer.toString("latin1").replace("21231208", "2123XX08"), "latin1");
    for (const part of [
      "",
      "hello",
      "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----",
      broken,
      undated,
    ])
      expect(read(part)).toEqual({ code: "certificate-file-empty" });
    expect(read(otherAuthority, broken)).toEqual({ code: "certificate-file-empty" });
  });
});

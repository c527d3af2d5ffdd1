import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../../contract/node/fingerprint.ts";

const devicePublicKey = Buffer.alloc(44, 1).toString("base64");
const centrePublicKey = Buffer.alloc(44, 2).toString("base64");

describe("the fingerprint of two keys", () => {
  it("is the first 48 bits of SHA-256 over both, device first, in three groups of four", () => {
    const bytes = Buffer.concat([Buffer.alloc(44, 1), Buffer.alloc(44, 2)]);
    const digits = createHash("sha256").update(bytes).digest("hex").toUpperCase();
    const expected = `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8, 12)}`;
    expect(fingerprintOf({ devicePublicKey, centrePublicKey })).toBe(expected);
    expect(expected).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
  });

  it("differs where either key differs, or they are swapped", () => {
    const found = [
      fingerprintOf({ devicePublicKey, centrePublicKey }),
      fingerprintOf({ devicePublicKey: centrePublicKey, centrePublicKey: devicePublicKey }),
      fingerprintOf({ devicePublicKey, centrePublicKey: devicePublicKey }),
    ];
    expect(new Set(found).size).toBe(3);
  });
});

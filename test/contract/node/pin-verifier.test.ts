import { describe, expect, it } from "vitest";
import { canVerify, newPinVerifier, pepperedVerifier, verifyPin } from "../../../contract/node/pin-verifier.ts";
import { PinVerifier } from "../../../contract/sync/configuration.ts";
import { pinVerifierOf } from "../../electron/support/configuration.ts";

describe("a PIN", () => {
  it("fits its verifier, and only its own", async () => {
    const verifier = pinVerifierOf("246810");
    const pins = ["246810", "246811", "24681", "2468100", "", " 246810", "２４６８１０"];
    const found = await Promise.all(pins.map((pin) => verifyPin(pin, verifier, null)));
    expect(found).toEqual([true, false, false, false, false, false, false]);
  });

  it("fits the verifier that is made for it, at the centre's cost parameters", async () => {
    const verifier = PinVerifier.parse(await newPinVerifier("135790"));
    expect([await verifyPin("135790", verifier, null), await verifyPin("135791", verifier, null)]).toEqual([
      true,
      false,
    ]);
  });

  it("has two different verifiers", async () => {
    expect(pinVerifierOf("246810").hashBase64).not.toBe(pinVerifierOf("246810").hashBase64);
  });

  it.each(["", "AAAA"])("fits no verifier whose hash is cut short to %j", async (hashBase64) => {
    const parsed = PinVerifier.safeParse({ ...pinVerifierOf("246810"), hashBase64 });
    expect(parsed.success && (await verifyPin("246810", parsed.data, null))).toBe(false);
    expect(parsed.success && (await verifyPin("000000", parsed.data, null))).toBe(false);
  });
});

describe("a verifier under a pepper", () => {
  const pepper = Buffer.alloc(32, 7).toString("base64");
  const verifier = pepperedVerifier(pinVerifierOf("246810"), pepper);

  it("accepts the PIN only with the pepper of its device", async () => {
    expect(PinVerifier.parse(verifier)).toEqual(verifier);
    const found = await Promise.all([
      verifyPin("246810", verifier, pepper),
      verifyPin("246811", verifier, pepper),
      verifyPin("246810", verifier, Buffer.alloc(32, 8).toString("base64")),
      verifyPin("246810", verifier, null),
      verifyPin("246810", { ...verifier, scheme: "scrypt" }, pepper),
    ]);
    expect(found).toEqual([true, false, false, false, false]);
  });

  it("cannot be checked without the pepper; a verifier without a pepper can always be checked", () => {
    const plain = pinVerifierOf("246810");
    expect([canVerify(verifier, null), canVerify(verifier, pepper), canVerify(plain, null)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

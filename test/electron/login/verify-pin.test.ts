import { describe, expect, it } from "vitest";
import { createPinVerifier } from "../../../central/office-records/pin-verifier.ts";
import { PinVerifier } from "../../../contract/sync/configuration.ts";
import { verifyPin } from "../../../electron/main/login/verify-pin.ts";
import { pinVerifierOf } from "../support/configuration.ts";

describe("a PIN", () => {
  it("fits its verifier, and only its own", async () => {
    const verifier = pinVerifierOf("246810");
    const pins = ["246810", "246811", "24681", "2468100", "", " 246810", "２４６８１０"];
    const found = await Promise.all(pins.map((pin) => verifyPin(pin, verifier)));
    expect(found).toEqual([true, false, false, false, false, false, false]);
  });

  it("fits the verifier that the centre makes, with the centre's own cost", async () => {
    const verifier = PinVerifier.parse(await createPinVerifier("135790"));
    expect([await verifyPin("135790", verifier), await verifyPin("135791", verifier)]).toEqual([true, false]);
  });

  it("has two verifiers that do not look alike", async () => {
    expect(pinVerifierOf("246810").hashBase64).not.toBe(pinVerifierOf("246810").hashBase64);
  });

  it.each(["", "AAAA"])("fits no verifier whose hash is cut short to %j", async (hashBase64) => {
    const parsed = PinVerifier.safeParse({ ...pinVerifierOf("246810"), hashBase64 });
    expect(parsed.success && (await verifyPin("246810", parsed.data))).toBe(false);
    expect(parsed.success && (await verifyPin("000000", parsed.data))).toBe(false);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSealed } from "../../../../central/keys/open-sealed.ts";
import { openSealingKeys, type SealingKeys } from "../../../../central/keys/sealing-key.ts";
import { ComplaintWords, complaintBytes } from "../../../../contract/complaint.ts";
import { Sealed } from "../../../../contract/sync/sealed.ts";
import { contactNameMostCharacters, opinionMostCharacters } from "../../../../contract/text-limits.ts";
import { ComplaintId } from "../../../../contract/words.ts";
import { sealComplaint } from "../../../../electron/main/complaint/seal-complaint.ts";

const complaintId = ComplaintId.parse("33333333-3333-4333-8333-333333333333");
const otherId = ComplaintId.parse("44444444-4444-4444-8444-444444444444");
const words: ComplaintWords = { text: "等了两个小时，没有人说明原因。", contactName: null, contactPhone: "0571-12345" };

const folders: string[] = [];
const newKeys = (): Promise<SealingKeys> => {
  const folder = mkdtempSync(join(tmpdir(), "counterstar-sealing-"));
  folders.push(folder);
  return openSealingKeys(folder);
};

let keys: SealingKeys;
beforeAll(async () => {
  keys = await newKeys();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const seal = (some: ComplaintWords = words) => sealComplaint(some, complaintId, keys.published);

const tagBytes = 16;
const ciphertextOf = ({ ciphertextBase64 }: Sealed): Buffer => Buffer.from(ciphertextBase64, "base64");
const withFlippedBit = (base64: string, byte: number): string => {
  const bytes = Buffer.from(base64, "base64");
  bytes[byte] = (bytes[byte] ?? 0) ^ 1;
  return bytes.toString("base64");
};

describe("a sealed complaint", () => {
  it("is opened by the centre, word for word", async () => {
    const sealed = await seal();
    expect(Sealed.parse(sealed)).toEqual(sealed);
    expect(await openSealed(keys, complaintId, sealed)).toEqual({ isOpen: true, words });
  });

  it("differs every time, and reveals nothing of its words", async () => {
    const [first, second] = await Promise.all([seal(), seal()]);
    expect(first.ciphertextBase64).not.toBe(second.ciphertextBase64);
    expect(first.encapsulatedKeyBase64).not.toBe(second.encapsulatedKeyBase64);
    expect(ciphertextOf(first).includes("0571-12345")).toBe(false);
  });

  it.each([
    ["Chinese outside the base plane", "𠮷"],
    ["quotes", '"'],
    ["control characters, which JSON writes in six bytes", "\u0001"],
  ])("is as long as any other, also with the most %s", async (_name, character) => {
    const longest = ComplaintWords.parse({
      // Some of the text has to be visible.
      text: `${character.repeat(opinionMostCharacters - 1)}慢`,
      contactName: `${character.repeat(contactNameMostCharacters - 1)}王`,
      contactPhone: "1".repeat(30),
    });
    const sealed = await seal(longest);
    expect(ciphertextOf(sealed)).toHaveLength(complaintBytes + tagBytes);
    expect(ciphertextOf(await seal())).toHaveLength(complaintBytes + tagBytes);
    expect(Sealed.safeParse(sealed).success).toBe(true);
    expect(await openSealed(keys, complaintId, sealed)).toEqual({ isOpen: true, words: longest });
  });

  it("is not opened with another key, whatever key it names", async () => {
    const [sealed, others] = [await seal(), await newKeys()];
    expect(await openSealed(others, complaintId, sealed)).toEqual({ isOpen: false, reason: "other-key" });
    const claimed = { ...sealed, keyId: others.published.keyId };
    expect(await openSealed(others, complaintId, claimed)).toEqual({ isOpen: false, reason: "damaged" });
  });

  it("is not opened under another complaint's identifier", async () => {
    expect(await openSealed(keys, otherId, await seal())).toEqual({ isOpen: false, reason: "damaged" });
  });

  it.each<[string, (sealed: Sealed) => Partial<Sealed>]>([
    ["a bit of the words flipped", (sealed) => ({ ciphertextBase64: withFlippedBit(sealed.ciphertextBase64, 0) })],
    ["a bit of its tag flipped", (sealed) => ({ ciphertextBase64: withFlippedBit(sealed.ciphertextBase64, 4_100) })],
    ["its end cut off", (sealed) => ({ ciphertextBase64: sealed.ciphertextBase64.slice(0, 400) })],
    ["nothing in it", () => ({ ciphertextBase64: "" })],
    [
      "a bit of its key flipped",
      (sealed) => ({ encapsulatedKeyBase64: withFlippedBit(sealed.encapsulatedKeyBase64, 3) }),
    ],
    ["a key of no curve", () => ({ encapsulatedKeyBase64: Buffer.alloc(32).toString("base64") })],
    ["a key too short", () => ({ encapsulatedKeyBase64: "AAAA" })],
  ])("with %s is not opened", async (_name, spoil) => {
    const sealed = await seal();
    const spoiled = { ...sealed, ...spoil(sealed) };
    expect(await openSealed(keys, complaintId, spoiled)).toEqual({ isOpen: false, reason: "damaged" });
  });

  it("that no kiosk wrote is not accepted as a complaint", async () => {
    const sealed = await seal({ ...words, contactPhone: "call me" });
    expect(await openSealed(keys, complaintId, sealed)).toEqual({ isOpen: false, reason: "damaged" });
  });
});

import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyPieces } from "../../central/ledger/audit/verify-pieces.ts";
import { faultsIn, links, whole } from "./export-of-two-epochs.ts";

describe("a change", () => {
  const bytes = Buffer.from(whole.map((line) => `${line}\n`).join(""));
  const place = fc.nat(bytes.byteLength - 1);

  const faultsInBytes = async (changed: Buffer, pieceBytes = changed.byteLength): Promise<number> => {
    const count = Math.ceil(changed.byteLength / pieceBytes);
    const pieces = Array.from({ length: count }, (_, at) => changed.subarray(at * pieceBytes, (at + 1) * pieceBytes));
    return (await verifyPieces(Readable.from(pieces))).faults.length;
  };

  it("is not reported for the unchanged file, for any size of the pieces that are read", async () => {
    expect(await faultsInBytes(bytes)).toBe(0);
    expect(await faultsInBytes(bytes, 7)).toBe(0);
  });

  it("of a single byte is found", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, difference) => {
        const changed = Buffer.from(bytes);
        changed[at] = ((changed[at] ?? 0) + difference) % 256;
        expect(await faultsInBytes(changed)).toBeGreaterThan(0);
      }),
      { numRuns: 600 },
    );
  });

  it("of a single letter's case, which JSON and base64 tolerate most, is found", async () => {
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        const changed = Buffer.from(bytes);
        const letter = changed[at] ?? 0;
        if (!/[a-z]/i.test(String.fromCharCode(letter))) return;
        changed[at] = letter ^ 0x20;
        expect(await faultsInBytes(changed)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("that removes or inserts a byte is found", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat(255), fc.boolean(), async (at, byte, isTakenOut) => {
        const middle = isTakenOut ? [] : [byte];
        const changed = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(middle),
          bytes.subarray(isTakenOut ? at + 1 : at),
        ]);
        expect(await faultsInBytes(changed)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("in the spelling of a signed line is found, although the meaning is the same", () => {
    const respelled = [
      (line: string) => line.replace('","signature"', '", "signature"'),
      (line: string) => `${line} `,
      (line: string) => line.replace(/^\{"text":(.*),"signature":(.*)\}$/, '{"signature":$2,"text":$1}'),
      (line: string) => line.replace('\\"type', "\\u0022type"),
    ];
    for (const [index, line] of whole.entries()) {
      const changed = respelled.map((respell) => respell(line)).filter((other) => other !== line);
      expect(changed.length).toBe(index === 0 || index > links.length ? 4 : 1);
      for (const other of changed) expect(faultsIn(whole.with(index, other)).length).toBeGreaterThan(0);
    }
  });

  it("that removes, doubles or moves a line is found", () => {
    const line = fc.nat(whole.length - 1);
    fc.assert(
      fc.property(line, line, (one, other) => {
        expect(faultsIn(whole.toSpliced(one, 1)).length).toBeGreaterThan(0);
        expect(faultsIn(whole.toSpliced(one, 0, whole[other] ?? "")).length).toBeGreaterThan(0);
      }),
    );
  });
});

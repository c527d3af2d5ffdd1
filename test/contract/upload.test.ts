import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readUpload, writeUpload } from "../../contract/sync/upload.ts";

const checkpoint = { text: '{"type":"checkpoint"}', signature: "AAAA" };

describe("an upload", () => {
  it("is decoded to the encoded content, for any entries", () => {
    const line = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", ""));
    const json = fc.oneof(fc.json({ maxDepth: 2 }), line);
    fc.assert(
      fc.property(fc.array(json, { maxLength: 8 }), fc.string({ unit: "binary" }), (entryTexts, text) => {
        const upload = { checkpoint: { text, signature: "AAAA" }, entryTexts };
        expect(readUpload(writeUpload(upload))).toEqual(upload);
      }),
    );
  });

  it("is one line for the checkpoint and one for each entry", () => {
    const text = writeUpload({ checkpoint, entryTexts: ["{}", '{"a":1}'] });
    expect(text).toBe(`${JSON.stringify(checkpoint)}\n{}\n{"a":1}\n`);
  });

  const whole = writeUpload({ checkpoint, entryTexts: ["{}"] });
  it.each([
    ["cut short", whole.slice(0, -1)],
    ["without a checkpoint", "{}\n"],
    ["empty", ""],
    ["blank", "\n"],
  ])("%s is not accepted", (_, text) => {
    expect(readUpload(text)).toBeUndefined();
  });
});

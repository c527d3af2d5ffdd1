import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { encodePicture } from "../../../central/evidence/encode-picture.ts";
import type { Encoded } from "../../../central/evidence/encoder-messages.ts";
import {
  animatedGif,
  animatedPng,
  decompressionBomb,
  heicHeader,
  jpegAndPage,
  pdf,
  photoOfPlace,
  planted,
  plantedLatitude,
  pngAndZip,
  pngPhoto,
  script,
  svgWithScript,
  truncatedJpeg,
  webpPhoto,
} from "../../support/files/hostile-files.ts";

const encoded = async (bytes: Buffer): Promise<Encoded> => {
  const result = await encodePicture(bytes);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};

const refusal = async (bytes: Buffer) => {
  const result = await encodePicture(bytes);
  return result.ok ? "taken" : result.problem;
};

const holds = (bytes: Uint8Array, part: string | Buffer): boolean => Buffer.from(bytes).includes(part);

const sizeOf = async (bytes: Uint8Array) => {
  const { format, width, height, exif, icc, xmp, iptc, comments } = await sharp(bytes).metadata();
  return [format, width, height, [exif, icc, xmp, iptc, comments].filter(Boolean).length];
};

describe("a photo", () => {
  test("keeps its pixels, upright, and nothing else", async () => {
    const photo = await photoOfPlace();
    for (const part of [...planted, plantedLatitude]) expect(holds(photo, part)).toBe(true);
    const { picture, small } = await encoded(photo);
    for (const part of [...planted, plantedLatitude, "Exif"]) {
      expect([part, holds(picture, part), holds(small, part)]).toEqual([part, false, false]);
    }
    expect([await sizeOf(picture), await sizeOf(small)]).toEqual([
      ["jpeg", 800, 1_200, 0],
      ["jpeg", 213, 320, 0],
    ]);
    // Orientation 6: its dark left half is above.
    const [above, below] = await Promise.all(
      [0, 600].map(
        async (top) =>
          (await sharp(await sharp(picture).extract({ left: 0, top, width: 800, height: 600 }).toBuffer()).stats())
            .channels[0]?.mean,
      ),
    );
    expect([Number(above) < 90, Number(below) > 160]).toEqual([true, true]);
  });
  test("has at most 2,000 pixels on its longer side", async () => {
    expect(await sizeOf((await encoded(await pngPhoto(4_000, 1_000))).picture)).toEqual(["jpeg", 2_000, 500, 0]);
  });
  test("may be PNG and WebP, and a moving PNG stands still", async () => {
    for (const photo of [await pngPhoto(), await webpPhoto()])
      expect(await sizeOf((await encoded(photo)).picture)).toEqual(["jpeg", 300, 200, 0]);
    expect(await sizeOf((await encoded(await animatedPng())).picture)).toEqual(["jpeg", 40, 40, 0]);
  });
  test("that is a page or an archive, too, is a photo alone afterwards", async () => {
    for (const both of [await jpegAndPage(), await pngAndZip()]) {
      expect(holds(both, script)).toBe(true);
      const { picture, small } = await encoded(both);
      for (const part of ["<", "PK\u0003\u0004"].map((mark) => (mark === "<" ? "<script" : mark)))
        expect([holds(picture, part), holds(small, part)]).toEqual([false, false]);
    }
  });
});

describe("a file is refused with its reason:", () => {
  test.each([
    ["a drawing with a script", async () => svgWithScript(), { code: "file-kind-unfit" }],
    ["a moving GIF", async () => animatedGif(), { code: "file-kind-unfit" }],
    ["zeros", async () => Buffer.alloc(100_000), { code: "file-kind-unfit" }],
    ["nothing", async () => Buffer.alloc(0), { code: "file-kind-unfit" }],
    ["HEIC", async () => heicHeader(), { code: "file-heic" }],
    ["PDF", async () => pdf(), { code: "file-pdf" }],
    [
      "a hundred megapixels in a few kilobytes",
      async () => decompressionBomb(),
      { code: "file-too-many-pixels", facts: { most: 5_000 } },
    ],
    ["half a JPEG", truncatedJpeg, { code: "file-broken" }],
    ["the head of a JPEG alone", async () => Buffer.from("ffd8ffe000104a464946", "hex"), { code: "file-broken" }],
    ["the head of a PNG alone", async () => (await pngPhoto()).subarray(0, 60), { code: "file-broken" }],
  ])("%s", async (_what, make, problem) => {
    expect(await refusal(await make())).toEqual(problem);
  });
  test("a drawing behind the head of a photo", async () => {
    const heads = [
      Buffer.from("ffd8ff", "hex"),
      Buffer.from("89504e470d0a1a0a", "hex"),
      Buffer.from("RIFF\0\0\0\0WEBP"),
    ];
    for (const head of heads)
      expect(await refusal(Buffer.concat([head, svgWithScript()]))).toEqual({ code: "file-broken" });
  });
  test("the bomb is small", () => {
    expect(decompressionBomb().length).toBeLessThan(50_000);
  });
});

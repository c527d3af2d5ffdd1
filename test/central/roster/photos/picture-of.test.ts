import { describe, expect, test } from "vitest";
import { pictureOf } from "../../../../central/roster/photos/picture-of.ts";
import { sizeOfJpeg, sizeOfPng, sizeOfWebp } from "../../../../central/roster/photos/picture-size.ts";
import { losslessWebp, pngOf, writtenPictures } from "../../../support/roster/pictures.ts";

const { "image/jpeg": jpeg, "image/png": png, "image/webp": webp } = writtenPictures;

test("the size of a picture is read from each kind of file", () => {
  const sizes = [sizeOfJpeg(jpeg), sizeOfPng(png), sizeOfWebp(webp), sizeOfWebp(losslessWebp)];
  expect(sizes).toEqual(sizes.map(() => ({ width: 8, height: 5 })));
});

describe.each(Object.entries(writtenPictures))("a picture of the type %s", (mediaType, bytes) => {
  test("is taken whole", () => {
    expect(pictureOf(bytes)).toEqual({ mediaType, bytes });
    expect(pictureOf(new Uint8Array(Buffer.concat([Buffer.alloc(3), bytes])).subarray(3))?.mediaType).toBe(mediaType);
  });
  test("is refused where any part of its end is missing", () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect([length, pictureOf(bytes.subarray(0, length))]).toEqual([length, undefined]);
  });
});

test("a PNG with a changed byte is refused", () => {
  for (let at = 8; at < png.length - 4; at += 1) {
    const changed = Buffer.from(png);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect([at, pictureOf(changed)]).toEqual([at, undefined]);
  }
});

test("a picture without a point, or with more than forty million, is refused", () => {
  expect([pngOf(1, 1), pngOf(8_000, 5_000)].map((each) => pictureOf(each)?.mediaType)).toEqual([
    "image/png",
    "image/png",
  ]);
  for (const each of [pngOf(0, 1), pngOf(1, 0), pngOf(8_001, 5_000), pngOf(0xffffffff, 0xffffffff)])
    expect(pictureOf(each)).toBeUndefined();
});

test("a drawing, a text and nothing are no pictures", () => {
  for (const text of ["", "<svg/>", "GIF89a", "\u0089PNG"]) expect(pictureOf(Buffer.from(text))).toBeUndefined();
});

import type { Picture } from "../records/office-records.ts";
import { type PictureSize, sizeOfJpeg, sizeOfPng, sizeOfWebp } from "./picture-size.ts";

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte);

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];
const riff = [0x52, 0x49, 0x46, 0x46];
const webp = [0x57, 0x45, 0x42, 0x50];

/** A kiosk needs four bytes for each. */
const mostPixels = 40_000_000;

const fits = (size: PictureSize | undefined): boolean =>
  size !== undefined && size.width > 0 && size.height > 0 && size.width * size.height <= mostPixels;

type Known = readonly [Picture["mediaType"], PictureSize | undefined];

const read = (bytes: Uint8Array): Known | undefined => {
  if (startsWith(bytes, png)) return ["image/png", sizeOfPng(bytes)];
  if (startsWith(bytes, jpeg)) return ["image/jpeg", sizeOfJpeg(bytes)];
  if (startsWith(bytes, riff) && startsWith(bytes, webp, 8)) return ["image/webp", sizeOfWebp(bytes)];
  return undefined;
};

/**
 * The picture by its bytes, whatever the name says; undefined for no photo, a part of one, or one that is too large to
 * draw. A drawing (SVG) is none: it can contain more than a picture.
 */
export const pictureOf = (bytes: Uint8Array): Picture | undefined => {
  const [mediaType, size] = read(bytes) ?? [];
  return mediaType && fits(size) ? { mediaType, bytes } : undefined;
};

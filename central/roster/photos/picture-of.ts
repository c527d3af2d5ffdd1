import type { Picture } from "../records/office-records.ts";

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte);

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];
const riff = [0x52, 0x49, 0x46, 0x46];
const webp = [0x57, 0x45, 0x42, 0x50];

/**
 * The picture type by the bytes, whatever the name says; undefined for no photo. A drawing (SVG) is none: it can
 * contain more than a picture.
 */
export const pictureOf = (bytes: Uint8Array): Picture | undefined => {
  if (startsWith(bytes, png)) return { mediaType: "image/png", bytes };
  if (startsWith(bytes, jpeg)) return { mediaType: "image/jpeg", bytes };
  if (startsWith(bytes, riff) && startsWith(bytes, webp, 8)) return { mediaType: "image/webp", bytes };
  return undefined;
};

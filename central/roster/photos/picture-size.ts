import { crc32 } from "node:zlib";

/** Pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

const pngSignatureBytes = 8;
const headBytes = 8;

/** The size of a PNG whose chunks are whole from IHDR over IDAT to IEND; undefined for another file, or a part of one. */
export const sizeOfPng = (bytes: Uint8Array): PictureSize | undefined => {
  const view = viewOf(bytes);
  let size: PictureSize | undefined;
  let hasData = false;
  for (let at = pngSignatureBytes; at + headBytes + 4 <= bytes.length; ) {
    const end = at + headBytes + view.getUint32(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return undefined;
    const name = nameAt(bytes, at + 4);
    if (name === "IEND") return hasData ? size : undefined;
    if (size === undefined) {
      if (name !== "IHDR" || end - at !== headBytes + 13) return undefined;
      size = { width: view.getUint32(at + headBytes), height: view.getUint32(at + headBytes + 4) };
    }
    hasData ||= name === "IDAT";
    at = end + 4;
  }
  return undefined;
};

/** Start of frame; the others in this range are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The marker that follows the coded data of a scan: a zero byte or a restart behind 0xff belongs to the data. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
};

/** The size of a JPEG whose segments are whole from its start over a scan to its end; else undefined. */
export const sizeOfJpeg = (bytes: Uint8Array): PictureSize | undefined => {
  const view = viewOf(bytes);
  let size: PictureSize | undefined;
  let hasScan = false;
  for (let at = 2; at + 2 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return hasScan ? size : undefined;
    // A fill byte.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 4 <= bytes.length ? at + 2 + view.getUint16(at + 2) : bytes.length + 1;
    if (end > bytes.length) return undefined;
    if (isFrame(marker) && end >= at + 9) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const isScan = marker === 0xda;
    hasScan ||= isScan;
    at = isScan ? endOfScan(bytes, end) : end;
  }
  return undefined;
};

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

/** A lossy frame, a lossless one, or the head of a file with more than one part; undefined for other chunks. */
const sizeOfWebpChunk = (name: string, view: DataView, at: number, bytes: number): PictureSize | undefined => {
  if (name === "VP8 " && bytes >= 10 && view.getUint16(at + 3) === 0x9d01 && view.getUint8(at + 5) === 0x2a)
    return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff };
  if (name === "VP8L" && bytes >= 5 && view.getUint8(at) === 0x2f) {
    const bits = view.getUint32(at + 1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (name === "VP8X" && bytes >= 10) return { width: uint24(view, at + 4) + 1, height: uint24(view, at + 7) + 1 };
  return undefined;
};

/** The size of a WebP whose chunks fill it and hold a picture; else undefined. */
export const sizeOfWebp = (bytes: Uint8Array): PictureSize | undefined => {
  const view = viewOf(bytes);
  if (bytes.length < 12 || view.getUint32(4, true) + headBytes > bytes.length) return undefined;
  const last = view.getUint32(4, true) + headBytes;
  let size: PictureSize | undefined;
  let hasPicture = false;
  for (let at = 12; at + headBytes <= last; ) {
    const [name, length] = [nameAt(bytes, at), view.getUint32(at + 4, true)];
    const end = at + headBytes + length;
    if (end > last) return undefined;
    size ??= sizeOfWebpChunk(name, view, at + headBytes, length);
    hasPicture ||= ["VP8 ", "VP8L", "ANMF"].includes(name);
    at = end + (length % 2);
  }
  return hasPicture ? size : undefined;
};

/** The kind of a handed-in file by its content. Its name and its declared type are any sender's words. */
export type FileKind = "jpeg" | "png" | "webp" | "heic" | "pdf" | "other";

/** Brands of ISO 23008-12 for pictures that are packed with HEVC. */
const heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

const textAt = (bytes: Buffer, from: number, to: number): string => bytes.toString("latin1", from, to);

/** A PDF may begin with other bytes: readers look for its mark in the first kilobyte. */
const pdfMarkWithin = 1_024;

export const kindOfFile = (bytes: Buffer): FileKind => {
  if (textAt(bytes, 0, 3) === "\xff\xd8\xff") return "jpeg";
  if (textAt(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 12) === "WEBP") return "webp";
  if (textAt(bytes, 4, 8) === "ftyp" && heicBrands.includes(textAt(bytes, 8, 12))) return "heic";
  return textAt(bytes, 0, pdfMarkWithin).includes("%PDF-") ? "pdf" : "other";
};

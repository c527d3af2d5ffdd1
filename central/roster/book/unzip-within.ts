import { type UnzipFileInfo, unzipSync } from "fflate";

/**
 * The wanted files of a zip file by their names; undefined where they would exceed `mostBytes` together. Each is
 * counted before it is unpacked, by the larger of its stated and its packed size, and never unpacks to more: a small
 * file can expand beyond the memory of a machine. Throws where it is no zip file.
 */
export const unzipWithin = (
  zip: Uint8Array,
  mostBytes: number,
  isWanted: (file: UnzipFileInfo) => boolean = () => true,
): Record<string, Uint8Array> | undefined => {
  let bytes = 0;
  const filter = (file: UnzipFileInfo): boolean => {
    if (bytes > mostBytes || !isWanted(file)) return false;
    bytes += Math.max(file.size, file.originalSize);
    return bytes <= mostBytes;
  };
  const files = unzipSync(zip, { filter });
  return bytes <= mostBytes ? files : undefined;
};

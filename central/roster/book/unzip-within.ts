import { type UnzipFileInfo, unzipSync } from "fflate";

/**
 * The wanted files of a zip file by their names; undefined where they would take more than `mostBytes` together. Each is
 * counted before it is unpacked, as large as the zip file says or as it is packed, and never unpacks to more: a small
 * file can hold more than a machine does. Throws where it is no zip file.
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

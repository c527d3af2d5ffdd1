import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { UnzipFileInfo } from "fflate";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { unzipWithin } from "../book/unzip-within.ts";
import { type Photo, type Photos, photoName } from "./photos.ts";
import { pictureOf } from "./picture-of.ts";

/** The limit of one photo, megabytes: a kiosk shows it 400 pixels wide and stores up to 500. */
export const mostMegabytes = 2;
const mebibyte = 1024 * 1024;
/** The limit of all together, megabytes: they stay in memory until they are saved. About a thousand people's. */
const mostMegabytesTogether = 512;

/** Files that packing on a Mac or under Windows adds beside the photos. */
const isByTheWay = (name: string): boolean => /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)|\/$/i.test(name);

/** Windows writes names in its own code page and does not mark it. */
const nameIn = (name: string): string => {
  const isLatin = [...name].every((character) => character.charCodeAt(0) < 256);
  const isPlain = /^[\0-\x7f]*$/.test(name);
  return isLatin && !isPlain ? new TextDecoder("gb18030").decode(Buffer.from(name, "latin1")) : name;
};

export interface ReadPhotos {
  readonly photos: Photos;
  readonly problems: readonly Problem[];
}

const unzip = (zip: Uint8Array, file: string, problems: Problem[]): Record<string, Uint8Array> => {
  const isWanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (isByTheWay(name)) return false;
    if (originalSize <= mostMegabytes * mebibyte) return true;
    problems.push(problem("roster-photo-large", { file: nameIn(name), most: mostMegabytes }));
    return false;
  };
  const files = unzipWithin(zip, mostMegabytesTogether * mebibyte, isWanted);
  if (!files) problems.push(problem("roster-unpacked-large", { file, most: mostMegabytesTogether }));
  return files ?? {};
};

/** Every photo of a zip file. `isKnown` recognises other pictures that the centre has stored, such as drawings. */
export const readPhotos = async (
  path: string,
  known: (hash: string) => Promise<Photo | undefined>,
): Promise<ReadPhotos> => {
  const problems: Problem[] = [];
  const photos = new Map<string, Photo>();
  try {
    for (const [name, bytes] of Object.entries(unzip(await readFile(path), basename(path), problems))) {
      const file = nameIn(name);
      const hash = sha256Hex(bytes);
      const picture = pictureOf(bytes);
      const photo = picture ? { hash, picture } : await known(hash);
      if (photo) photos.set(photoName(file), photo);
      else problems.push(problem("roster-photo-unfit", { file }));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(problem("roster-photos-unreadable", { file: basename(path), reason, most: mostMegabytes }));
  }
  return { photos, problems };
};

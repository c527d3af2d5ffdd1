import type { Picture } from "../records/office-records.ts";

export interface Photo {
  /** SHA-256 of the picture. */
  readonly hash: string;
  readonly picture: Picture;
}

/** By the name in the zip file, in lower case and with forward slashes. */
export type Photos = ReadonlyMap<string, Photo>;

/** The form for look-ups: a zip file packed on Windows has names such as "照片\\330101.JPG". */
export const photoName = (name: string): string => name.normalize("NFC").replaceAll("\\", "/").toLowerCase();

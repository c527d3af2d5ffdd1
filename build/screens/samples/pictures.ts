import type { Sha256Hex } from "../../../contract/words.ts";

/** The first part of a sample picture's hash; its number follows. No real hash looks like this. */
export const portraitPrefix = "a".repeat(62);
export const scenePrefix = "b".repeat(62);

const numbered = (prefix: string, number: number): Sha256Hex =>
  `${prefix}${number.toString(16).padStart(2, "0")}` as Sha256Hex;

/** A portrait of the demonstration office, by the position of the staff member, from 0. */
export const portraitNumbered = (number: number): Sha256Hex => numbered(portraitPrefix, number);

/** A wide picture for an idle screen. */
export const sceneNumbered = (number: number): Sha256Hex => numbered(scenePrefix, number);

import type { PolicyPlace } from "../../../../contract/office/policy/policy-rollouts.ts";
import { fill, type Words } from "../../words/words.ts";

export const everywhere: PolicyPlace = { unitCode: null, windowNumber: null };

/** A place, and its name as the dialogs show it. */
export type NamedPlace = { readonly place: PolicyPlace; readonly placeName: string };

/** The text of one place; `unitName` where it is known. */
export const placeText = (words: Words, { windowNumber }: PolicyPlace, unitName: string | null): string => {
  if (unitName === null) return words.everywhere;
  return windowNumber === null ? `${unitName} · ${words.wholeUnit}` : `${unitName} · ${words.window} ${windowNumber}`;
};

/** "第 3 版", or the office's first setting. */
export const versionText = (words: Words, version: number): string =>
  version === 0 ? words.firstVersion : fill(words.versionNumber, { version });

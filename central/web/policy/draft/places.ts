import type { WindowRow } from "../../../../contract/office/devices/enrolment-codes.ts";
import type { PolicyPlace } from "../../../../contract/office/policy/policy-rollouts.ts";
import type { LocalText } from "../../../../contract/words.ts";
import { fill, type Words } from "../../words/words.ts";

export const everywhere: PolicyPlace = { unitCode: null, windowNumber: null };

/** The key of a place in a list to choose from. */
export const placeKey = ({ unitCode, windowNumber }: PolicyPlace): string => JSON.stringify([unitCode, windowNumber]);

export const placeOfKey = (key: string): PolicyPlace => {
  const [unitCode, windowNumber] = JSON.parse(key) as readonly [string | null, string | null];
  return { unitCode, windowNumber };
};

export type NamedPlace = { readonly place: PolicyPlace; readonly name: string };

type Say = (text: LocalText) => string;

/** The text of one place; `unitName` where it is known. */
export const placeText = (words: Words, { windowNumber }: PolicyPlace, unitName: string | null): string => {
  if (unitName === null) return words.everywhere;
  return windowNumber === null ? `${unitName} · ${words.wholeUnit}` : `${unitName} · ${words.window} ${windowNumber}`;
};

/** Everywhere first, then every unit with its windows. */
export const placesIn = (words: Words, say: Say, windows: readonly WindowRow[]): readonly NamedPlace[] => {
  const units = new Map(windows.map(({ unitCode, unitName }) => [unitCode, say(unitName)]));
  const ofUnit = (unitCode: string, unitName: string): readonly NamedPlace[] => [
    { place: { unitCode, windowNumber: null }, name: placeText(words, { unitCode, windowNumber: null }, unitName) },
    ...windows
      .filter((window) => window.unitCode === unitCode)
      .map(({ windowNumber, windowName }) => ({
        place: { unitCode, windowNumber },
        name: `${placeText(words, { unitCode, windowNumber }, unitName)} ${say(windowName)}`,
      })),
  ];
  return [
    { place: everywhere, name: words.everywhere },
    ...[...units].flatMap(([unitCode, unitName]) => ofUnit(unitCode, unitName)),
  ];
};

/** The windows that a rollout at a place concerns. */
export const windowsAt = (
  windows: readonly WindowRow[],
  { unitCode, windowNumber }: PolicyPlace,
): readonly WindowRow[] =>
  windows.filter(
    (window) =>
      (unitCode ?? window.unitCode) === window.unitCode &&
      (windowNumber ?? window.windowNumber) === window.windowNumber,
  );

/** "第 3 版", or the office's first setting. */
export const versionText = (words: Words, version: number): string =>
  version === 0 ? words.firstVersion : fill(words.versionNumber, { version });

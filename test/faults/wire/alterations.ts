import type { Alteration } from "../../support/lose-entries.ts";
import type { Chance } from "./chance.ts";
import type { WrittenEntry } from "./trial-kiosk.ts";

/**
 * An entry with two behind it that confirm its place; the last ones are confirmed by the seal alone, which names
 * none.
 */
const isVouchedFor = (index: number, entries: readonly WrittenEntry[]): boolean => index + 2 < entries.length;

const edited = (text: string): string => text.replace('"v":1', '"v":2').replace('"level":4', '"level":5');

/** One to three entries to delete or to edit, far enough apart that they do not hide each other. */
export const alterationsOf = (entries: readonly WrittenEntry[], chance: Chance): readonly Alteration[] => {
  const apart = entries.flatMap((entry, index) => (index % 4 === 1 ? [{ entry, index }] : []));
  const wanted = chance.whole(1, 3);
  const chosen = apart.filter(() => chance.happens(wanted / Math.max(1, apart.length)));
  return chosen.map(({ entry: { text }, index }) => {
    const isEdited = chance.happens(0.5) && isVouchedFor(index, entries);
    return { text, becomes: isEdited ? edited(text) : null, isRehashed: isEdited && chance.happens(0.5) };
  });
};

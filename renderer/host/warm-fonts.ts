import { languages } from "../words/speech.ts";

const textsIn = (value: unknown): string =>
  typeof value === "string"
    ? value
    : Object.values(value ?? {})
        .map(textsIn)
        .join("");

/**
 * The font comes in a hundred slices, loaded as characters appear. Loads the slices of all our own words when the
 * page has time, so that no later screen paints once with another font.
 */
export const warmFonts = (): void => {
  requestIdleCallback(() => void document.fonts.load('24px "Noto Sans SC Variable"', textsIn(languages)));
};

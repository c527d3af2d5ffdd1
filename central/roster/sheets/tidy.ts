/** Marks of width nothing, which copying from web pages leaves behind. */
const unseen = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

/** A text without what nobody sees: spaces around it, full-width ones too, and line breaks. */
export const tidyText = (text: string): string => text.replaceAll(unseen, "").replaceAll(/\s+/g, " ").trim();

/** Far more than any code has: a longer one is too long anyway, and to normalise marks costs the square of their number. */
const mostOfCode = 1_000;

/** A code, number or word to be looked up: full-width digits and letters become plain ones, spaces go. */
export const tidyCode = (text: string): string =>
  text.slice(0, mostOfCode).normalize("NFKC").replaceAll(unseen, "").replaceAll(/\s/g, "");

/** A heading to be compared: case, spaces, brackets, stars and underscores are the typist's. */
export const tidyHeading = (text: string): string =>
  tidyCode(text)
    .replaceAll(/[*_\-/()[\]:.]/g, "")
    .toLowerCase();

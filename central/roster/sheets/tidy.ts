/** Zero-width marks, which copying from web pages leaves behind, and those that turn the direction of text. */
const unseen = /[\u200b-\u200f\u2060\ufeff\u00ad\u061c\u202a-\u202e\u2066-\u2069]/g;

/** A text without invisible characters: outer spaces, full-width ones too, and line breaks. */
export const tidyText = (text: string): string => text.replaceAll(unseen, "").replaceAll(/\s+/g, " ").trim();

/** Far longer than any code: longer texts are invalid anyway, and normalising marks takes quadratic time. */
const mostOfCode = 1_000;

/** A code, number or word for a look-up: full-width digits and letters become plain ones, spaces are removed. */
export const tidyCode = (text: string): string =>
  text.slice(0, mostOfCode).normalize("NFKC").replaceAll(unseen, "").replaceAll(/\s/g, "");

/** A heading for comparison: ignores case, spaces, brackets, stars and underscores. */
export const tidyHeading = (text: string): string =>
  tidyCode(text)
    .replaceAll(/[*_\-/()[\]:.]/g, "")
    .toLowerCase();

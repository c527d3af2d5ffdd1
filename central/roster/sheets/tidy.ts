import { withoutDirection } from "../../../contract/text-limits.ts";

/** Zero-width marks, which copying from web pages leaves behind. */
const zeroWidth = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

const withoutUnseen = (text: string): string => withoutDirection(text.replaceAll(zeroWidth, ""));

/** A text without invisible characters: outer spaces, full-width ones too, and line breaks. */
export const tidyText = (text: string): string => withoutUnseen(text).replaceAll(/\s+/g, " ").trim();

/** Far longer than any code: longer texts are invalid anyway, and normalising marks takes quadratic time. */
const mostOfCode = 1_000;

/** A code, number or word for a look-up: full-width digits and letters become plain ones, spaces are removed. */
export const tidyCode = (text: string): string =>
  withoutUnseen(text.slice(0, mostOfCode).normalize("NFKC")).replaceAll(/\s/g, "");

/** A heading for comparison: ignores case, spaces, brackets, stars and underscores. */
export const tidyHeading = (text: string): string =>
  tidyCode(text)
    .replaceAll(/[*_\-/()[\]:.]/g, "")
    .toLowerCase();

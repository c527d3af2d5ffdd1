/**
 * The first character of a text that a spreadsheet would run as a formula when it opens a CSV file, including the
 * full-width ones of Chinese keyboards. It may follow apostrophes.
 */
const formula = "[=+\\-@\\t\\r＝＋－＠]";
const needsGuard = new RegExp(`^'*${formula}`);
const isGuarded = new RegExp(`^'+${formula}`);

/** A text for a CSV file: one that a spreadsheet would run gets one more apostrophe before it. */
export const guardCell = (text: string): string => (needsGuard.test(text) ? `'${text}` : text);

/** The inverse of `guardCell`. */
export const unguardCell = (text: string): string => (isGuarded.test(text) ? text.slice(1) : text);

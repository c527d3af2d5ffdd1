/**
 * The first character of a text that a spreadsheet would run as a formula when it opens a CSV file, the full-width ones
 * of Chinese keyboards too. It may stand behind apostrophes.
 */
const formula = "[=+\\-@\\t\\r＝＋－＠]";
const needsGuard = new RegExp(`^'*${formula}`);
const isGuarded = new RegExp(`^'+${formula}`);

/** A text for a CSV file: one that a spreadsheet would run stands behind one more apostrophe. */
export const guardCell = (text: string): string => (needsGuard.test(text) ? `'${text}` : text);

/** What `guardCell` was given. */
export const unguardCell = (text: string): string => (isGuarded.test(text) ? text.slice(1) : text);

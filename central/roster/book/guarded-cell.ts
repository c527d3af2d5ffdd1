/** What a spreadsheet would run as a formula when it opens a CSV file, behind as many apostrophes as there are. */
const needsGuard = /^'*[=+\-@\t\r]/;
const isGuarded = /^'+[=+\-@\t\r]/;

/** A text for a CSV file: one that a spreadsheet would take for a formula stands behind one more apostrophe. */
export const guardCell = (text: string): string => (needsGuard.test(text) ? `'${text}` : text);

/** What `guardCell` was given. */
export const unguardCell = (text: string): string => (isGuarded.test(text) ? text.slice(1) : text);

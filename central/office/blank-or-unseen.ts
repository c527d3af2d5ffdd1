/**
 * Blanks and the characters that Unicode 16 calls Default_Ignorable_Code_Point, in an expression of PostgreSQL's, which
 * knows no such property. In a text they are nothing, or nearly nothing, to see.
 */
export const blankOrUnseen = String.raw`[\s\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]`;

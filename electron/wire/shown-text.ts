const isPlain = (character: string): boolean => /[\p{L}\p{N}\p{P}\p{S} ]/u.test(character);

const written = (character: string): string =>
  isPlain(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * A text from outside, safe for a log line or a screen: at most `most` characters. A character that is invisible,
 * combines with another or changes the direction of the line is written as `\u{200b}`.
 */
export const shownText = (text: string, most = 40): string => {
  // A character has at most two units; cutting first avoids splitting megabytes of text.
  const characters = [...text.slice(0, 2 * most + 2)];
  const shown = characters.slice(0, most).map(written).join("");
  return characters.length > most ? `${shown}…` : shown;
};

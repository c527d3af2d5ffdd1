const isPlain = (character: string): boolean => /[\p{L}\p{N}\p{P}\p{S} ]/u.test(character);

const written = (character: string): string =>
  isPlain(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * A text of somebody else as a log line or a screen may show it: at most `most` characters, and each one that cannot be
 * seen, that joins another one or that turns the direction of the line is written as `\u{200b}`.
 */
export const shownText = (text: string, most = 40): string => {
  // A character has two units at most: a text of megabytes is not taken apart.
  const characters = [...text.slice(0, 2 * most + 2)];
  const shown = characters.slice(0, most).map(written).join("");
  return characters.length > most ? `${shown}…` : shown;
};

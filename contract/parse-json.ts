/** The parsed text, or undefined where it is not JSON: for text of unknown origin. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The first and last code point of one range of a style sheet: "U+4e00", "U+4e8c-4e94", or minified "U+9FF?". */
export const codePointsOf = (text: string): { readonly from: number; readonly to: number } => {
  const [from = "", to = from] = text.trim().slice(2).split("-");
  return {
    from: Number.parseInt(from.replaceAll("?", "0"), 16),
    to: Number.parseInt(to.replaceAll("?", "F"), 16),
  };
};

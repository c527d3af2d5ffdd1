/** Forbids a break at its place, and has no width. */
const joiner = "\u2060";

/**
 * An office's text in which a line never breaks inside a span of time, "9:00–12:00", a number, "B-101", or between a
 * window's number and its word, "B区-101 窗口", "window B-101".
 */
export const wholeText = (text: string): string =>
  text
    .replaceAll(/(?<=\d)\s*([–—~～-])\s*(?=\d+[:：])/g, `${joiner}$1${joiner}`)
    .replaceAll(/(?<=[\p{L}\p{N}])-(?=\p{N})/gu, `${joiner}-${joiner}`)
    .replaceAll(/(?<=\p{N}) +(?=号?窗口)/gu, "\u00a0")
    .replaceAll(/(?<=\bwindow) +(?=\p{L}{0,2}\u2060?-?\u2060?\p{N})/giu, "\u00a0");

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** A line may break here: between two Chinese words, but not before a single character such as 的. */
const isBreak = (before: string, next: string): boolean =>
  /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}{2}/u.test(next);

/** The pieces of a text between which its Chinese lines may break; other scripts break at their spaces by themselves. */
export const phrasesOf = (text: string): readonly string[] => {
  const phrases: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const before = phrases.at(-1);
    if (before === undefined || isBreak(before, segment)) phrases.push(segment);
    else phrases[phrases.length - 1] = before + segment;
  }
  return phrases;
};

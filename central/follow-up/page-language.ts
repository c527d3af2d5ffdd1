export type PageLanguage = "zh" | "en";

const isLanguage = (text: unknown): text is PageLanguage => text === "zh" || text === "en";

interface Wish {
  readonly language: string;
  readonly weight: number;
}

const readWish = (part: string): Wish => {
  const [tag = "", ...parameters] = part
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) || 0 };
};

/** What the page speaks: what was asked for by its own link, else what the browser likes better, else Chinese. */
export const languageOf = (asked: unknown, acceptLanguage: string | undefined): PageLanguage => {
  if (isLanguage(asked)) return asked;
  const wishes = (acceptLanguage ?? "").split(",").map(readWish);
  const weightOf = (language: PageLanguage): number =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight));
  return weightOf("en") > weightOf("zh") ? "en" : "zh";
};

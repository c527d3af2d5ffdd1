interface Wish {
  readonly language: string;
  readonly weight: number;
}

const readWish = (part: string): Wish => {
  const [tag = "", ...parameters] = part
    .toLowerCase()
    .split(";")
    .map((text) => text.trim());
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) || 0 };
};

/** A browser sends a few dozen characters, but any client may send more: limits the cost of a request. */
const mostCharacters = 200;

/** The one of our two languages that an Accept-Language header prefers; Chinese where it has no preference. */
export const likedLanguage = (acceptLanguage: string | undefined): "zh" | "en" => {
  const wishes = (acceptLanguage ?? "").slice(0, mostCharacters).split(",").map(readWish);
  const weightOf = (language: string): number =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight));
  return weightOf("en") > weightOf("zh") ? "en" : "zh";
};

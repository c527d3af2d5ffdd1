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

/** A browser sends a few dozen characters. Anybody may send more: the cost of a request must not grow with them. */
const mostCharacters = 200;

/** The one of our two languages that an Accept-Language header likes better; Chinese where it does not care. */
export const likedLanguage = (acceptLanguage: string | undefined): "zh" | "en" => {
  const wishes = (acceptLanguage ?? "").slice(0, mostCharacters).split(",").map(readWish);
  const weightOf = (language: string): number =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight));
  return weightOf("en") > weightOf("zh") ? "en" : "zh";
};

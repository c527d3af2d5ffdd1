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

/** The one of our two languages that an Accept-Language header likes better; Chinese where it does not care. */
export const likedLanguage = (acceptLanguage: string | undefined): "zh" | "en" => {
  const wishes = (acceptLanguage ?? "").split(",").map(readWish);
  const weightOf = (language: string): number =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight));
  return weightOf("en") > weightOf("zh") ? "en" : "zh";
};

import { definitionsVersion } from "../../../contract/office/figures/definitions.ts";
import type { FavourableLevels } from "../../../contract/office/figures/figures.ts";
import { figureDefinitions as definitions } from "../../../contract/office/reports/definitions.ts";
import { fewestRatingsInPublic } from "../../../contract/office/reports/exports.ts";
import type { LocalText } from "../../../contract/words.ts";
import { grouped, paperTime, percent } from "../paper-words.ts";
import { textIn, type Word, type Writing } from "../table.ts";
import type { Paper } from "../typst/typeset.ts";
import type { MonthOfUnit } from "./read-month.ts";

const words = {
  author: { zh: "窗口星 评价中心", en: "Counterstar" },
  heading: { zh: "群众评价结果", en: "How citizens rated us" },
  month: { zh: "{year} 年 {month} 月", en: "{year}-{month}" },
  favourable: { zh: "好评率", en: "Favourable rate" },
  among: {
    zh: "{ratings} 条评价中，\n{favourable} 条为{levels}",
    en: "{favourable} of {ratings} ratings are\n{levels}",
  },
  tooFew: {
    zh: "本月评价不足 {fewest} 条，不公布好评率",
    en: "Fewer than {fewest} ratings this month: no rate is published",
  },
  invited: {
    zh: "邀请评价 {opened} 次，其中 {unanswered} 次未评价",
    en: "{opened} invitations to rate, {unanswered} of them unanswered",
  },
  meaning: { zh: "未评价不算好评，也不算差评。", en: "An unanswered prompt is neither praise nor blame." },
  thanks: { zh: "感谢您的每一次评价", en: "Thank you for every rating" },
  check: {
    zh: "这些数字可以从窗口的原始记录重新计算。有疑问请打监督电话 {phone}。",
    en: "These figures can be counted again from the stored ratings. To ask about them, call the hotline {phone}.",
  },
  checkAtUnit: {
    zh: "这些数字可以从窗口的原始记录重新计算。有疑问请问本单位。",
    en: "These figures can be counted again from the stored ratings. To ask about them, turn to this office.",
  },
  own: { zh: "本系统口径第 {version} 版：{text}", en: "This system's own definition, version {version}: {text}" },
} as const satisfies Readonly<Record<string, Word>>;

const favourableWords: Readonly<Record<FavourableLevels, Word>> = {
  "3-5": { zh: "非常满意、满意或基本满意", en: "very satisfied, satisfied or fairly satisfied" },
  "4-5": { zh: "非常满意或满意", en: "very satisfied or satisfied" },
};

const fill = (text: string, facts: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

/** The result of a month for the hall, on A3 paper: the unit's rate with its number of ratings, and no window or person. */
export const hallPoster = (
  { supervisionPhone: phone, days, figures, favourable, unsettled }: MonthOfUnit,
  unitName: LocalText,
  writing: Writing,
): Paper => {
  const { language, writtenAt } = writing;
  const say = (word: Word, facts: Readonly<Record<string, string | number>> = {}): string =>
    fill(textIn(language, word), facts);
  const isPublished = figures !== null && figures.ratings >= fewestRatingsInPublic;
  const counted = figures?.favourableRate.numerator ?? 0;
  const levels = say(favourableWords[favourable]);
  const [year = "", month = ""] = days.from.split("-");
  const definition = say(definitions.favourable.text, { favourable: favourable.replace("-", "–") });
  return {
    template: "hall-poster.typ",
    data: {
      language,
      author: say(words.author),
      unit: textIn(language, unitName),
      heading: say(words.heading),
      month: say(words.month, { year, month: language === "zh" ? String(Number(month)) : month }),
      notice: unsettled ? say(unsettled.notice) : "",
      favourable: say(words.favourable),
      rate: isPublished ? percent(figures.favourableRate.value) : null,
      among: isPublished
        ? say(words.among, { ratings: grouped(figures.ratings), favourable: grouped(counted), levels })
        : say(words.tooFew, { fewest: fewestRatingsInPublic }),
      invited: isPublished
        ? say(words.invited, { opened: grouped(figures.opened), unanswered: grouped(figures.unanswered) })
        : "",
      meaning: say(words.meaning),
      thanks: say(words.thanks),
      small: [
        say(words.own, { version: definitionsVersion, text: definition }),
        [`${days.from} – ${days.to}`, paperTime(writtenAt), ...(unsettled ? [say(unsettled.mark)] : [])].join(" · "),
        phone === null ? say(words.checkAtUnit) : say(words.check, { phone }),
      ],
    },
  };
};

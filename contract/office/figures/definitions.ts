import { z } from "zod";
import { LocalText } from "../../words.ts";
import { FavourableLevels, Figures } from "./figures.ts";

/** How one figure is made, for readers. `{favourable}` stands for the levels that are 好评. */
export interface Definition {
  readonly figure: keyof Figures;
  readonly name: LocalText;
  readonly formula: LocalText;
}

/**
 * A change of any formula needs a new version: every answer with figures names the one it was made by. The five levels
 * are those of the national 政务服务“好差评” practice (GB/T 39735-2020); the formulas are this system's own.
 */
export const definitionsVersion = "2026-1";

export const definitions: readonly Definition[] = [
  {
    figure: "opened",
    name: { zh: "评价邀请", en: "Prompts" },
    formula: {
      zh: "窗口人员或业务系统发起的评价邀请，按发起当天计；群众主动评价不算邀请",
      en: "Prompts opened by staff or an office system, by the day they were opened. An unprompted rating is none",
    },
  },
  {
    figure: "ratings",
    name: { zh: "评价数", en: "Ratings" },
    formula: {
      zh: "群众作出的全部评价，按作出当天计；改评按改后的等级算；没有评价的不算任何等级",
      en: "Every rating given, by its day. A changed rating has its present level. No answer is no level",
    },
  },
  {
    figure: "favourableRate",
    name: { zh: "好评率", en: "Favourable" },
    formula: { zh: "{favourable} 级评价 ÷ 全部评价", en: "Ratings of levels {favourable} ÷ all ratings" },
  },
  {
    figure: "notDefaultFavourableRate",
    name: { zh: "主动评价好评率（非默认）", en: "Favourable, not by default" },
    formula: {
      zh: "{favourable} 级评价 ÷ 全部评价。本系统没有默认好评，因此与好评率相同",
      en: "Ratings of levels {favourable} ÷ all ratings. Without default praise it equals the favourable rate",
    },
  },
  {
    figure: "walkUpFavourableRate",
    name: { zh: "主动评价好评率（未经邀请）", en: "Favourable, unprompted" },
    formula: {
      zh: "群众未经邀请作出的{favourable} 级评价 ÷ 群众未经邀请作出的全部评价；窗口和人员每周满 10 次才计入",
      en: "Unprompted ratings of levels {favourable} ÷ unprompted ratings. Of a window or person, only weeks with 10 or more count",
    },
  },
  {
    figure: "unansweredRate",
    name: { zh: "未评率", en: "Unanswered" },
    formula: {
      zh: "未评价的邀请 ÷（已评价的邀请 + 未评价的邀请）；已取消的不算",
      en: "Unanswered prompts ÷ (answered + unanswered prompts). Cancelled prompts do not count",
    },
  },
  {
    figure: "coverage",
    name: { zh: "覆盖率", en: "Coverage" },
    formula: {
      zh: "已评价的邀请 ÷（已评价的邀请 + 未评价的邀请）",
      en: "Answered prompts ÷ (answered + unanswered prompts)",
    },
  },
  {
    figure: "negativeShare",
    name: { zh: "差评占比", en: "Poor ratings" },
    formula: { zh: "1–2 级评价 ÷ 全部评价", en: "Ratings of levels 1–2 ÷ all ratings" },
  },
  {
    figure: "raisedShare",
    name: { zh: "改高占比", en: "Raised" },
    formula: { zh: "改评后等级变高的评价 ÷ 全部评价", en: "Ratings changed to a higher level ÷ all ratings" },
  },
];

const figureNames = Object.keys(Figures.shape) as [keyof Figures, ...(keyof Figures)[]];

export const DefinitionsQuery = z.strictObject({});

/** `GET /api/v1/definitions`: how the figures are made now. */
export const Definitions = z.strictObject({
  definitionsVersion: z.string(),
  /** The levels that are 好评. */
  favourable: FavourableLevels,
  definitions: z.array(z.strictObject({ figure: z.enum(figureNames), name: LocalText, formula: LocalText })),
});
export type Definitions = z.infer<typeof Definitions>;

/** The definitions with the levels that are 好评 in their formulas. */
export const definitionsFor = (favourable: FavourableLevels): Definitions["definitions"] => {
  const told = (text: string): string => text.replaceAll("{favourable}", favourable.replace("-", "–"));
  return definitions.map(({ formula: { zh, en }, ...definition }) => ({
    ...definition,
    formula: { zh: told(zh), ...(en !== undefined && { en: told(en) }) },
  }));
};

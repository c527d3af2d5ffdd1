import type { PageLanguage } from "../follow-up/page-language.ts";

const zh = {
  title: "网上评价",
  otherLanguage: "English",
  heading: "{unit}：群众怎么评",
  period: "最近 13 个整月，到 {month} 为止。本月结束后再公布。",
  chart: "每月的评价数，红色是其中的差评",
  barOf: "{month}：{ratings} 条评价，其中差评 {negative} 条",
  barWithout: "{month}：不足 10 条，不公布",
  table: "每月数字",
  month: "月份",
  ratings: "评价数",
  favourable: "好评率",
  negative: "差评",
  unanswered: "未评率",
  coverage: "覆盖率",
  tooFew: "不足 10 条，不公布",
  explained: "这些数字怎么算",
  own: "本系统口径，版本 {version}。没有评价的不算好评，也不算差评。差评一条不减。",
  data: "同样的数字（JSON）",
  missingTitle: "没有这个页面",
  missing: "这个单位没有开启网上评价，或者网址不对。",
  tooOften: "打开得太频繁了",
  tooOftenHint: "请 {seconds} 秒后再试。",
} as const;

export type ColumnWords = Readonly<Record<keyof typeof zh, string>>;

const en: ColumnWords = {
  title: "Ratings in public",
  otherLanguage: "中文",
  heading: "{unit}: how citizens rate it",
  period: "The last 13 whole months, up to {month}. The present month follows after its end.",
  chart: "Ratings of each month; the red part is poor ratings",
  barOf: "{month}: {ratings} ratings, {negative} of them poor",
  barWithout: "{month}: fewer than 10 ratings, not published",
  table: "The figures of each month",
  month: "Month",
  ratings: "Ratings",
  favourable: "Favourable",
  negative: "Poor",
  unanswered: "Unanswered",
  coverage: "Coverage",
  tooFew: "Fewer than 10, not published",
  explained: "How these figures are made",
  own: "By this system's own definitions, version {version}. An unanswered prompt is neither praise nor a poor rating. No poor rating is left out.",
  data: "The same figures (JSON)",
  missingTitle: "No such page",
  missing: "This unit does not publish its ratings, or the address is wrong.",
  tooOften: "Opened too often",
  tooOftenHint: "Please try again in {seconds} seconds.",
};

export const columnWords: Readonly<Record<PageLanguage, ColumnWords>> = { zh, en };

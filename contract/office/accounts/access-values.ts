import type { LocalText } from "../../words.ts";

type InBothLanguages = Required<LocalText>;

/** Values that the access log stores, in words, by the name that they stand behind. */
const accessValues: Readonly<Record<string, Readonly<Record<string, InBothLanguages>>>> = {
  role: {
    city: { zh: "市创先办", en: "city office" },
    leader: { zh: "单位领导", en: "unit leader" },
    supervisor: { zh: "窗口班长", en: "window supervisor" },
    caller: { zh: "回访员", en: "call-back agent" },
    inspector: { zh: "督查", en: "inspector" },
    auditor: { zh: "审计", en: "auditor" },
    it: { zh: "信息科", en: "IT" },
    staff: { zh: "窗口人员", en: "window staff" },
  },
  isWide: { true: { zh: "含", en: "included" }, false: { zh: "不含", en: "left out" } },
  by: {
    units: { zh: "按单位", en: "units" },
    windows: { zh: "按窗口", en: "windows" },
    staff: { zh: "按人员", en: "people" },
  },
  level: { negative: { zh: "差评", en: "poor" } },
  ratings: { negative: { zh: "差评", en: "poor ratings" }, all: { zh: "全部评价", en: "all ratings" } },
  flagged: { with: { zh: "含", en: "included" }, without: { zh: "不含", en: "left out" } },
  source: {
    "staff-console": { zh: "窗口邀请", en: "staff" },
    "counter-api": { zh: "办件系统", en: "office system" },
    "queue-system": { zh: "排队系统", en: "queue system" },
    "walk-up": { zh: "主动评价", en: "unprompted" },
  },
  kind: {
    figures: { zh: "评价数字", en: "figures" },
    ratings: { zh: "差评和留言", en: "ratings" },
    flags: { zh: "疑问", en: "questions" },
    draw: { zh: "抽查", en: "draw" },
    items: { zh: "整改台账", en: "items" },
    stars: { zh: "星级公告", en: "bulletin of stars" },
    "access-log": { zh: "访问记录", en: "access log" },
    "unit-report": { zh: "单位月报", en: "monthly report of a unit" },
    "hall-poster": { zh: "大厅海报", en: "hall poster" },
    "star-freeze": { zh: "冻结星级", en: "freeze of stars" },
    "sample-draw": { zh: "抽取评价", en: "draw of ratings" },
    national: { zh: "国家的安排", en: "the national notice" },
    local: { zh: "本地的日子", en: "local days" },
    weekly: { zh: "周报", en: "weekly" },
    monthly: { zh: "月报", en: "monthly" },
  },
  format: { csv: { zh: "CSV", en: "CSV" }, xlsx: { zh: "XLSX", en: "XLSX" }, pdf: { zh: "PDF", en: "PDF" } },
  state: {
    open: { zh: "未处理", en: "open" },
    asked: { zh: "等单位说明", en: "asked" },
    answered: { zh: "单位已说明", en: "answered" },
    confirmed: { zh: "属实", en: "confirmed" },
    cleared: { zh: "已排除", en: "cleared" },
  },
  signal: {
    "quick-answers": { zh: "极快作答的比例", en: "quick answers" },
    "same-level-runs": { zh: "连续同一等级", en: "ratings of one level in a row" },
    bursts: { zh: "五分钟内的评价", en: "ratings in five minutes" },
    "walk-ups": { zh: "办件之外的主动评价", en: "unprompted ratings outside a service" },
    "answer-times": { zh: "平均作答时间", en: "mean time to answer" },
    "after-closing": { zh: "下班后的极快作答", en: "quick answers after closing time" },
    "cancelled-prompts": { zh: "提前撤回的邀请", en: "prompts cancelled early" },
    "raised-ratings": { zh: "改高的差评", en: "raised poor ratings" },
  },
};

/** Whether the value behind a name is the code of a unit. */
export const isUnitCode = (name: string): boolean => name === "unit" || name === "unitCode";

/** A stored value in words for readers; one without words as it is stored. */
export const accessValueText = (name: string, value: string): LocalText => {
  const known = Object.hasOwn(accessValues, name) ? accessValues[name] : undefined;
  return (known && Object.hasOwn(known, value) && known[value]) || { zh: value };
};

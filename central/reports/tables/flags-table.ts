import type { FlagFilters, FlagRow, FlagState, OfficeFlags, Signal } from "../../../contract/office/figures/signals.ts";
import { figureDefinitions as definitions } from "../../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../../contract/office/reports/exports.ts";
import { percent } from "../paper-words.ts";
import { type Row, type Table, textIn, type Word } from "../table.ts";

const signals: Readonly<Record<Signal, Word>> = {
  "quick-answers": { zh: "邀请后 0.8 秒内就作答的占比", en: "Share of answers within 0.8 s of the prompt" },
  "same-level-runs": { zh: "连续同一等级的评价数", en: "Ratings of one level in a row" },
  bursts: { zh: "五分钟内的评价数", en: "Ratings in five minutes" },
  "walk-ups": { zh: "没有办件时主动评价的占比", en: "Share of unprompted ratings outside a service" },
  "answer-times": { zh: "一人面前的平均作答时间", en: "Mean time to answer for one staff member" },
  "after-closing": { zh: "下班时间之后很快作答的评价占比", en: "Share of quick answers after closing time" },
  "cancelled-prompts": {
    zh: "多数群众还未作答时就被撤回、或被点了“暂不评价”的邀请占比",
    en: "Share of prompts cancelled or declined before most citizens answer",
  },
  "raised-ratings": {
    zh: "屏幕静止后改高的差评占比",
    en: "Share of poor ratings raised after the screen was idle",
  },
};

const states: Readonly<Record<FlagState, Word>> = {
  open: { zh: "未处理", en: "New" },
  asked: { zh: "等单位说明", en: "Unit asked" },
  answered: { zh: "单位已说明", en: "Unit answered" },
  confirmed: { zh: "属实", en: "Confirmed" },
  cleared: { zh: "已排除", en: "Cleared" },
};

const words = {
  unit: { zh: "单位编码", en: "Unit code" },
  signal: { zh: "疑问", en: "Question" },
  state: { zh: "核实情况", en: "State" },
  peers: { zh: "其他窗口", en: "other windows" },
  "own-history": { zh: "前四周", en: "previous four weeks" },
  several: { zh: "不止一人，或不足 10 条", en: "several persons, or fewer than ten ratings" },
} as const satisfies Readonly<Record<string, Word>>;

/** In the unit of the signal, as `FlagRow` says. */
const amountOf = (signal: Signal, value: number): string => {
  if (signal === "answer-times") return `${(value / 1_000).toFixed(1)} s`;
  return signal === "same-level-runs" || signal === "bursts" ? String(value) : percent(value);
};

const rowOf = ({ signal, comparison, numbers, staff, ...row }: FlagRow, language: PaperLanguage): Row => [
  row.unitCode,
  textIn(language, row.unitName),
  row.windowNumber,
  staff?.staffNumber ?? null,
  staff ? textIn(language, staff.staffName) : words.several[language],
  signals[signal][language],
  numbers && amountOf(signal, numbers.measured),
  numbers && amountOf(signal, numbers.bound),
  words[comparison][language],
  row.from,
  row.to,
  numbers?.ratings ?? null,
  states[row.state][language],
];

async function* rowsOf(
  read: (after: string | undefined) => Promise<OfficeFlags>,
  language: PaperLanguage,
): AsyncGenerator<readonly Row[]> {
  for (let after: string | undefined; ; ) {
    const { flags, next } = await read(after);
    yield flags.map((flag) => rowOf(flag, language));
    if (next === null) return;
    after = next;
  }
}

const switchesOf = ({ unit, signal, state }: FlagFilters): readonly (readonly [Word, Word])[] => [
  ...(unit === undefined ? [] : [[words.unit, { zh: unit, en: unit }] as const]),
  ...(signal === undefined ? [] : [[words.signal, signals[signal]] as const]),
  ...(state === undefined ? [] : [[words.state, states[state]] as const]),
];

/** The questions that the entries of these days raise. `read`: those after a flag. */
export const flagsTable = (
  filters: FlagFilters,
  language: PaperLanguage,
  read: (after: string | undefined) => Promise<OfficeFlags>,
): Table => ({
  about: {
    title: { zh: "疑问", en: "Questions" },
    days: filters.from && filters.to ? { from: filters.from, to: filters.to } : null,
    switches: switchesOf(filters),
    definitions: [definitions.flag, definitions.smallNumbers],
    check: "npm run centre -- verify --all",
  },
  columns: [
    { title: { zh: "单位编码", en: "Unit code" }, kind: "id", isForSheets: true },
    { title: { zh: "单位", en: "Unit" }, kind: "text" },
    { title: { zh: "窗口", en: "Window" }, kind: "text" },
    { title: { zh: "工号", en: "Staff number" }, kind: "id" },
    { title: { zh: "姓名", en: "Name" }, kind: "text" },
    { title: words.signal, kind: "text" },
    { title: { zh: "测得", en: "Measured" }, kind: "text" },
    { title: { zh: "界限", en: "Bound" }, kind: "text" },
    { title: { zh: "对照", en: "Compared with" }, kind: "text" },
    { title: { zh: "从", en: "From" }, kind: "date" },
    { title: { zh: "到", en: "To" }, kind: "date" },
    { title: { zh: "涉及评价", en: "Ratings concerned" }, kind: "count" },
    { title: words.state, kind: "text" },
  ],
  pages: rowsOf(read, language),
});

import type { RatingFilters, RatingRow } from "../../../contract/office/ratings/ratings.ts";
import { figureDefinitions as definitions } from "../../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../../contract/office/reports/exports.ts";
import type { LocalText } from "../../../contract/words.ts";
import { paperTime } from "../paper-words.ts";
import { type Row, type Table, textIn, type Word } from "../table.ts";

const notListed = { zh: "非差评，不列等级", en: "not negative: level not listed" };

/** A source that this version does not know yet is written unchanged. */
const sources: ReadonlyMap<string, Word> = new Map([
  ["staff-console", { zh: "窗口邀请", en: "Staff prompt" }],
  ["counter-api", { zh: "办件系统", en: "Office system" }],
  ["queue-system", { zh: "排队系统", en: "Queue system" }],
  ["walk-up", { zh: "主动评价", en: "Walk-up" }],
]);

const rowOf = (row: RatingRow, language: PaperLanguage): Row => {
  const say = (text: LocalText): string => textIn(language, text);
  const { negative, tags, comment, followUps } = row;
  const later = followUps.map(({ givenAt, tags: chosen, comment: written, photos }) =>
    [
      paperTime(givenAt),
      ...chosen.map(say),
      ...(written === null ? [] : [written]),
      ...(photos === 0 ? [] : [`${textIn(language, words.photos)} ${photos}`]),
    ].join(" "),
  );
  return [
    say(row.unitName),
    row.windowNumber,
    negative?.staffNumber ?? null,
    negative ? say(negative.staffName) : null,
    negative ? `${negative.level} ${say(negative.levelText)}` : say(notListed),
    negative?.first ? `${negative.first.level} ${say(negative.first.levelText)}` : null,
    tags.map(say).join("；") || null,
    comment,
    later.join("\n") || null,
    say(sources.get(row.source) ?? { zh: row.source }),
    row.answeredAt,
    row.receivedAt,
    row.device,
    row.epoch,
    row.seq,
  ];
};

async function* rowsOf(
  pages: AsyncIterable<readonly RatingRow[]>,
  language: PaperLanguage,
): AsyncGenerator<readonly Row[]> {
  for await (const page of pages) yield page.map((row) => rowOf(row, language));
}

const words = {
  unit: { zh: "单位编码", en: "Unit code" },
  window: { zh: "窗口", en: "Window" },
  from: { zh: "从", en: "From" },
  to: { zh: "到", en: "To" },
  level: { zh: "等级", en: "Level" },
  negative: { zh: "差评", en: "negative" },
  source: { zh: "来源", en: "Source" },
  tag: { zh: "评价标签", en: "Tag" },
  yes: { zh: "是", en: "yes" },
  comment: { zh: "有意见", en: "With a comment" },
  changed: { zh: "改评过", en: "Changed" },
  flagged: { zh: "待核实", en: "In question" },
  photos: { zh: "照片", en: "photos" },
} as const satisfies Readonly<Record<string, Word>>;

const given = (value: string): Word => ({ zh: value, en: value });

const switchesOf = (filters: RatingFilters): readonly (readonly [Word, Word])[] => {
  const { from, to, unit, window, level, source, tag, comment, changed, flagged } = filters;
  const isWhole = from !== undefined && to !== undefined;
  const named = source === undefined ? undefined : sources.get(source);
  const all: readonly (readonly [Word, Word | undefined])[] = [
    [words.from, isWhole || from === undefined ? undefined : given(from)],
    [words.to, isWhole || to === undefined ? undefined : given(to)],
    [words.unit, unit === undefined ? undefined : given(unit)],
    [words.window, window === undefined ? undefined : given(window)],
    [words.level, level === "negative" ? words.negative : level && given(level)],
    [words.source, named],
    [words.tag, tag === undefined ? undefined : given(tag)],
    [words.comment, comment && words.yes],
    [words.changed, changed && words.yes],
    [words.flagged, flagged && words.yes],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
};

/** 差评 and comments, as the page lists them: the level and the clerk of a 差评 alone. */
export const ratingsTable = (
  pages: AsyncIterable<readonly RatingRow[]>,
  filters: RatingFilters,
  language: PaperLanguage,
): Table => ({
  about: {
    title: { zh: "差评和留言", en: "Negative ratings and comments" },
    days: filters.from && filters.to ? { from: filters.from, to: filters.to } : null,
    switches: switchesOf(filters),
    definitions: [definitions.negative],
    check: "npm run centre -- verify --all",
  },
  columns: [
    { title: { zh: "单位", en: "Unit" }, kind: "text" },
    { title: { zh: "窗口", en: "Window" }, kind: "text" },
    { title: { zh: "工号", en: "Staff number" }, kind: "id" },
    { title: { zh: "姓名", en: "Name" }, kind: "text" },
    { title: { zh: "等级", en: "Level" }, kind: "text" },
    { title: { zh: "改评前", en: "Before the change" }, kind: "text" },
    { title: { zh: "评价标签", en: "Tags" }, kind: "text" },
    { title: { zh: "意见", en: "Comment" }, kind: "text" },
    { title: { zh: "带回家填写", en: "Written later" }, kind: "text" },
    { title: { zh: "来源", en: "Source" }, kind: "text" },
    { title: { zh: "评价时间", en: "Given at" }, kind: "time" },
    { title: { zh: "收到时间", en: "Received at" }, kind: "time" },
    { title: { zh: "设备", en: "Device" }, kind: "id", isForSheets: true },
    { title: { zh: "纪元", en: "Epoch" }, kind: "count", isForSheets: true },
    { title: { zh: "台账序号", en: "Ledger position" }, kind: "count", isForSheets: true },
  ],
  pages: rowsOf(pages, language),
});

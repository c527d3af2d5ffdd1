import type { Draw, DrawnRow, OfficeDraw } from "../../../contract/office/inspection/draws.ts";
import { figureDefinitions as definitions } from "../../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../../contract/office/reports/exports.ts";
import { paperTime } from "../paper-words.ts";
import { type Row, type Table, textIn, type Word } from "../table.ts";

const same = (text: string | number): Word => ({ zh: String(text), en: String(text) });

const words = {
  title: { zh: "抽查第 {number} 号", en: "Draw {number}" },
  negative: { zh: "差评", en: "negative ratings" },
  all: { zh: "全部评价", en: "all ratings" },
} as const satisfies Readonly<Record<string, Word>>;

const titleOf = ({ number }: Draw): Word => ({
  zh: words.title.zh.replace("{number}", String(number)),
  en: words.title.en.replace("{number}", String(number)),
});

/** All that is needed to draw it again. */
const factsOf = (draw: Draw): readonly (readonly [Word, Word])[] => [
  [{ zh: "抽取人", en: "Drawn by" }, same(draw.drawnBy)],
  [{ zh: "抽取时间（北京时间）", en: "Drawn at (Beijing time)" }, same(paperTime(draw.drawnAt))],
  [{ zh: "范围", en: "Ratings" }, words[draw.ratings]],
  [{ zh: "截止（北京时间）", en: "Received until (Beijing time)" }, same(paperTime(draw.receivedUntil))],
  [{ zh: "比例", en: "Share" }, same(`${draw.share}%`)],
  [{ zh: "至少", en: "At least" }, same(draw.minimum)],
  [{ zh: "种子", en: "Seed" }, same(draw.seed)],
  [{ zh: "抽样框条数", en: "Size of the frame" }, same(draw.frameSize)],
  [{ zh: "抽样框哈希（SHA-256）", en: "Hash of the frame (SHA-256)" }, same(draw.frameHash)],
  [{ zh: "抽中", en: "Drawn" }, same(draw.drawn)],
];

const rowOf = (row: DrawnRow, language: PaperLanguage): Row => [
  row.ordinal,
  textIn(language, row.unitName),
  row.windowNumber,
  row.day,
  row.device,
  row.epoch,
  row.seq,
  row.digest,
  row.readings.length,
  row.readings.map(({ readAt, readBy, purpose }) => `${paperTime(readAt)} ${readBy} ${purpose}`).join("\n") || null,
];

async function* rowsOf(
  read: (after: number) => Promise<Pick<OfficeDraw, "ratings" | "next">>,
  language: PaperLanguage,
): AsyncGenerator<readonly Row[]> {
  for (let after: number | null = 0; after !== null; ) {
    const { ratings, next }: Pick<OfficeDraw, "ratings" | "next"> = await read(after);
    yield ratings.map((row) => rowOf(row, language));
    after = next;
  }
}

/** A draw with its ratings, without their content. `read`: those behind an ordinal. */
export const drawTable = (
  draw: Draw,
  language: PaperLanguage,
  read: (after: number) => Promise<Pick<OfficeDraw, "ratings" | "next">>,
): Table => ({
  about: {
    title: titleOf(draw),
    days: { from: draw.from, to: draw.to },
    switches: factsOf(draw),
    definitions: [definitions.draw, definitions.frame, definitions.negative],
    check: `npm run centre -- recompute --draw ${draw.number}`,
  },
  columns: [
    { title: { zh: "序号", en: "Drawn as" }, kind: "count" },
    { title: { zh: "单位", en: "Unit" }, kind: "text" },
    { title: { zh: "窗口", en: "Window" }, kind: "text" },
    { title: { zh: "评价日期", en: "Day" }, kind: "date" },
    { title: { zh: "设备", en: "Device" }, kind: "id" },
    { title: { zh: "纪元", en: "Epoch" }, kind: "count" },
    { title: { zh: "台账序号", en: "Ledger position" }, kind: "count" },
    { title: { zh: "SHA-256", en: "SHA-256" }, kind: "id", isForSheets: true },
    { title: { zh: "查看次数", en: "Openings" }, kind: "count" },
    { title: { zh: "查看记录", en: "Opened by" }, kind: "text" },
  ],
  pages: rowsOf(read, language),
});

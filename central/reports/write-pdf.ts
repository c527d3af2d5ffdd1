import { mostRowsOfPdf, type PaperLanguage } from "../../contract/office/reports/exports.ts";
import { problem } from "../../contract/problems/problem.ts";
import { explanation, paperTime, percent } from "./paper-words.ts";
import { Refusal } from "./refusal.ts";
import {
  type Column,
  isShare,
  type Row,
  rateOf,
  scoreText,
  type Table,
  textIn,
  type Value,
  type Word,
  type Writing,
} from "./table.ts";
import { typeset } from "./typst/typeset.ts";

const words = {
  author: { zh: "窗口星 评价中心", en: "Counterstar" },
  pageNumber: { zh: "第 {page} 页，共 {pages} 页", en: "Page {page} of {pages}" },
  none: { zh: "没有记录。", en: "No rows." },
} as const satisfies Readonly<Record<string, Word>>;

/** Long texts without a blank would run out of their cell: they may break after each group of characters. */
const breakable = (text: string): string => text.replaceAll(/[!-~]{16}(?=[!-~])/g, "$&\u200b");

const textOf = (value: Value, { kind }: Column): string => {
  if (value === null) return "—";
  if (isShare(value)) return value.whole === 0 ? "—" : `${percent(rateOf(value))}\n${value.part}/${value.whole}`;
  if (typeof value === "number") return kind === "score" ? scoreText(value) : String(value);
  return kind === "time" ? paperTime(value) : breakable(value);
};

/** Chinese characters are twice as wide as Latin ones. */
const widthOf = (text: string): number =>
  text.split("\n").reduce((most, part) => Math.max(most, part.replaceAll(/[^ -\u02ff]/g, "xx").length), 0);

/** A head breaks between its words, and a Chinese one of more than six characters once: "1 非常不满意" does not. */
const widthOfTitle = (title: string): number => {
  const whole = widthOf(title);
  if (/[^ -\u02ff]/.test(title)) return whole <= 12 ? whole : Math.ceil(whole / 2) + 1;
  return Math.max(...title.split(/[ -]/).map(widthOf));
};

/** The width of a text column at most: one long text does not take the room of all others. */
const mostWidth = 40;
/** Room for the insets of a cell, and for bold letters. */
const inset = 2.5;

/** By the longest text of each column, in Latin characters. */
const widths = (titles: readonly string[], rows: readonly (readonly string[])[]): readonly number[] =>
  titles.map((title, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? "")), 0);
    return inset + Math.max(Math.min(mostWidth, longest), widthOfTitle(title));
  });

/** Points. */
const usualSize = 7.5;
const smallestSize = 5.5;
const characterWidth = 0.56 * usualSize;
/** Papers across, with the width between their margins. */
const papers = [
  { paper: "a4", width: 785 },
  { paper: "a3", width: 1_133 },
  { paper: "a2", width: 1_627 },
] as const;

/**
 * The paper, and the size of the letters: a wide table is set smaller, and where the letters would be too small, or a text
 * would stand over the next one, on a larger paper.
 */
const paperFor = (wide: readonly number[]): { readonly paper: string; readonly size: number } => {
  const needed = wide.reduce((sum, width) => sum + width * characterWidth, 0);
  const sizes = papers.map(({ paper, width }) => ({ paper, size: Math.min(usualSize, (usualSize * width) / needed) }));
  const fitting = sizes.find(({ size }) => size >= smallestSize);
  return fitting ?? { paper: papers[papers.length - 1]?.paper ?? "a4", size: smallestSize };
};

const readAll = async ({ pages }: Table): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for await (const page of pages) {
    rows.push(...page);
    if (rows.length > mostRowsOfPdf) throw new Refusal(problem("export-too-long", { most: mostRowsOfPdf }));
  }
  return rows;
};

const isNumber = ({ kind }: Column): boolean => ["count", "score", "rate"].includes(kind);

const subtitleOf = ({ about: { days, switches } }: Table, language: PaperLanguage): string => {
  const colon = language === "zh" ? "：" : ": ";
  const parts = switches.map(([name, value]) => `${textIn(language, name)}${colon}${textIn(language, value)}`);
  return [...(days ? [`${days.from} – ${days.to}`] : []), ...parts].join("　");
};

/** The table as a PDF, on paper across: A4, a wide one on A3 or A2. Throws a `Refusal` `export-too-long`. */
export async function* writePdfTable(table: Table, writing: Writing, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { language } = writing;
  const shown = table.columns.flatMap((column, index) => (column.isForSheets ? [] : [{ column, index }]));
  const read = await readAll(table);
  const rows = read.map((row) => shown.map(({ column, index }) => textOf(row[index] ?? null, column)));
  const titles = shown.map(({ column }) => textIn(language, column.title));
  const wide = widths(titles, rows);
  const title = textIn(language, table.about.title);
  yield await typeset(
    {
      template: "table.typ",
      data: {
        title,
        author: textIn(language, words.author),
        language,
        ...paperFor(wide),
        subtitle: subtitleOf(table, language),
        notice: table.about.notice ? textIn(language, table.about.notice) : "",
        footer: `${title} · ${paperTime(writing.writtenAt)}`,
        pageNumber: textIn(language, words.pageNumber),
        none: textIn(language, words.none),
        columns: shown.map(({ column }, index) => ({
          title: titles[index],
          width: wide[index],
          isNumber: isNumber(column),
        })),
        rows,
        explanation: explanation(table.about, writing),
      },
    },
    signal,
  );
}

import type { ColumnFigures } from "../../contract/office/public/column.ts";
import { type Html, html } from "../follow-up/html.ts";
import { fill } from "../follow-up/page-words.ts";
import type { ColumnWords } from "./column-words.ts";

type Month = ColumnFigures["months"][number];

const [width, height, gap] = [46, 150, 8];

/** "2026-03" */
export const monthOf = ({ from }: Pick<Month, "from">): string => from.slice(0, 7);

const textOf = (words: ColumnWords, month: Month): string => {
  if (!month.figures) return fill(words.barWithout, { month: monthOf(month) });
  const { ratings, negativeShare } = month.figures;
  return fill(words.barOf, { month: monthOf(month), ratings, negative: negativeShare.numerator });
};

const barOf = (month: Month, index: number, most: number): Html => {
  const [x, middle] = [index * width, index * width + width / 2];
  const label = html`<text x="${middle}" y="${height + 24}" text-anchor="middle" font-size="22" fill="#5c4d44">${Number(month.from.slice(5, 7))}</text>`;
  if (!month.figures)
    return html`<text x="${middle}" y="${height - 6}" text-anchor="middle" font-size="22" fill="#5c4d44">*</text>${label}`;
  const tall = (count: number): number => Math.round((count / most) * height);
  const [all, negative] = [tall(month.figures.ratings), tall(month.figures.negativeShare.numerator)];
  return html`<rect x="${x + gap / 2}" y="${height - all}" width="${width - gap}" height="${all}" fill="#cf9a3c"/><rect x="${x + gap / 2}" y="${height - negative}" width="${width - gap}" height="${negative}" fill="#b0171f"/>${label}`;
};

/** A bar of each month, one picture for screen readers: the table beside it has the same numbers. */
export const monthBars = (words: ColumnWords, months: readonly Month[]): Html => {
  const most = Math.max(1, ...months.map(({ figures }) => figures?.ratings ?? 0));
  const text = months.map((month) => textOf(words, month)).join("; ");
  return html`<svg class="bars" role="img" aria-label="${text}" viewBox="0 0 ${months.length * width} ${height + 32}">
<line x1="0" x2="${months.length * width}" y1="${height}" y2="${height}" stroke="#5c4d44"/>${months.map((month, index) => barOf(month, index, most))}</svg>`;
};

import { definitionsFor } from "../../contract/office/figures/definitions.ts";
import type { Rate } from "../../contract/office/figures/figures.ts";
import {
  type ColumnFigures,
  type ColumnTexts,
  columnFiguresPath,
  columnTextsPath,
} from "../../contract/office/public/column.ts";
import { type Html, html } from "../follow-up/html.ts";
import { plainPage, wholePage } from "../follow-up/page.ts";
import { inLanguage, type PageLanguage } from "../follow-up/page-language.ts";
import { fill } from "../follow-up/page-words.ts";
import { cardsPart, commentsPart } from "./column-texts-part.ts";
import { type ColumnWords, columnWords } from "./column-words.ts";
import { monthBars, monthOf } from "./month-bars.ts";

const frameOf = (language: PageLanguage) => ({ language, words: columnWords[language] });

/** The share, with both of its counts. */
const rateCell = ({ numerator, denominator, value }: Rate): Html =>
  value === null
    ? html`<td>—</td>`
    : html`<td>${(100 * value).toFixed(1)}%<small>${numerator} / ${denominator}</small></td>`;

const rowOf = (words: ColumnWords, month: ColumnFigures["months"][number]): Html => {
  const head = html`<th scope="row">${monthOf(month)}</th>`;
  if (!month.figures) return html`<tr>${head}<td colspan="5">${words.tooFew}</td></tr>`;
  const { ratings, favourableRate, negativeShare, unansweredRate, coverage } = month.figures;
  const rates = [negativeShare, favourableRate, unansweredRate, coverage].map(rateCell);
  return html`<tr>${head}<td>${ratings}</td>${rates}</tr>`;
};

const tableOf = (words: ColumnWords, months: ColumnFigures["months"]): Html => {
  const { month, ratings, favourable, negative, unanswered, coverage } = words;
  const heads = [month, ratings, negative, favourable, unanswered, coverage].map(
    (text) => html`<th scope="col">${text}</th>`,
  );
  return html`<div class="scrolled" role="region" aria-label="${words.table}" tabindex="0"><table><thead><tr>${heads}</tr></thead>
<tbody>${months.toReversed().map((each) => rowOf(words, each))}</tbody></table></div>`;
};

const shown = ["ratings", "favourableRate", "negativeShare", "unansweredRate", "coverage"];

const explained = (language: PageLanguage, { switches, definitionsVersion }: ColumnFigures): Html => {
  const { words } = frameOf(language);
  const lines = definitionsFor(switches.favourable)
    .filter(({ figure }) => shown.includes(figure))
    .map(({ name, formula }) => html`<p>${inLanguage(name, language)}: ${inLanguage(formula, language)}</p>`);
  return html`<h2>${words.explained}</h2><div class="card">${lines}</div>
<p class="quiet">${fill(words.own, { version: definitionsVersion })}</p>`;
};

/** The column of a unit: its months as bars and as a table, 你说我改, and the comments. */
export const columnPage = (language: PageLanguage, column: ColumnFigures, texts: ColumnTexts): string => {
  const { unitCode, unitName, months } = column;
  const frame = frameOf(language);
  const { words } = frame;
  const last = months.at(-1);
  const heading = fill(words.heading, { unit: inLanguage(unitName, language) });
  // Relative to the column's own address, so that it works behind any path.
  const [data, textData] = [columnFiguresPath, columnTextsPath].map((path) =>
    path(encodeURIComponent(unitCode)).replace("/public/", ""),
  );
  return wholePage(
    frame,
    heading,
    html`<h1>${heading}</h1>
<p>${fill(words.period, { month: last ? monthOf(last) : "" })}</p>
<h2>${words.chart}</h2>
<div class="card">${monthBars(words, months)}</div>
<h2>${words.table}</h2>
${tableOf(words, months)}
${cardsPart(words, texts)}
${commentsPart(words, texts)}
${explained(language, column)}
<p><a href="${data ?? ""}">${words.data}</a></p>
<p><a href="${textData ?? ""}">${words.textData}</a></p>`,
  );
};

/** The column is off, or there is no such unit. */
export const missingPage = (language: PageLanguage): string => {
  const frame = frameOf(language);
  return plainPage(frame, frame.words.missingTitle, [html`<p>${frame.words.missing}</p>`]);
};

export const tooOftenPage = (language: PageLanguage, seconds: number): string => {
  const frame = frameOf(language);
  return plainPage(frame, frame.words.tooOften, [html`<p>${fill(frame.words.tooOftenHint, { seconds })}</p>`]);
};

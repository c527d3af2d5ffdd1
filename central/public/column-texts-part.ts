import type { ColumnTexts } from "../../contract/office/public/column.ts";
import { hidingReasons } from "../../contract/office/public/comments.ts";
import { type Html, html } from "../follow-up/html.ts";
import { fill } from "../follow-up/page-words.ts";
import type { ColumnWords } from "./column-words.ts";

type Card = ColumnTexts["cards"][number];

const cardOf =
  (words: ColumnWords) =>
  ({ month, title, said, changed }: Card): Html =>
    html`<div class="card"><h3>${title} <small>${month}</small></h3>
<p><strong>${words.said}</strong> ${said}</p>
<p><strong>${words.changed}</strong> ${changed}</p></div>`;

/** 你说我改 */
export const cardsPart = (words: ColumnWords, { cards }: ColumnTexts): Html => html`<h2>${words.cards}</h2>
${cards.length === 0 ? html`<p class="quiet">${words.noCards}</p>` : cards.map(cardOf(words))}`;

/** The comments, how many are not shown, and why. */
export const commentsPart = (words: ColumnWords, { comments, counts }: ColumnTexts): Html => {
  const hidden = hidingReasons.reduce((sum, reason) => sum + counts.hidden[reason], 0);
  const { shown, waiting } = counts;
  const rows = comments.map(({ month, text }) => html`<p>${text} <small>${month}</small></p>`);
  const reasons = hidingReasons.map(
    (reason) => html`<li>${fill(words.hiddenReason, { reason: words[reason], count: counts.hidden[reason] })}</li>`,
  );
  return html`<h2>${words.comments}</h2>
<p class="quiet">${words.commentsOf}</p>
${rows.length === 0 ? html`<p class="quiet">${words.noComments}</p>` : html`<div class="card said">${rows}</div>`}
<p>${fill(words.shownCount, { shown, waiting, hidden })}</p>
<p class="quiet">${words.hiddenOnlyFor}</p>
<ul class="reasons">${reasons}</ul>`;
};

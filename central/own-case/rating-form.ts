import type { Item } from "../../contract/office/rectification/item.ts";
import { answerRatings } from "../../contract/office/rectification/item-events.ts";
import { takes } from "../../contract/office/rectification/item-step.ts";
import { type Html, html } from "../follow-up/html.ts";
import type { PageLanguage } from "../follow-up/page-language.ts";
import { fill } from "../follow-up/page-words.ts";
import { type CaseWords, caseWords } from "./case-words.ts";
import type { RatingNotice } from "./rate-answer.ts";

/** The two fields that open a case. */
export interface CaseKey {
  readonly number: string;
  readonly code: string;
}

/** Number and code for a form to send: they stand in its body alone. */
export const hiddenKey = ({ number, code }: CaseKey): Html => html`<input type="hidden" name="number" value="${number}">
<input type="hidden" name="code" value="${code}">`;

export const noticeLine = (words: CaseWords, notice: RatingNotice): Html => {
  if (notice === "rateThanks") return html`<p class="notice" role="status">${words[notice]}</p>`;
  const look = notice === "rateChoose" ? "notice wrong" : "notice";
  return html`<p class="${look}" role="alert">${words[notice]}</p>`;
};

/** The form that rates the answer, or the rating that was given; empty where there is no answer to rate. */
export const ratingForm = (language: PageLanguage, item: Item, key: CaseKey): Html => {
  const words = caseWords[language];
  if (item.answerRating) return html`<p>${fill(words.rated, { rating: words.ratings[item.answerRating] })}</p>`;
  if (!takes(item, "answer-rated")) return html``;
  const choices = answerRatings.map(
    (
      each,
    ) => html`<label class="tag"><input type="radio" name="rating" value="${each}" required><span>${words.ratings[each]}</span></label>
`,
  );
  return html`<form method="post" action="?lang=${language}" autocomplete="off">
${hiddenKey(key)}
<fieldset><legend><h2>${words.rate}</h2></legend>
${choices}</fieldset>
<p class="quiet">${words.rateHint}</p>
<button class="button" name="rate" value="yes">${words.rateSend}</button>
</form>`;
};

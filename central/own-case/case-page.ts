import { dayAt } from "../figures/running-part.ts";
import { type Html, html } from "../follow-up/html.ts";
import { plainPage } from "../follow-up/page.ts";
import { inLanguage, type PageLanguage } from "../follow-up/page-language.ts";
import { fill } from "../follow-up/page-words.ts";
import { caseWords } from "./case-words.ts";
import type { RatingNotice } from "./rate-answer.ts";
import { type CaseKey, noticeLine, ratingForm } from "./rating-form.ts";
import type { OwnCase } from "./read-case.ts";

const frameOf = (language: PageLanguage) => ({ language, words: caseWords[language] });

const fact = (title: string, value: string): Html => html`<p><span class="quiet">${title}</span> ${value}</p>`;

/** Number and code, sent to the page's own address: neither stands in an address or a log. */
export const casePage = (language: PageLanguage, given?: { readonly number: string }): string => {
  const frame = frameOf(language);
  const { words } = frame;
  return plainPage(frame, words.heading, [
    given ? html`<div class="notice wrong" role="alert"><p>${words.wrong}</p></div>` : html``,
    html`<p>${words.hint}</p>
<form method="post" action="?lang=${language}">
<label class="line" for="number">${words.number}</label>
<input class="line" id="number" name="number" inputmode="numeric" autocomplete="off" maxlength="20" required value="${given?.number ?? ""}">
<label class="line" for="code">${words.code}</label>
<input class="line" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required>
<button class="button">${words.show}</button>
</form>`,
  ]);
};

/** Waiting for more than a minute is never asked for. */
export const waitPage = (language: PageLanguage, seconds: number): string => {
  const frame = frameOf(language);
  return plainPage(frame, frame.words.tooOften, [html`<p>${fill(frame.words.tooOftenHint, { seconds })}</p>`]);
};

const awaitsReply = ({ state }: OwnCase["item"]): boolean => state !== "to-call" && state !== "closed";

/** The day by whose end the answer is due; the first one stays beside a later one. */
const dueLine = (language: PageLanguage, { item }: OwnCase, today: string): Html => {
  const { words } = frameOf(language);
  if (!awaitsReply(item)) return html``;
  const notes = [
    ...(item.due.isProvisional ? [words.provisional] : []),
    ...(item.delay === "granted" ? [fill(words.firstDue, { day: item.firstDue.day })] : []),
    ...(item.due.day < today ? [words.over] : []),
  ];
  const [open, between, close] = language === "zh" ? ["（", "；", "）"] : [" (", "; ", ")"];
  return fact(words.due, item.due.day + (notes.length > 0 ? open + notes.join(between) + close : ""));
};

const replyCard = ({ at, text }: OwnCase["replies"][number]): Html =>
  html`<div class="card"><p class="quiet">${dayAt(at.getTime())}</p><p>${text}</p></div>`;

export interface CaseView {
  readonly shown: OwnCase;
  /** For the page's own form. */
  readonly key: CaseKey;
  /** null where no rating was sent. */
  readonly notice: RatingNotice | null;
  readonly nowMs: number;
}

/** One case: its state, its dates, the unit's answers, and the rating of the answer. */
export const shownCasePage = (language: PageLanguage, { shown, key, notice, nowMs }: CaseView): string => {
  const frame = frameOf(language);
  const { words } = frame;
  const { number, unitName, openedAt, item, replies } = shown;
  const state = item.outcome === "set-aside" ? words.setAside : words.state[item.state];
  return plainPage(frame, fill(words.caseHeading, { number }), [
    notice ? noticeLine(words, notice) : html``,
    html`<div class="card">
${fact(words.unit, inLanguage(unitName, language))}
${fact(words.opened, dayAt(openedAt.getTime()))}
${dueLine(language, shown, dayAt(nowMs))}
</div>
<p>${state}</p>`,
    item.round > 1 && awaitsReply(item) ? html`<p>${fill(words.round, { round: item.round })}</p>` : html``,
    html`<h2>${words.replies}</h2>`,
    ...(replies.length === 0 ? [html`<p>${words.noReply}</p>`] : replies.map(replyCard)),
    ratingForm(language, item, key),
    html`<p class="quiet">${words.unchanged}</p>
<p><a href="?lang=${language}">${words.another}</a></p>`,
  ]);
};

import { commentMostCharacters } from "../../contract/text-limits.ts";
import type { LocalText } from "../../contract/words.ts";
import type { LevelWords } from "../office/level-words.ts";
import type { FollowUpRating } from "./find-rating.ts";
import { type Html, html } from "./html.ts";
import { type Speech, wholePage } from "./page.ts";
import type { PageLanguage } from "./page-language.ts";
import { fill } from "./page-words.ts";
import type { FormFault, FormFields } from "./read-form.ts";

const inLanguage = ({ zh, en }: LocalText, language: PageLanguage): string => (language === "en" ? (en ?? zh) : zh);

/** "2026-03-01 09:30" as the kiosk's clock showed it, whatever zone the phone is in. */
const momentOf = (answeredAt: string): string => answeredAt.slice(0, 16).replace("T", " ");

export interface FormView {
  readonly rating: FollowUpRating;
  /** undefined where the office has no words for the level any longer: then a text can be written all the same. */
  readonly level: LevelWords | undefined;
  readonly openDays: number;
  /** What is filled in already: a form that was sent and is shown again. */
  readonly fields: FormFields;
  readonly fault: FormFault | null;
}

const placeOf = ({ language, words }: Speech, { unitName, windowNumber, windowName }: FollowUpRating): Html => {
  const window = fill(words.window, { number: windowNumber });
  const name = windowName ? html` · ${inLanguage(windowName, language)}` : null;
  return html`<p>${inLanguage(unitName, language)}</p><p>${window}${name}</p>`;
};

/** Where, when, about what, and what was given. */
export const ratingCard = (speech: Speech, rating: FollowUpRating, level: LevelWords | undefined): Html => {
  const given = level ? inLanguage(level.text, speech.language) : String(rating.level);
  return html`<div class="card">
${placeOf(speech, rating)}
<p class="quiet">${momentOf(rating.answeredAt)}</p>
${rating.matterName === null ? null : html`<p><bdi>${rating.matterName}</bdi></p>`}
<p class="level">${speech.words.given}<strong>${given}</strong></p>
</div>`;
};

/** 监督电话, which needs neither page nor token. */
export const phoneLine = ({ words }: Speech, { supervisionPhone }: FollowUpRating): Html =>
  supervisionPhone === null
    ? html``
    : html`<p class="quiet phone">${words.phone} <a href="tel:${supervisionPhone.replaceAll(/[^0-9+]/g, "")}">${supervisionPhone}</a></p>`;

const tagBox = (speech: Speech, tag: LevelWords["tags"][number], chosen: boolean): Html =>
  html`<label class="tag"><input type="checkbox" name="tag" value="${tag.code}"${chosen ? html` checked` : null}><span>${inLanguage(tag.text, speech.language)}</span></label>
`;

/** Those first that the screen at the window shows first. */
const tagBoxes = (speech: Speech, level: LevelWords | undefined, { tags: chosen }: FormFields): Html => {
  if (!level || level.tags.length === 0) return html``;
  const ordered = [...level.tags].sort((a, b) => Number(b.shownFirst) - Number(a.shownFirst));
  const boxes = ordered.map((tag) => tagBox(speech, tag, chosen.includes(tag.code)));
  return html`<fieldset><legend><h2>${speech.words.tags}</h2></legend>
${boxes}</fieldset>`;
};

const noticeOf = ({ words }: Speech, { fault, rating }: FormView): Html => {
  if (fault) return html`<p class="notice wrong" role="alert">${words[fault]}</p>`;
  if (rating.followUpCount === 0) return html`<p>${words.askHint}</p>`;
  return html`<p class="notice">${fill(words.again, { count: rating.followUpCount })}</p>`;
};

/** The page behind the QR code. What was sent before is not shown: whoever photographed the code learns nothing new. */
export const formPage = (speech: Speech, view: FormView): string => {
  const { rating, level, openDays, fields } = view;
  const { language, words } = speech;
  const title = level?.negative ? words.askNegative : words.askOther;
  const content = html`<h1>${title}</h1>
${noticeOf(speech, view)}
${ratingCard(speech, rating, level)}
<form method="post" action="?lang=${language}" accept-charset="utf-8" autocomplete="off">
${tagBoxes(speech, level, fields)}
<label class="text" for="text">${words.text}</label>
<textarea id="text" name="text" rows="5" maxlength="${commentMostCharacters}" aria-describedby="hint">
${fields.text}</textarea>
<p class="quiet" id="hint">${words.textHint}</p>
<button class="button" type="submit">${words.send}</button>
</form>
<p class="quiet">${fill(words.open, { days: openDays })}</p>
${phoneLine(speech, rating)}`;
  return wholePage(speech, title, content);
};

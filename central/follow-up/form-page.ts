import { commentMostCharacters } from "../../contract/text-limits.ts";
import type { LocalText } from "../../contract/words.ts";
import type { LevelWords } from "../policy/level-words.ts";
import { contactFields } from "./contact-fields.ts";
import type { RefusedPhoto } from "./encode-photos.ts";
import type { FollowUpRating } from "./find-rating.ts";
import { type Html, html } from "./html.ts";
import { caseLink, type Speech, wholePage } from "./page.ts";
import { inLanguage } from "./page-language.ts";
import { fill } from "./page-words.ts";
import { photoFields, refusedNotice } from "./photo-fields.ts";
import { type FormFault, type FormFields, tagValue } from "./read-form.ts";

/** "2026-03-01 09:30" as the kiosk's clock showed it, in any zone of the phone. */
export const momentOf = (answeredAt: string): string => answeredAt.slice(0, 16).replace("T", " ");

export interface FormView {
  readonly rating: FollowUpRating;
  /** All levels, whichever was given: the page must look alike for each. Empty where the office has no words. */
  readonly levels: readonly LevelWords[];
  readonly openDays: number;
  /** The filled-in values: of a form that was sent and is shown again. */
  readonly fields: FormFields;
  readonly fault: FormFault | null;
  /** The photos of a form that is shown again because of them. */
  readonly refused: readonly RefusedPhoto[];
  /** Photos came with the form that is shown again, and have to be chosen again. */
  readonly hadPhotos: boolean;
}

const placeOf = ({ language, words }: Speech, { unitName, windowNumber, windowName }: FollowUpRating): Html => {
  const window = fill(words.window, { number: windowNumber });
  const name = windowName ? html` · ${inLanguage(windowName, language)}` : null;
  return html`<p>${inLanguage(unitName, language)}</p><p>${window}${name}</p>`;
};

/** The place, the time and the matter; never the rating itself: any person may have photographed the code. */
const ratingCard = (speech: Speech, rating: FollowUpRating): Html => html`<div class="card">
${placeOf(speech, rating)}
<p class="quiet">${momentOf(rating.answeredAt)}</p>
${rating.matterName === null ? null : html`<p><bdi>${rating.matterName}</bdi></p>`}
</div>`;

/** 监督电话, which needs neither page nor token. */
export const phoneLine = ({ words }: Speech, { supervisionPhone }: Pick<FollowUpRating, "supervisionPhone">): Html =>
  supervisionPhone === null
    ? html``
    : html`<p class="quiet phone">${words.phone} <a href="tel:${supervisionPhone.replaceAll(/[^0-9+]/g, "")}">${supervisionPhone}</a></p>`;

const tagBox = (speech: Speech, value: string, text: LocalText, isChosen: boolean): Html =>
  html`<label class="tag"><input type="checkbox" name="tag" value="${value}"${isChosen ? html` checked` : null}><span>${inLanguage(text, speech.language)}</span></label>
`;

/** The tags of some levels in a section to open, first those that the screen at the window shows first. */
const tagGroup = (speech: Speech, title: string, levels: readonly LevelWords[], chosen: readonly string[]): Html => {
  const tags = levels.flatMap(({ level, tags }) => tags.map((tag) => ({ ...tag, value: tagValue(level, tag.code) })));
  if (tags.length === 0) return html``;
  const ordered = tags.toSorted((a, b) => Number(b.shownFirst) - Number(a.shownFirst));
  const boxes = ordered.map(({ value, text }) => tagBox(speech, value, text, chosen.includes(value)));
  const isOpen = tags.some(({ value }) => chosen.includes(value));
  return html`<details${isOpen ? html` open` : null}><summary>${title}</summary>
${boxes}</details>
`;
};

/** The best level first, as on the screen at the window. */
const tagGroups = (speech: Speech, levels: readonly LevelWords[], { tags: chosen }: FormFields): Html => {
  if (levels.every(({ tags }) => tags.length === 0)) return html``;
  const { tags: legend, tagsWell, tagsBadly } = speech.words;
  const ordered = levels.toSorted((a, b) => b.level - a.level);
  const of = (isNegative: boolean) => ordered.filter(({ negative }) => negative === isNegative);
  return html`<fieldset><legend><h2>${legend}</h2></legend>
${tagGroup(speech, tagsWell, of(false), chosen)}${tagGroup(speech, tagsBadly, of(true), chosen)}</fieldset>`;
};

const noticeOf = (speech: Speech, { fault, refused, hadPhotos, rating }: FormView): Html => {
  const { words } = speech;
  if (refused.length > 0) return refusedNotice(speech, refused);
  if (fault)
    return html`<p class="notice wrong" role="alert">${words[fault]}${hadPhotos ? words.photosAgain : null}</p>`;
  if (rating.followUpCount === 0) return html`<p>${words.askHint}</p>`;
  return html`<p class="notice">${fill(words.again, { count: rating.followUpCount })}</p>`;
};

/**
 * The page behind the QR code. It is the same for every level, and earlier follow-ups are not shown: a stranger who
 * photographed the code learns neither.
 */
export const formPage = (speech: Speech, view: FormView): string => {
  const { rating, levels, openDays, fields } = view;
  const { language, words } = speech;
  const content = html`<h1>${words.ask}</h1>
${noticeOf(speech, view)}
${ratingCard(speech, rating)}
<form method="post" action="?lang=${language}" accept-charset="utf-8" autocomplete="off" enctype="multipart/form-data">
${tagGroups(speech, levels, fields)}
<label class="text" for="text">${words.text}</label>
<textarea id="text" name="text" rows="5" maxlength="${commentMostCharacters}" aria-describedby="hint">
${fields.text}</textarea>
<p class="quiet" id="hint">${words.textHint}</p>
<label class="tag"><input type="checkbox" name="publish" value="yes"${fields.mayPublish ? html` checked` : null}><span>${words.publish}</span></label>
${photoFields(speech, view.hadPhotos)}${contactFields(speech, fields)}
<button class="button" type="submit">${words.send}</button>
</form>
<p class="quiet">${fill(words.open, { days: openDays })}</p>
${caseLink(speech)}
${phoneLine(speech, rating)}`;
  return wholePage(speech, words.ask, content);
};

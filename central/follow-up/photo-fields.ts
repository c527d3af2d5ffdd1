import { mostFollowUpPhotos } from "../../contract/office/ratings/ratings.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { RefusedPhoto } from "./encode-photos.ts";
import { type Html, html } from "./html.ts";
import type { Speech } from "./page.ts";
import { fill } from "./page-words.ts";

/** With these types named, an iPhone hands in a HEIC photo as JPEG. */
const accepted = "image/jpeg,image/png,image/webp";

const places = Array.from({ length: mostFollowUpPhotos }, (_, index) => index + 1);

/** A telephone's name of a photo may be as long as a text. */
const mostShown = 60;

const photoField = ({ words }: Speech, place: number): Html =>
  html`<label class="photo"><span>${fill(words.photo, { place })}</span><input type="file" name="photo" accept="${accepted}"></label>
`;

/** One field for each photo: browsers inside messengers choose one file at a time. */
export const photoFields = (
  speech: Speech,
  isOpen: boolean,
): Html => html`<details class="photos"${isOpen ? html` open` : null}>
<summary>${fill(speech.words.photos, { most: mostFollowUpPhotos })}</summary>
<p class="quiet">${speech.words.photosHint}</p>
${places.map((place) => photoField(speech, place))}</details>
`;

const refusedLine = ({ language }: Speech, { name, problem }: RefusedPhoto): Html => {
  const sentence = sentenceOf(problem, language);
  return name === null ? html`<li>${sentence}</li>` : html`<li><bdi>${name.slice(-mostShown)}</bdi>: ${sentence}</li>`;
};

/** Which photos were refused, and why. A browser empties the fields of files, so all are chosen again. */
export const refusedNotice = (
  speech: Speech,
  refused: readonly RefusedPhoto[],
): Html => html`<div class="notice wrong" role="alert">
<p>${speech.words.photosRefused}</p>
<ul>${refused.map((each) => refusedLine(speech, each))}</ul>
</div>`;

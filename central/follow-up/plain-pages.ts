import { assertNever } from "../../contract/assert-never.ts";
import { complaintPage } from "./complaint-page.ts";
import type { FollowUpRating } from "./find-rating.ts";
import { phoneLine } from "./form-page.ts";
import { type Html, html } from "./html.ts";
import { caseLink, plainPage, type Speech, savedQuery } from "./page.ts";
import { fill } from "./page-words.ts";
import type { Visit } from "./visit.ts";

interface OfRating {
  readonly rating: FollowUpRating;
}

const paragraph = (text: string): Html => html`<p>${text}</p>`;

const linkToPage = ({ language }: Speech, text: string): Html =>
  html`<p><a class="button other" href="?lang=${language}">${text}</a></p>`;

const done = html`<svg class="done" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="30" fill="#fdf3dc" stroke="#cf9a3c" stroke-width="3"/><path d="M19 33l9 9 17-19" fill="none" stroke="#8e0f17" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** After a form was stored. */
export const thanksPage = (speech: Speech, { rating }: OfRating): string => {
  const { words } = speech;
  const next = [linkToPage(speech, words.more), caseLink(speech)];
  const content = [done, paragraph(words.thanks), ...next, phoneLine(speech, rating)];
  return plainPage(speech, words.thanksTitle, content, savedQuery);
};

export const fullPage = (speech: Speech, { rating }: OfRating): string => {
  const text = fill(speech.words.full, { count: rating.followUpCount });
  return plainPage(speech, speech.words.fullTitle, [paragraph(text), caseLink(speech), phoneLine(speech, rating)]);
};

const closedPage = (speech: Speech, { rating }: OfRating): string => {
  const text = fill(speech.words.closed, { days: rating.days });
  return plainPage(speech, speech.words.closedTitle, [paragraph(text), caseLink(speech), phoneLine(speech, rating)]);
};

const unknownPage = (speech: Speech): string => {
  const { words } = speech;
  return plainPage(speech, words.unknownTitle, [paragraph(words.unknown), linkToPage(speech, words.lookAgain)]);
};

const ratedBeforePage = (speech: Speech): string =>
  plainPage(speech, speech.words.ratedBeforeTitle, [paragraph(speech.words.ratedBefore)]);

const tooOftenPage = (speech: Speech, seconds: number): string =>
  plainPage(speech, speech.words.tooOften, [paragraph(fill(speech.words.tooOftenHint, { seconds }))]);

/** A page without a form. */
export const visitPage = (speech: Speech, visit: Exclude<Visit, { kind: "open" }>): string => {
  switch (visit.kind) {
    case "full":
      return fullPage(speech, visit);
    case "closed":
      return closedPage(speech, visit);
    case "complaint":
      return complaintPage(speech, visit.complaint);
    case "rated-before":
      return ratedBeforePage(speech);
    case "unknown":
      return unknownPage(speech);
    case "too-often":
      return tooOftenPage(speech, visit.seconds);
    default:
      return assertNever(visit);
  }
};

/** The body was no form of ours. */
export const refusedPage = (speech: Speech): string =>
  plainPage(speech, speech.words.refusedTitle, [paragraph(speech.words.refused)]);

/** The centre cannot answer now. */
export const troublePage = (speech: Speech): string =>
  plainPage(speech, speech.words.troubleTitle, [
    paragraph(speech.words.trouble),
    linkToPage(speech, speech.words.lookAgain),
  ]);

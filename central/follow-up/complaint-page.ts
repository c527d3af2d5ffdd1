import type { Acceptance } from "../../contract/complaint.ts";
import type { FollowedComplaint } from "./find-complaint.ts";
import { momentOf, phoneLine } from "./form-page.ts";
import { type Html, html } from "./html.ts";
import { caseLink, plainPage, type Speech } from "./page.ts";
import { fill } from "./page-words.ts";

/** The promise in the words of the kiosk's screen: without a date where none was promised. */
const promiseOf = ({ language, words }: Speech, { office, answerDays, answerBy }: Acceptance): string => {
  const facts = { office: office[language] ?? words.complaintOffice, days: answerDays };
  return answerBy === null
    ? fill(words.complaintWithin, facts)
    : fill(words.complaintWithinBy, { ...facts, day: answerBy });
};

const fact = (title: string, value: string): Html => html`<p><span class="quiet">${title}</span> ${value}</p>`;

/**
 * The page behind the code of a complaint: number, office, that it was received, and the last day for the answer. A
 * stranger who photographed the code learns neither the text nor the contact nor the window; from the case the state and
 * the answers alone.
 */
export const complaintPage = (speech: Speech, { acceptance, givenAt, supervisionPhone }: FollowedComplaint): string => {
  const { words } = speech;
  const content = html`<div class="card">
${fact(words.complaintNumber, acceptance.number)}
${fact(words.complaintGiven, momentOf(givenAt))}
</div>
<p>${promiseOf(speech, acceptance)}</p>
<p class="quiet">${words.complaintHidden}</p>
${caseLink(speech)}
${phoneLine(speech, { supervisionPhone })}`;
  return plainPage({ ...speech, words: { ...words, title: words.complaintService } }, words.complaintTitle, [content]);
};

import { html } from "../follow-up/html.ts";
import { caseQuery, plainPage } from "../follow-up/page.ts";
import type { PageLanguage } from "../follow-up/page-language.ts";
import { fill } from "../follow-up/page-words.ts";
import { caseWords } from "./case-words.ts";
import { type CaseKey, hiddenKey } from "./rating-form.ts";

/** Number and code to note down, and the address of the page that they open. */
export interface CaseToNote extends CaseKey {
  readonly address: string;
}

/**
 * The page behind 查看办理情况 of a rating or a complaint, at `/r/:token`; undefined where the office knows of no case. It
 * says the same where there is none and where there is none yet: while the shift runs, a person who looks over the
 * citizen's shoulder learns no level.
 */
export const numberPage = (language: PageLanguage, found: CaseToNote | undefined): string => {
  const words = caseWords[language];
  const frame = { language, words };
  const back = html`<p><a class="button other" href="?lang=${language}">${words.back}</a></p>`;
  if (!found) return plainPage(frame, words.noCaseHeading, [html`<p>${words.noCase}</p>`, back], caseQuery);
  const content = html`<div class="card">
<p><span class="quiet">${words.number}</span> <strong class="key">${found.number}</strong></p>
<p><span class="quiet">${words.code}</span> <strong class="key">${found.code}</strong></p>
</div>
<p>${fill(words.noteHint, { address: found.address })}</p>
<form method="post" action="../case?lang=${language}" autocomplete="off">
${hiddenKey(found)}
<button class="button">${words.open}</button>
</form>`;
  return plainPage(frame, words.noteHeading, [content, back], caseQuery);
};

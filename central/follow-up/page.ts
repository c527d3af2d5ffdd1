import { windowMark } from "../../contract/window-mark.ts";
import { type Html, html, verbatim } from "./html.ts";
import type { PageLanguage } from "./page-language.ts";
import { pageStyle } from "./page-style.ts";
import { type PageWords, pageWords } from "./page-words.ts";

/** The language of a page, and its words. */
export interface Speech {
  readonly language: PageLanguage;
  readonly words: PageWords;
}

/** The part of it that every page for citizens has. */
export interface PageFrame {
  readonly language: PageLanguage;
  readonly words: Pick<PageWords, "title" | "otherLanguage">;
}

/** The query that shows the thanks after a form was stored. */
export const savedQuery = "saved=1";

/** The query that shows the number and the code of the own case. */
export const caseQuery = "case=1";

/** Leads to the own case: on every page of a rating, of each level, whether it has a case or not. */
export const caseLink = ({ language, words }: Speech): Html =>
  html`<p><a class="button other" href="?lang=${language}&amp;${caseQuery}">${words.ownCase}</a></p>`;

export const speechOf = (language: PageLanguage): Speech => ({ language, words: pageWords[language] });

/** 窗口星's mark: the window in gold, the star in a lighter colour. */
const emblem = html`<svg viewBox="${windowMark.viewBox}" aria-hidden="true"><path d="${windowMark.frame}" fill="none" stroke="#e7bd63" stroke-width="${windowMark.lineWidth}" stroke-linejoin="round"/><path d="${windowMark.star}" fill="#fbf3df"/></svg>`;

const style = verbatim(pageStyle);

const languageLink = ({ language, words }: PageFrame, query: string): Html => {
  const [other, tag] = language === "zh" ? ["en", "en"] : ["zh", "zh-CN"];
  return html`<a href="?lang=${other}${query === "" ? "" : `&${query}`}" lang="${tag}">${words.otherLanguage}</a>`;
};

/**
 * A whole page; `query` is kept by its link to the other language. Links and forms are relative, so that it works
 * behind any address.
 */
export const wholePage = (speech: PageFrame, title: string, content: Html, query = ""): string =>
  html`<!doctype html>
<html lang="${speech.language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><div><strong>${emblem}${speech.words.title}</strong>${languageLink(speech, query)}</div></header>
<main>
${content}
</main>
</body>
</html>
`.html;

/** A page with text only, and perhaps a link. */
export const plainPage = (speech: PageFrame, title: string, content: readonly Html[], query = ""): string =>
  wholePage(speech, title, html`<h1>${title}</h1>${content}`, query);

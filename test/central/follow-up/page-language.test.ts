import { expect, test } from "vitest";
import { languageOf } from "../../../central/follow-up/page-language.ts";
import { pageWords } from "../../../central/follow-up/page-words.ts";

test.each([
  ["zh", "en", "zh"],
  ["en", "zh-CN,zh;q=0.9", "en"],
  [undefined, undefined, "zh"],
  [undefined, "", "zh"],
  [undefined, "en", "en"],
  [undefined, "EN-us", "en"],
  [undefined, "zh-CN,zh;q=0.9,en-US;q=0.8", "zh"],
  [undefined, "en-US,en;q=0.9,zh-CN;q=0.8", "en"],
  [undefined, "fr, en;q=0.5", "en"],
  [undefined, "fr, en;q=0.5, zh;q=0.5", "zh"],
  [undefined, "en;q=0", "zh"],
  [undefined, "en;q=x", "zh"],
  [undefined, "*", "zh"],
  [undefined, "fr ;  q=0.1 , en ; q=0.5", "en"],
  [undefined, `${"fr,".repeat(66)}en`, "en"],
  [undefined, `${"fr,".repeat(80)}en`, "zh"],
  [["en", "en"], "fr", "zh"],
  ["fr", "en", "en"],
])("requested with %j by a browser that prefers %j the page is in %s", (asked, accepted, language) => {
  expect(languageOf(asked, accepted)).toBe(language);
});

test("the texts have the same placeholders in both languages", () => {
  const gaps = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([key, text]) => [key, [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()]);
  expect(gaps(pageWords.en)).toEqual(gaps(pageWords.zh));
});

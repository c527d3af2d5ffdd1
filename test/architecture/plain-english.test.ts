import { parseSync } from "vite";
import { describe, expect, it } from "vitest";
import { filesUnder, readText } from "./source-files.ts";

const folders = ["contract", "db", "electron", "renderer", "central", "build", "test"];
const documentsAtTheRoot = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/** How often a turn of phrase may stand in 10,000 words, and where the plain word is. */
const rules = [
  { phrase: /\b(?:whoever|nobody|somebody)\b/gi, most: 3, instead: "name the person or the part of the program" },
  { phrase: /\bwhat (?:is|was|has)\b/gi, most: 8, instead: "use a noun" },
  {
    phrase: /\b(?:anew|in vain|for good|of before)\b/gi,
    most: 1,
    instead: "again, without success, permanently, earlier",
  },
];

const matchesIn = (text: string, pattern: RegExp): string => (text.match(pattern) ?? []).join("\n");

/** The comments of a file of code; the whole text of a document. */
const proseOf = (file: string): string => {
  const text = readText(file);
  switch (/\.[a-z]+$/.exec(file)?.[0]) {
    case ".ts":
    case ".tsx":
      return parseSync(file, text)
        .comments.map(({ value }) => value)
        .join("\n");
    case ".sql":
      return matchesIn(text, /--.*$/gm);
    case ".css":
      return matchesIn(text, /\/\*[\s\S]*?\*\//g);
    case ".md":
      return text;
    default:
      return "";
  }
};

const wordsIn = (text: string): number => text.match(/\b[a-z]+/gi)?.length ?? 0;

describe("comments and documents", () => {
  const files = [...folders.flatMap(filesUnder), ...documentsAtTheRoot].filter((file) => !file.includes("zh-CN"));
  const prose = files.map((file) => ({ file, text: proseOf(file) }));
  const words = wordsIn(prose.map(({ text }) => text).join("\n"));

  it.each(rules)("use $phrase at most $most times in 10,000 words: $instead", ({ phrase, most }) => {
    expect(words).toBeGreaterThan(20_000);
    const found = prose.flatMap(({ file, text }) => (text.match(phrase) ?? []).map((hit) => `${file}: ${hit}`));
    expect(found.length / words, found.join("\n")).toBeLessThanOrEqual(most / 10_000);
  });
});

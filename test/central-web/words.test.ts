import { describe, expect, test } from "vitest";
import { sourceWord } from "../../central/web/words/sources.ts";
import { fill, localText, wordsOf } from "../../central/web/words/words.ts";
import { PromptSource } from "../../contract/ledger/bodies/prompt.ts";

const gaps = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

describe("the words of the page", () => {
  const { zh, en } = wordsOf;

  test("have the same keys in both languages, none empty", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    expect(Object.keys(zh).length).toBeGreaterThan(40);
    expect([...Object.values(zh), ...Object.values(en)].filter((text) => text.trim() === "")).toEqual([]);
  });

  test("have the same placeholders in both languages; only the level's number is English alone", () => {
    const unlike = Object.entries(zh).filter(([key, text]) => {
      const other = Object.entries(en).find(([name]) => name === key)?.[1] ?? "";
      return gaps(text).join() !== gaps(other).join();
    });
    expect(unlike.map(([key]) => key)).toEqual(["levelOf"]);
  });

  test("name every source of the contract", () => {
    expect(PromptSource.options.map((source) => sourceWord(zh, source))).toEqual([
      "窗口邀请",
      "办件系统",
      "排队系统",
      "主动评价",
    ]);
    expect(PromptSource.options.map((source) => sourceWord(en, source))).toEqual([
      "Staff prompt",
      "Office system",
      "Queue system",
      "Walk-up",
    ]);
  });

  test("show an unknown source as it was sent", () => {
    expect(["qr-code", "constructor"].map((source) => sourceWord(zh, source))).toEqual(["qr-code", "constructor"]);
  });

  test("show the office's own texts in Chinese where they have no English", () => {
    const texts = [{ zh: "综合受理", en: "General" }, { zh: "综合受理" }];
    expect(texts.map((text) => localText(text, "en"))).toEqual(["General", "综合受理"]);
    expect(texts.map((text) => localText(text, "zh"))).toEqual(["综合受理", "综合受理"]);
  });

  test("leave a placeholder that has no value", () => {
    expect(fill("{a} and {b}", { a: 0 })).toBe("0 and {b}");
  });
});

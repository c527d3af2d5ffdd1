import { describe, expect, it } from "vitest";
import { candidatePages } from "../../renderer/controls/text-entry/candidate-pages.ts";
import {
  type EntryDraft,
  emptyEntry,
  isUnfinished,
  mostPinyinLetters,
  withCandidate,
  withCaret,
  withErased,
  withFieldText,
  withLikeliest,
  withStroke,
} from "../../renderer/controls/text-entry/entry-draft.ts";
import type { Stroke } from "../../renderer/controls/text-entry/handwriting/ink.ts";
import { everyKey, keyLayouts, layoutOf, testIdOf } from "../../renderer/controls/text-entry/key-layouts.ts";
import { pressKey, type Typing, withUnfinishedTaken } from "../../renderer/controls/text-entry/press-key.ts";
import { pinyinDictionary } from "../support/pinyin-dictionary.ts";

const typing: Typing = { mostCharacters: 20, dictionary: pinyinDictionary };

/** Keys one after the other: characters, and names in braces. */
const press = (draft: EntryDraft, keys: string, context: Typing = typing): EntryDraft =>
  (keys.match(/\{\w+\}|./gu) ?? []).reduce((now, key) => pressKey(now, key, context), draft);

const empty = emptyEntry("", "pinyin");
const shown = ({ text, pinyin, from, to }: EntryDraft) => ({ text, pinyin, from, to });

describe("pinyin", () => {
  it("remains letters until a character is chosen, by the space bar too", () => {
    expect(shown(press(empty, "cailiao"))).toEqual({ text: "", pinyin: "cailiao", from: 0, to: 0 });
    expect(shown(press(empty, "cailiao{space}"))).toEqual({ text: "材料", pinyin: "", from: 2, to: 2 });
  });

  it("is resolved before a mark, a digit or another keyboard", () => {
    expect([
      press(empty, "manyi。").text,
      press(empty, "manyi{symbols}1").text,
      press(empty, "manyi{language}ok").text,
    ]).toEqual(["满意。", "满意1", "满意ok"]);
  });

  it("loses its last letter before the text loses anything", () => {
    expect(shown(press(emptyEntry("好", "pinyin"), "ni{erase}"))).toEqual({ text: "好", pinyin: "n", from: 1, to: 1 });
  });

  it("continues with the letters that a candidate left over", () => {
    const draft = press(empty, "fuwutaidu");
    expect(shown(withCandidate(draft, { text: "服务", end: 4 }, 20))).toEqual({
      text: "服务",
      pinyin: "taidu",
      from: 2,
      to: 2,
    });
  });

  it("accepts no more letters than can be shown, and says so", () => {
    const draft = press(empty, "a".repeat(mostPinyinLetters + 3));
    expect([draft.pinyin.length, draft.notice]).toEqual([mostPinyinLetters, "choose-first"]);
  });

  it("gives way to handwriting and comes back, each with its own keys", () => {
    const byHand = press(empty, "ni{hand}");
    expect([byHand.text, byHand.letters, layoutOf(byHand)]).toEqual(["你", "hand", "hand"]);
    expect([layoutOf(press(byHand, "{symbols}")), layoutOf(press(byHand, "{symbols}1{symbols}"))]).toEqual([
      "chinese-symbols",
      "hand",
    ]);
    expect(shown(press(byHand, "好{hand}a"))).toEqual({ text: "你好", pinyin: "a", from: 2, to: 2 });
  });

  it("stays letters where the dictionary has not loaded yet", () => {
    expect(press(empty, "ni{space}", { ...typing, dictionary: null }).text).toBe("ni");
  });

  it("is resolved by 写好了, for the citizen to check", () => {
    const draft = withUnfinishedTaken(press(empty, "fuwutaidu"), typing);
    expect([draft.text, draft.pinyin, draft.notice]).toEqual(["服务态度", "", "look-again"]);
  });
});

describe("a drawing", () => {
  const line: Stroke = [
    [10, 50],
    [90, 50],
  ];
  const drawn = withLikeliest(withStroke(emptyEntry("等", "hand"), line), "一");

  it("is unfinished text, and becomes its likeliest character by 写好了, for the citizen to check", () => {
    expect([isUnfinished(drawn), drawn.text]).toEqual([true, "等"]);
    const taken = withUnfinishedTaken(drawn, typing);
    expect([taken.text, taken.strokes, taken.notice, isUnfinished(taken)]).toEqual(["等一", [], "look-again", false]);
  });

  it("becomes its likeliest character before a mark or another keyboard, as letters do", () => {
    expect([press(drawn, "。").text, press(drawn, "{symbols}").text, press(drawn, "{space}").text]).toEqual([
      "等一。",
      "等一",
      "等一",
    ]);
  });

  it("stays where its character does not fit, and is deleted by 清空", () => {
    const full = withUnfinishedTaken(drawn, { ...typing, mostCharacters: 1 });
    expect([full.text, full.strokes, full.notice]).toEqual(["等", [line], "full"]);
    expect(isUnfinished(press(full, "{clear}"))).toBe(false);
  });

  it("that nothing recognises does not keep a text from being handed in", () => {
    const taken = withUnfinishedTaken(withLikeliest(drawn, ""), typing);
    expect([taken.text, taken.notice, isUnfinished(taken)]).toEqual(["等", "look-again", false]);
  });

  it("takes no more strokes and points than a character may have", () => {
    const long: Stroke = Array.from({ length: 2_000 }, (_, at) => [at, at]);
    const lengths = (strokes: readonly Stroke[]) =>
      strokes.reduce(withStroke, emptyEntry("", "hand")).strokes.map(({ length }) => length);
    expect(lengths([long, long, line])).toEqual([2_000, 1_000]);
    expect(lengths(Array.from({ length: 60 }, () => line)).length).toBe(48);
  });
});

describe("the caret", () => {
  it("is the place of the next character, and the character before it is deleted first", () => {
    const draft = withCaret(emptyEntry("等很久", "pinyin"), 1, 1);
    expect(shown(press(draft, "le{space}"))).toEqual({ text: "等了很久", pinyin: "", from: 2, to: 2 });
    expect(shown(withErased(draft))).toEqual({ text: "很久", pinyin: "", from: 0, to: 0 });
  });

  it("may have a selection, which is replaced or deleted whole", () => {
    const draft = withCaret(emptyEntry("等很久", "latin"), 1, 3);
    expect([press(draft, "a").text, withErased(draft).text]).toEqual(["等a", "等"]);
  });

  it("never deletes half a character", () => {
    expect([press(emptyEntry("好𠮷", "latin"), "{erase}").text, press(empty, "{erase}").text]).toEqual(["好", ""]);
  });
});

describe("the limit", () => {
  const tight: Typing = { ...typing, mostCharacters: 3 };

  it("counts characters as people do, and refuses with a message", () => {
    const full = press(emptyEntry("好𠮷好", "latin"), "a", tight);
    expect([full.text, full.notice]).toEqual(["好𠮷好", "full"]);
    expect(press(full, "{erase}", tight).notice).toBe(null);
  });

  it("keeps the letters of a word that does not fit", () => {
    const draft = press(emptyEntry("好好", "pinyin"), "cailiao{space}", tight);
    expect([draft.text, draft.pinyin, draft.notice]).toEqual(["好好", "cailiao", "full"]);
    expect(press(draft, "。", tight).text).toBe("好好");
  });

  it("cuts the end off a pasted text, between two characters, and says so", () => {
    const pasted = withFieldText(emptyEntry("", "latin"), "好𠮷好𠮷", 6, 3);
    expect([shown(pasted), pasted.notice]).toEqual([{ text: "好𠮷好", pinyin: "", from: 4, to: 4 }, "cut"]);
    expect(press(pasted, "{erase}", tight).notice).toBe(null);
  });

  it("cuts only the pasted text, and nothing around it", () => {
    const between = withCaret(emptyEntry("首尾", "latin"), 1, 1);
    expect(shown(withFieldText(between, "首一二三尾", 4, 4))).toEqual({ text: "首一二尾", pinyin: "", from: 3, to: 3 });
    const selected = withCaret(emptyEntry("首换尾", "latin"), 1, 2);
    expect(withFieldText(selected, "首一二三尾", 4, 3).text).toBe("首一尾");
    const turned = withFieldText(emptyEntry("", "latin"), "首\u202e尾\u200f", 4, 9);
    expect(shown(turned)).toEqual({ text: "首尾", pinyin: "", from: 2, to: 2 });
    const full = withFieldText(withCaret(emptyEntry("首中尾", "latin"), 1, 1), "首一二中尾", 3, 3);
    expect([full.text, full.notice]).toEqual(["首中尾", "full"]);
  });

  it("applies to a real keyboard, which may still shorten a text that is too long", () => {
    const long = emptyEntry("12345", "latin");
    expect([withFieldText(long, "123456", 6, 3).text, withFieldText(long, "1234", 4, 3).text]).toEqual([
      "12345",
      "1234",
    ]);
  });
});

describe("清空", () => {
  it("restores the deleted text, until something else is written", () => {
    const cleared = press(emptyEntry("等了很久", "pinyin"), "{clear}");
    expect([cleared.text, cleared.cleared]).toEqual(["", "等了很久"]);
    expect(shown(press(cleared, "{clear}"))).toEqual({ text: "等了很久", pinyin: "", from: 4, to: 4 });
    expect(press(cleared, "n").cleared).toBe(null);
  });

  it("deletes letters as well", () => {
    expect(shown(press(empty, "ni{clear}"))).toEqual({ text: "", pinyin: "", from: 0, to: 0 });
  });
});

describe("the keyboards", () => {
  it("follow the draft, and a capital is for one letter", () => {
    const latin = emptyEntry("", "latin");
    expect([
      layoutOf(empty),
      layoutOf(press(empty, "{symbols}")),
      layoutOf(latin),
      layoutOf(press(latin, "{shift}")),
      layoutOf(press(latin, "{shift}A")),
      layoutOf(press(latin, "{symbols}")),
    ]).toEqual(["pinyin", "chinese-symbols", "latin", "capitals", "latin", "latin-symbols"]);
  });

  it("have every key once, and a test id for each", () => {
    for (const rows of Object.values(keyLayouts)) {
      const keys = rows.flatMap((row) => row.split(" "));
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect([testIdOf("a"), testIdOf("{erase}"), new Set(everyKey.map(testIdOf)).size]).toEqual([
      "kb-a",
      "kb-erase",
      everyKey.length,
    ]);
  });
});

describe("the candidates' pages", () => {
  const room = { row: 10, least: 2, padding: 1, gap: 0 };
  const pages = (texts: readonly string[]) =>
    candidatePages(
      texts.map((text) => ({ text, end: 1 })),
      room,
    ).map((page) => page.map(({ text }) => text));

  it("have as many as fit, in their order", () => {
    expect(pages(["服务态度", "服务", "父", "府", "服"])).toEqual([
      ["服务态度", "服务", "父"],
      ["府", "服"],
    ]);
  });

  it("give a page of its own to a candidate that is wider than a page", () => {
    expect(pages(["好", "一二三四五六七八九十", "好"])).toEqual([["好"], ["一二三四五六七八九十"], ["好"]]);
  });
});

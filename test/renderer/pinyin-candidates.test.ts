import { describe, expect, it } from "vitest";
import { candidatesFor, lettersAfter, spelt } from "../../renderer/controls/text-entry/pinyin-candidates.ts";
import { serviceWords } from "../../renderer/controls/text-entry/service-words.ts";
import { pinyinDictionary as dictionary } from "../support/pinyin-dictionary.ts";

const texts = (letters: string): readonly string[] => candidatesFor(letters, dictionary).map(({ text }) => text);

/** Chooses the candidates at these places in turn: returns the text, and the remaining letters. */
const typed = (letters: string, places: readonly number[]): readonly [string, string] =>
  places.reduce<readonly [string, string]>(
    ([text, left], place) => {
      const candidate = candidatesFor(left, dictionary)[place];
      if (candidate === undefined) throw new Error(`no candidate ${place} for ${left}`);
      return [text + candidate.text, lettersAfter(left, candidate)];
    },
    ["", letters],
  );

describe("the dictionary", () => {
  it("can spell every word of this project", () => {
    const sections = dictionary.letters.map(dictionary.section);
    const spellable = new Set(sections.flatMap(({ spelt }) => [...spelt.values()].flat()).map(({ text }) => text));
    expect(serviceWords.length).toBeGreaterThan(1_000);
    expect(serviceWords.filter((word) => !spellable.has(word))).toEqual([]);
  });

  it("has at least one character for every syllable, also for those that are spoken or typed differently", () => {
    const { syllables } = dictionary;
    expect(syllables.size).toBeGreaterThan(400);
    expect([...syllables].filter((syllable) => !/^\p{Script=Han}$/u.test(texts(syllable)[0] ?? ""))).toEqual([]);
    expect(["lue", "nue", "shei", "lv"].map((syllable) => texts(syllable)[0])).toEqual(["略", "虐", "谁", "率"]);
  });

  it("has the reading of a character in its word, and no other", () => {
    const speltOtherwise = dictionary.section("y").spelt.get("yinxing") ?? [];
    expect([texts("yinhang")[0], texts("chongxin")[0]]).toEqual(["银行", "重新"]);
    expect(speltOtherwise.filter(({ text }) => text === "银行")).toEqual([]);
  });
});

describe("the first candidate", () => {
  it.each([
    ["cailiao", "材料"],
    ["taidu", "态度"],
    ["fuwutaidu", "服务态度"],
    ["denglehenjiu", "等了很久"],
    ["paidui", "排队"],
    ["chuangkou", "窗口"],
    ["fuwu", "服务"],
    ["xiexie", "谢谢"],
    ["manyi", "满意"],
    ["bumanyi", "不满意"],
    ["nihao", "你好"],
    ["fangan", "方案"],
    ["tuixiujin", "退休金"],
    ["wo", "我"],
    ["de", "的"],
    ["zhe", "这"],
    ["shi", "是"],
  ])("of %s is %s", (letters, text) => {
    expect(texts(letters)[0]).toBe(text);
  });

  it.each([
    ["fuwutaiduhenbuhao", "服务态度很不好"],
    ["wodeshenfenzheng", "我的身份证"],
    ["womenpaiduilehenjiu", "我们排队了很久"],
    ["xi'an", "西安"],
  ])("of several words in a row, %s, is %s", (letters, text) => {
    expect(texts(letters)[0]).toBe(text);
  });

  it.each([
    ["cl", "材料"],
    ["cail", "材料"],
    ["nh", "你好"],
    ["xx", "谢谢"],
  ])("of %s, which only begins syllables, is %s", (letters, text) => {
    expect(texts(letters)[0]).toBe(text);
  });

  it("is the letters themselves where they are no Chinese", () => {
    expect([texts("hello")[0], texts("app")[0], texts("vv"), texts("")]).toEqual(["hello", "app", ["vv"], []]);
  });
});

describe("the other candidates", () => {
  it("complete a word that has been begun", () => {
    expect(texts("cai").slice(0, 7)).toEqual(["才", "菜", "采", "财", "彩", "材料", "材料清单"]);
  });

  it("read ambiguous letters in both divisions", () => {
    expect([texts("xian").includes("现"), texts("xian").includes("西"), texts("fangan").slice(0, 2)]).toEqual([
      true,
      true,
      ["方案", "反感"],
    ]);
  });

  it("offer no word after which the rest cannot be read", () => {
    expect(texts("fangang")).toEqual(expect.arrayContaining(["方案", "反感"]));
    expect(texts("fangangyao").filter((text) => text === "方案" || text === "反感")).toEqual([]);
  });

  it("offer nothing twice, and the letters last", () => {
    for (const letters of ["shi", "fuwutaidu", "nh", "xian", "zhege"]) {
      const all = texts(letters);
      expect([new Set(all).size, all.at(-1)]).toEqual([all.length, letters]);
    }
  });

  it("are limited in number", () => {
    expect(Math.max(...[..."abcdefghijklmnopqrstuvwxyz"].map((letter) => texts(letter).length))).toBeLessThan(100);
  });
});

describe("choosing a candidate", () => {
  it("uses up its letters and leaves the rest", () => {
    expect(typed("fuwutaidu", [texts("fuwutaidu").indexOf("服务")])).toEqual(["服务", "taidu"]);
    expect(typed("fuwutaidu", [texts("fuwutaidu").indexOf("服务"), 0])).toEqual(["服务态度", ""]);
    expect(typed("xi'an", [texts("xi'an").indexOf("西")])).toEqual(["西", "an"]);
  });

  it("always ends, for any typed letters", () => {
    for (const letters of ["qwertyuiop", "asdfghjkl", "zxcvbnm", "a'''b", "'", "zhuangshuangchuang"]) {
      let left = letters;
      let steps = 0;
      while (left !== "" && steps < 50) {
        left = typed(left, [0])[1];
        steps++;
      }
      expect([letters, left]).toEqual([letters, ""]);
    }
  });
});

it("shows letters divided into syllables", () => {
  expect([spelt("fuwutaidu", dictionary), spelt("nihaom", dictionary), spelt("xi'an", dictionary)]).toEqual([
    "fu wu tai du",
    "ni hao m",
    "xi an",
  ]);
  expect(spelt("fuwu", null)).toBe("fuwu");
});

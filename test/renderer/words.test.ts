import { describe, expect, it } from "vitest";
import { networkSettingsProblems } from "../../contract/problems/network.ts";
import { citizenZh } from "../../renderer/words/citizen-zh.ts";
import { officeName } from "../../renderer/words/office-name.ts";
import { sharedZh } from "../../renderer/words/shared-zh.ts";
import { type Language, languages, speeches } from "../../renderer/words/speech.ts";
import { staffZh } from "../../renderer/words/staff-zh.ts";

type Leaf = readonly [path: string, text: string];

const leavesOf = (value: object, path = ""): readonly Leaf[] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === "string" ? [[`${path}${key}`, inner] as const] : leavesOf(Object(inner), `${path}${key}.`),
  );

const variablesIn = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

const zh = leavesOf(languages.zh);
const others = (Object.keys(languages) as Language[]).filter((language) => language !== "zh");

it("finds words and languages", () => {
  expect(zh.length).toBeGreaterThan(40);
  expect(others).toEqual(["en"]);
});

it("keeps the words of one audience separate from another one's of the same name", () => {
  const names = [sharedZh, citizenZh, staffZh].flatMap((words) => Object.keys(words));
  expect(Object.keys(languages.zh)).toEqual([...names, "it"]);
});

describe("a problem of the network path, which a device may have before it is enrolled", () => {
  it.each(["zh", "en"] as const)(
    "refers to nothing that only the panel has, and promises no ratings (%s)",
    (language) => {
      const { way, network } = languages[language].it;
      const sentences = Object.values(networkSettingsProblems).map((entry) => entry[language]);
      const toPage = [`“${network.name}”`, `page ${network.name}`, "评价照常保存", "Ratings are saved"];
      expect(sentences.filter((sentence) => toPage.some((words) => sentence.includes(words)))).toEqual([]);
      for (const code of ["proxy-wants-password", "proxy-password-wrong"] as const)
        expect(networkSettingsProblems[code][language]).toContain(`“${way.title}”`);
    },
  );
});

describe.each(others)("%s beside zh", (language) => {
  const leaves = leavesOf(languages[language]);

  it("has the same keys with the same variables", () => {
    expect(leaves.map(([path, text]) => [path, variablesIn(text)])).toEqual(
      zh.map(([path, text]) => [path, variablesIn(text)]),
    );
  });

  it("has no empty text and no Chinese", () => {
    expect(leaves.filter(([, text]) => text.trim() === "" || /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

it("a text is available from the first call, with its variables filled in and nothing escaped", () => {
  expect([
    speeches.zh.words("header.windowNumber", { number: "A&1" }),
    speeches.en.words("header.windowNumber", { number: "A&1" }),
  ]).toEqual(["A&1 号窗口", "Window A&1"]);
});

describe("numbers of a place", () => {
  const numbers = ["3", "B区-108", "A区03", "3号窗口", "2楼3号", "东区3", "B-7"];

  it("are without Chinese in English, except where a word of them cannot be left out", () => {
    expect(numbers.map(speeches.en.windowNumber)).toEqual(["3", "B-108", "A-03", "3", "2楼3号", "东区3", "B-7"]);
    expect(["0571-12345678 转 8203", "12345转1", "12345"].map(speeches.en.phone)).toEqual([
      "0571-12345678 ext. 8203",
      "12345 ext. 1",
      "12345",
    ]);
  });

  it("stay as they are in Chinese", () => {
    expect(numbers.map(speeches.zh.windowNumber)).toEqual(numbers);
    expect(speeches.zh.phone("12345 转 1")).toBe("12345 转 1");
  });
});

it("shows the centre's texts in Chinese where they have no English", () => {
  expect([
    speeches.en.local({ zh: "陈晓岚", en: "Chen Xiaolan" }),
    speeches.en.local({ zh: "陈晓岚" }),
    speeches.zh.local({ zh: "陈晓岚", en: "Chen Xiaolan" }),
  ]).toEqual(["Chen Xiaolan", "陈晓岚", "陈晓岚"]);
});

it("names the responsible office in the language of the sentence", () => {
  const [both, chinese] = [{ zh: "市政务服务办", en: "the Office" }, { zh: "市政务服务办" }];
  expect([officeName(both, speeches.zh), officeName(both, speeches.en)]).toEqual(["市政务服务办", "the Office"]);
  expect([officeName(chinese, speeches.zh), officeName(chinese, speeches.en)]).toEqual([
    "市政务服务办",
    "the responsible department",
  ]);
});

it("says to no citizen that anything goes to a centre: they are inside one", () => {
  expect(leavesOf(citizenZh).filter(([, text]) => text.includes("中心"))).toEqual([]);
});

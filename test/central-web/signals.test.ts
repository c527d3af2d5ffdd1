import { expect, test } from "vitest";
import { measuredText, signalWord } from "../../central/web/figures/flag-parts.tsx";
import { wordsOf } from "../../central/web/words/words.ts";
import { type FlagRow, Signal } from "../../contract/office/figures/signals.ts";

const { zh, en } = wordsOf;

type Changes = Partial<Pick<FlagRow, "signal" | "comparison"> & NonNullable<FlagRow["numbers"]>>;

const row = ({ signal = "quick-answers", comparison = "peers", ...numbers }: Changes): FlagRow => ({
  id: "5a1e0f6c-0000-4000-8000-000000000000",
  state: "open",
  signal,
  comparison,
  unitCode: "330100-XZFW",
  unitName: { zh: "测试服务中心" },
  windowNumber: "3",
  staff: null,
  from: "2026-03-02",
  to: "2026-03-08",
  numbers: { measured: 0.213, bound: 0.061, ratings: 12, ...numbers },
});

test("every signal has texts of its own in both languages", () => {
  for (const words of [zh, en]) {
    const spoken = Signal.options.map((signal) => signalWord(words, signal));
    expect(new Set(spoken).size).toBe(Signal.options.length);
  }
});

test("the measured value stands beside the usual value, in the unit of the signal", () => {
  const rows = [
    row({}),
    row({ signal: "bursts", comparison: "own-history", measured: 14, bound: 9 }),
    row({ signal: "answer-times", comparison: "own-history", measured: 1_840, bound: 3_270 }),
  ];
  expect(rows.map((each) => measuredText(zh, each))).toEqual([
    "21.3%，其他窗口一般不超过 6.1%",
    "14，前四周一般不超过 9",
    "1.8 秒，前四周一般不短于 3.3 秒",
  ]);
  expect(rows.map((each) => measuredText(en, each))).toEqual([
    "21.3%; at other windows, 6.1% at most is usual",
    "14; in the previous four weeks, 9 at most is usual",
    "1.8 s; in the previous four weeks, 3.3 s at least is usual",
  ]);
});

test("no number is shown for a window with fewer than ten ratings", () => {
  const told = { ...row({}), numbers: null };
  expect([measuredText(zh, told), measuredText(en, told)]).toEqual([zh.tooFew, en.tooFew]);
});

test("the section says that each signal is a question and no verdict, and that nothing is deleted", () => {
  expect([zh.flagsHint, en.flagsHint]).toEqual(["每一条都是疑问，不是结论", "Each is a question, not a verdict"]);
  expect(zh.flagsMeaning).toMatch(/先问情况.*不据此评价或处理任何人.*一条也不删除/);
  expect(en.flagsMeaning).toMatch(/ask first.*do not judge or treat anyone.*No rating is deleted/);
  // No word may suggest guilt.
  const guilt = /造假|作弊|违规|刷评|fraud|cheat|guilt|suspect/i;
  expect([...Object.values(zh), ...Object.values(en)].filter((text) => guilt.test(text))).toEqual([]);
});

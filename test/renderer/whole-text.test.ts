import { expect, it } from "vitest";
import { phrasesOf, wholeText } from "../../renderer/words/whole-text.ts";

/** "~" for a place without width at which no line breaks, "_" for a space at which none breaks. */
const seen = (text: string): string => text.replaceAll("\u2060", "~").replaceAll("\u00a0", "_");

it.each([
  ["9:00–12:00、13:30 - 17:00", "9:00~–~12:00、13:30~-~17:00"],
  ["请到二楼 B区-101 窗口办理", "请到二楼 B区~-~101_窗口办理"],
  ["请到 3 号窗口", "请到 3_号窗口"],
  ["please go to window B-101, or to window 3", "please go to window_B~-~101, or to window_3"],
  ["a well-known window of the hall", "a well-known window of the hall"],
  ["0571-12345678", "0571~-~12345678"],
])("%s", (text, whole) => {
  expect(seen(wholeText(text))).toBe(whole);
});

it.each([
  ["不动产登记窗口", "不动产|登记|窗口"],
  ["急需办理的，拨打监督电话", "急需|办理的，拨打|监督|电话"],
  ["Open at 9:00", "Open at 9:00"],
  ["", ""],
])("%s breaks between words only", (text, phrases) => {
  expect(phrasesOf(text).join("|")).toBe(phrases);
});

import { expect, test } from "vitest";
import { isFitLogin, isPlainName } from "../../contract/names.ts";

const control = ["\u0000", "\u0007", "\u001b", "\n", "\r", "\t", "\u007f", "\u0085", "\u2028", "\u2029", "\ud800"];
const direction = ["\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069"];
const invisible = [..."\u200b\u00ad\u2060\u180e\u034f\u2800\u115f\u3164\ufff9\u206a\ue000\u{e0041}"];

test.each([...control, ...direction, ...invisible].map((each) => [each.codePointAt(0)?.toString(16), each]))(
  "a name with U+%s is refused, wherever it stands",
  (_code, each) => {
    expect(["林", "林晓"].map((before) => isPlainName(`${before}${each}岚`))).toEqual([false, false]);
  },
);

test("names of people and places are accepted", () => {
  for (const name of ["林晓岚", "阿依古丽·买买提", "O'Brien-李", "3 号（综合）窗口", "ئايگۈل", "𠮷野"])
    expect(isPlainName(name)).toBe(true);
});

test("a name of marks alone, which shows nothing to read, is refused", () => {
  expect(["\u0301".repeat(8), "·", "（）", " "].map(isPlainName)).toEqual([false, false, false, false]);
  // A selector of the form of a Chinese character is part of a name.
  expect(["葛\u{e0100}城", "微笑窗口☺\ufe0f"].map(isPlainName)).toEqual([true, true]);
});

test("a login has letters, digits, Chinese characters and four marks", () => {
  for (const login of ["li.na", "li_na-2@office", "李娜", "330101"]) expect(isFitLogin(login)).toBe(true);
  for (const login of ["=1+1", "+1", "a b", "a\u202eb", "a\nb", "<b>", "a/b", "a'b", "\u0430dmin", "", "a".repeat(61)])
    expect([login, isFitLogin(login)]).toEqual([login, false]);
});

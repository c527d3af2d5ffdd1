/**
 * Texts that a foreign system, reader, file or database may send where a name or a number is expected. Each input of
 * the kiosk, and the centre, receives all of them: none may end a process or be stored as another text.
 */
export const oddTexts: Readonly<Record<string, string>> = {
  empty: "",
  "one blank": " ",
  "blanks, tabs and line ends": " \t\r\n\u00a0\u3000 ",
  "zero-width space only": "\u200b",
  "soft hyphen only": "\u00ad",
  "word joiner only": "\u2060",
  "byte order mark only": "\ufeff",
  "line separator only": "\u2028",
  "paragraph separator only": "\u2029",
  "Hangul filler only": "\u3164",
  "combining mark only": "\u0301",
  "Braille blank only": "\u2800",
  "variation selector inside": "2018\ufe0f0102110015",
  "tag character inside": "2018\u{e0041}0102111015",
  "combining grapheme joiner inside": "2018\u034f0102112015",
  "blanks around": "  20180102093015  ",
  "line end behind": "20180102094015\n",
  "zero-width space inside": "2018\u200b0102095015",
  "soft hyphen inside": "2018\u00ad0102096015",
  "byte order mark before": "\ufeff20180102097015",
  "full-width digits": "２０１８０１０２０９８０１５",
  "line separator inside": "2018\u20280102099015",
  "paragraph separator inside": "2018\u20290102100015",
  "line feed inside": "2018\n0102101015",
  "next line inside": "2018\u00850102102015",
  "NUL inside": "2018\u00000102103015",
  "escape sequence": "\u001b[31m20180102104015\u001b[0m",
  "8-bit escape sequence": "\u009b31m20180102105015",
  "high surrogate alone": "\ud8002018010210",
  "low surrogate alone": "2018010211\udc00",
  "right to left override": "\u202e20180102106015",
  "right to left mark": "\u200f20180102107015",
  "Arabic letter mark": "\u061c20180102108015",
  "isolate without an end": "\u206620180102109015",
  "letters joined by invisible characters": "a\u00ad\u0301b\u200d\u0301",
  "17 square corporations, 68 characters under NFKC": "\u337f".repeat(17),
  "16 square corporations, 64 characters under NFKC": "\u337f".repeat(16),
  "one sign that NFKC makes 18 characters": "\ufdfa",
  "4 signs that NFKC makes 72 characters": "\ufdfa".repeat(4),
  "22 musical notes that NFKC makes 132 units": "\u{1d160}".repeat(22),
  "a chain of combining marks": `a${"\u0301\u0323".repeat(31)}`,
  "a long chain of combining marks": `a${"\u0301\u0323".repeat(5_000)}`,
  "a family of emoji": "👩‍👩‍👧‍👦",
  "64 characters": "x".repeat(64),
  "65 characters": "x".repeat(65),
  "64 characters between blanks": ` ${"y".repeat(64)} `,
  "32 characters of two units": "🀄".repeat(32),
  "33 characters of two units": "🀄".repeat(33),
  "10,000 characters": "z".repeat(10_000),
  "10,000 blanks": " ".repeat(10_000),
  "name of a prototype": "__proto__",
  "name of a constructor": "constructor",
  "a number without an end": "1e999",
  "a number of 400 digits": "9".repeat(400),
  "minus nothing": "-0",
  "a path upwards": "../../etc/passwd",
  "an address": "javascript:alert(1)",
  "a per cent sign that encodes nothing": "%E0%A4%A",
  "a formula": "=cmd|' /C calc'!A0",
  "mark-up": "<img src=x onerror=alert(1)>",
  "an SQL end": "'; drop table ratings; --",
};

export const oddTextCases: readonly (readonly [string, string])[] = Object.entries(oddTexts);

const deep = 100_000;

/** Whole documents of JSON, or nearly JSON, that no honest system sends. */
export const oddJson: Readonly<Record<string, string>> = {
  "arrays in arrays": "[".repeat(deep) + "]".repeat(deep),
  "arrays without an end": "[".repeat(deep),
  "objects in objects": `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
  null: "null",
  "a number": "1e999",
  "a text": '"\\ud800"',
  "a prototype": '{"__proto__":{"v":1,"text":"x","type":"receipt","method":"RateQuest","param":{}}}',
  "a number without an end in every place":
    '{"v":1e999,"seq":1e999,"epoch":-1e999,"code":1e999,"param":{"rateId":1e999}}',
  "a byte order mark before": "\ufeff{}",
  "two documents": "{}{}",
  "a line separator before": "\u2028{}",
};

export const oddJsonCases: readonly (readonly [string, string])[] = Object.entries(oddJson);

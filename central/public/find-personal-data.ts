import { condense, placesOf } from "./condensed-text.ts";

export type PersonalData = "name" | "staff-number" | "phone" | "id-number" | "plate" | "address" | "number";

export interface Finding {
  readonly kind: PersonalData;
  /** The first character, counted from 0 in characters of the text, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** Family names that begin no other word behind 我叫 or 姓名. */
const familyName =
  "[王李张刘陈杨赵黄周吴徐孙胡朱郭林罗郑梁谢宋唐邓冯韩曹彭萧蒋蔡潘袁董叶吕魏杜沈姜范傅钟卢汪戴崔廖谭邹熊陆郝邱侯邵孟秦薛阎雷贺顾龚]";

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";

/** Of a text without its spaces and signs, in capitals. */
const inWords: readonly (readonly [PersonalData, RegExp])[] = [
  ["name", new RegExp(`(?<=我叫|本人叫|本人姓名|名字叫|名字是|姓名[是为]?)${familyName}\\p{Script=Han}{1,2}`, "gu")],
  ["staff-number", /工号(?:是|为)?[A-Z\d]*\d[A-Z\d]*/gu],
  ["id-number", /(?<![A-Z\d])[A-Z]{1,2}\d{7,9}(?![A-Z\d])/gu],
  [
    "plate",
    new RegExp(`[${provinces}][A-HJ-NP-Z][A-HJ-NP-Z\\d]{4}(?:[A-HJ-NP-Z\\d]{1,2}|[学警挂港澳])(?![A-Z\\d])`, "gu"),
  ],
];

/** Of digits that only spaces and dashes part. */
const inNumbers: readonly (readonly [PersonalData, RegExp])[] = [
  ["id-number", /(?<!\d)(?:\d{17}[\dX]|\d{15})(?![\dX])/gu],
  ["phone", /(?<!\d)(?:0{0,2}86)?1[3-9]\d{9}(?!\d)/gu],
  ["phone", /(?<!\d)(?:0{0,2}86)?0?[1-9]\d{1,2}[2-9]\d{7}(?!\d)/gu],
  ["phone", /(?<=电话|手机|联系|致电|拨打|微信|QQ|TEL|PHONE|CALL|WECHAT)[^\d|]{0,3}\d{6,}/gu],
  ["number", /\d{10,}/gu],
];

/** Seven or eight digits in one piece that are no date: a telephone number without its area. */
const local = /(?<!\d)(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))[2-9]\d{6,7}(?!\d)/gu;

/** A number for callers of all, not a person's: 400 and 800. */
const ofAll = /^[48]00\d{7}$/;

const mail = /[\w.+-]+@[\w-]+\.[\w.-]+/gu;

const isLatin = (character: string | undefined): boolean => /^\p{Script=Latin}$/u.test(character ?? "");

/** Where a name stands in a text; one in Latin letters as whole words alone. */
const nameAt = (text: string, name: string): readonly Finding[] => {
  const [{ text: given, places }, { text: sought }] = [condense(text, "words"), condense(name, "words")];
  if (sought === "") return [];
  const characters = [...text];
  const found: Finding[] = [];
  for (let at = given.indexOf(sought); at >= 0; at = given.indexOf(sought, at + 1)) {
    const { from, to } = placesOf(places, at, sought.length);
    const isPart =
      (isLatin(characters[from]) && isLatin(characters[from - 1])) ||
      (isLatin(characters[to - 1]) && isLatin(characters[to]));
    if (!isPart) found.push({ kind: "name", from, to });
  }
  return found;
};

const matches = (
  text: string,
  form: Parameters<typeof condense>[1],
  rules: readonly (readonly [PersonalData, RegExp])[],
): readonly Finding[] => {
  const { text: given, places } = condense(text, form);
  return rules.flatMap(([kind, rule]) =>
    [...given.matchAll(rule)]
      .filter(([found]) => !ofAll.test(found))
      .map(({ 0: found, index }) => ({ kind, ...placesOf(places, index, found.length) })),
  );
};

/**
 * Personal data in a text, in their order: these names, telephone numbers, numbers of identity documents and of staff,
 * plates, mail addresses, and other long numbers. Also where they are written with spaces, in full width, or in Chinese
 * digits.
 */
export const findPersonalData = (text: string, names: readonly string[]): readonly Finding[] => {
  const all = [
    ...names.flatMap((name) => nameAt(text, name)),
    ...matches(text, "words", inWords),
    ...matches(text, "numbers", inNumbers),
    ...matches(text, "letters", [
      ["phone", local],
      ["address", mail],
    ]),
  ];
  // The kind of an earlier rule stands for the same characters.
  const first = all.filter(({ from, to }, index) => !all.slice(0, index).some((one) => one.from < to && from < one.to));
  return first.toSorted((one, other) => one.from - other.from);
};

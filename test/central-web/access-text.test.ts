import { expect, test } from "vitest";
import { subjectText } from "../../central/web/accounts/access-text.ts";
import { localText, wordsOf } from "../../central/web/words/words.ts";

const units = { "330106-XH": { zh: "西湖区服务中心", en: "Xihu Centre" } };

const text = (language: "zh" | "en", subject: Record<string, unknown>): string =>
  subjectText(wordsOf[language], { subject }, { say: (given) => localText(given, language), units });

test("a subject names a unit by its name, at any depth, and by its code where there is none", () => {
  expect(text("zh", { unit: "330106-XH", level: "negative", comment: "yes" })).toBe(
    "单位 西湖区服务中心；等级 差评；有留言",
  );
  const grants = [{ role: "supervisor", unitCode: "330106-XH", windowNumber: "3" }];
  expect(text("en", { account: "li", grants })).toBe("account li; roles window supervisor · Xihu Centre · 3");
  expect(text("zh", { windows: [{ unitCode: "gone", windowNumber: "1" }] })).toBe("窗口 gone · 1");
});

import { z } from "zod";
import type { PolicyRule } from "../../contract/office/policy/policy-content.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";

/** The rules of a new version in Chinese; their English is the message of the rule. */
const chineseRules: Readonly<Record<PolicyRule, string>> = {
  unstorable: "含有无法保存的字符",
  "tag-code-twice": "同一等级里有两个标签用了这个编码",
  "cause-code-twice": "根本原因清单里有两个用了这个编码",
  "name-too-long": "名称太长",
};

const chinese = z.locales.zhCN().localeError;

const chineseRule = (issue: z.core.$ZodIssue): string | undefined => {
  const rule: unknown = issue.code === "custom" ? issue.params?.["rule"] : undefined;
  return Object.entries(chineseRules).find(([name]) => name === rule)?.[1];
};

/** Every fault of a refused value: the path of its field, and the reason in both languages. */
export const valueProblems = (schema: z.ZodType, value: unknown): readonly Problem[] => {
  const inChinese = schema.safeParse(value, { error: chinese }).error?.issues ?? [];
  const inEnglish = schema.safeParse(value).error?.issues ?? [];
  return inEnglish.map((issue, index) =>
    problem("policy-value-invalid", {
      field: issue.path.join(".") || "{}",
      reason: issue.message,
      reasonZh: chineseRule(issue) ?? inChinese[index]?.message ?? issue.message,
    }),
  );
};

import { oneOf } from "./read-values.ts";

/** The word that clears a value; an empty cell keeps it. */
export const nothing = { zh: "无", en: "none" } as const;

export const isNothing = (text: string): boolean => text === nothing.zh || text.toLowerCase() === nothing.en;

/** The written words for a status, in the order of `isRetired`. */
export const activeWord = "在用";
export const retiredWord = "停用";

/** 状态: whether it is retired. */
export const readIsRetired = oneOf<boolean>([
  [false, activeWord, "在岗", "启用", "正常", "active"],
  [true, retiredWord, "离岗", "离职", "退休", "调离", "关闭", "撤销", "retired", "left", "closed"],
]);

export const allWord = "全部";

export const isAll = (text: string): boolean => [allWord, "所有", "all", "*"].includes(text.toLowerCase());

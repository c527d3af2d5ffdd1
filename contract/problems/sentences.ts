import { type Problem, problemCatalogue } from "./problem.ts";

/** Reasons that are this project's own; every other one is a code of the system, to be searched for. */
const reasons: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  content: { zh: "内容不合格式", en: "its content is not valid" },
};

/** The sentence for a person, with the values of `facts` filled in; in Chinese that of `reasonZh`, if there is one. */
export const sentenceOf = ({ code, facts }: Problem, language: "zh" | "en"): string =>
  problemCatalogue[code][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const chinese = language === "zh" ? facts?.[`${name}Zh`] : undefined;
    const value = String(chinese ?? facts?.[name] ?? whole);
    return (name === "reason" && reasons[value]?.[language]) || value;
  });

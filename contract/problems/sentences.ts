import { type Problem, problemCatalogue } from "./problem.ts";

/** The sentence for a person, with the values of `facts` filled in. */
export const sentenceOf = ({ code, facts }: Problem, language: "zh" | "en"): string =>
  problemCatalogue[code][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts?.[name] ?? whole));

import { likedLanguage } from "../../contract/accept-language.ts";

export type PageLanguage = "zh" | "en";

const isLanguage = (text: unknown): text is PageLanguage => text === "zh" || text === "en";

/** What the page speaks: what was asked for by its own link, else what the browser likes better. */
export const languageOf = (asked: unknown, acceptLanguage: string | undefined): PageLanguage =>
  isLanguage(asked) ? asked : likedLanguage(acceptLanguage);

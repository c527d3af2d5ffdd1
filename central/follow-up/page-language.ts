import { likedLanguage } from "../../contract/accept-language.ts";
import type { LocalText } from "../../contract/words.ts";

export type PageLanguage = "zh" | "en";

const isLanguage = (text: unknown): text is PageLanguage => text === "zh" || text === "en";

/** The language of the page: the one that its link names, otherwise the browser's preference. */
export const languageOf = (asked: unknown, acceptLanguage: string | undefined): PageLanguage =>
  isLanguage(asked) ? asked : likedLanguage(acceptLanguage);

/** A text of the office in this language; in Chinese where it has no other. */
export const inLanguage = ({ zh, en }: LocalText, language: PageLanguage): string =>
  language === "en" ? (en ?? zh) : zh;

import type { LocalText } from "../../../contract/words.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

export type WordKey = keyof typeof zh;
export type Words = Readonly<Record<WordKey, string>>;
export type Language = "zh" | "en";

export const wordsOf: Readonly<Record<Language, Words>> = { zh, en };

/** A text of the office's own; Chinese where there is no English. */
export const localText = ({ zh, en: english }: LocalText, language: Language): string =>
  language === "en" ? (english ?? zh) : zh;

/** Fills `{name}`; a name without a value stays as it is, so that the mistake is visible. */
export const fill = (text: string, facts: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

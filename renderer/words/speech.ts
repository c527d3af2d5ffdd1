import { createInstance, type TFunction } from "i18next";
import type { LocalText } from "../../contract/words.ts";
import { en } from "./en.ts";
import type { Words } from "./words-shape.ts";
import { zh } from "./zh.ts";

declare module "i18next" {
  interface ResourceNamespaceMap {
    kiosk: typeof zh;
  }
}

/** The languages of the screens; another one is its file and a line here. Chinese comes first and fills gaps. */
export const languages = { zh, en } as const satisfies Readonly<Record<string, Words>>;

export type Language = keyof typeof languages;

/** A language's words, and the choice of language in the centre's texts. */
export interface Speech {
  readonly language: Language;
  readonly locale: string;
  readonly words: TFunction<"kiosk">;
  /** The text in this language, or in Chinese where it has no translation. */
  readonly local: (text: LocalText) => string;
}

const translator = createInstance();
translator.init({
  lng: "zh",
  fallbackLng: "zh",
  defaultNS: "kiosk",
  resources: { zh: { kiosk: zh }, en: { kiosk: en } },
  // Synchronous: the page needs its words in the first frame.
  initAsync: false,
  interpolation: { escapeValue: false },
});

const speechIn = (language: Language): Speech => ({
  language,
  locale: languages[language].language.locale,
  words: translator.getFixedT(language, "kiosk"),
  local: (text) => text[language] ?? text.zh,
});

/** One for each language, made once, so that a screen's props stay the same between views. */
export const speeches: Readonly<Record<Language, Speech>> = { zh: speechIn("zh"), en: speechIn("en") };

/** The language that the language button offers. */
export const otherLanguage = (language: Language): Language => (language === "zh" ? "en" : "zh");

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
  /** A telephone number as this language writes extensions. */
  readonly phone: (number: string) => string;
  /** A window's number, as far as this language can write it. */
  readonly windowNumber: (number: string) => string;
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

/** "B区-108" is "B-108". A number with any other Chinese word stays as it is written on the window. */
const windowNumberIn = (language: Language, number: string): string => {
  if (language === "zh") return number;
  const plain = number.replaceAll(/(?:\s*(?:窗口|区|号)[\s-]*)+/g, "-").replaceAll(/^-|-$/g, "");
  return plain === "" || /\p{Script=Han}/u.test(plain) ? number : plain;
};

const phoneIn = (language: Language, number: string): string =>
  language === "zh" ? number : number.replaceAll(/\s*(?:转|分机)\s*/g, " ext. ");

/** Looks each word without variables up once: a screen has dozens, and the thanks after a tap wait for them. */
const lookedUpOnce = (words: TFunction<"kiosk">): TFunction<"kiosk"> => {
  const known = new Map<unknown, string>();
  return new Proxy(words, {
    apply: (lookUp, self, given: readonly unknown[]): string => {
      const word = (given.length === 1 && known.get(given[0])) || String(Reflect.apply(lookUp, self, given));
      if (given.length === 1) known.set(given[0], word);
      return word;
    },
  });
};

const speechIn = (language: Language): Speech => ({
  language,
  locale: languages[language].language.locale,
  words: lookedUpOnce(translator.getFixedT(language, "kiosk")),
  local: (text) => text[language] ?? text.zh,
  phone: (number) => phoneIn(language, number),
  windowNumber: (number) => windowNumberIn(language, number),
});

/** One for each language, made once, so that a screen's props stay the same between views. */
export const speeches: Readonly<Record<Language, Speech>> = { zh: speechIn("zh"), en: speechIn("en") };

/** The language that the language button offers. */
export const otherLanguage = (language: Language): Language => (language === "zh" ? "en" : "zh");

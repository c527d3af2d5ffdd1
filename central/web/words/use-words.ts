import { createContext, useCallback, useContext, useEffect, useState } from "react";
import type { LocalText } from "../../../contract/words.ts";
import { type Language, localText, type Words, wordsOf } from "./words.ts";

const languagePlace = "counterstar.office-language";

const languageAtStart = (): Language => (window.localStorage.getItem(languagePlace) === "en" ? "en" : "zh");

/** The language of the page, stored by the browser; Chinese by default. */
export const useLanguage = (): readonly [Language, () => void] => {
  const [language, setLanguage] = useState(languageAtStart);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = wordsOf[language].title;
    window.localStorage.setItem(languagePlace, language);
  }, [language]);
  const toggle = useCallback(() => setLanguage((now) => (now === "zh" ? "en" : "zh")), []);
  return [language, toggle];
};

export const LanguageContext = createContext<Language>("zh");

/** Returns a text of the office's own in the page's language; Chinese where there is no English. */
export const useLocalText = (): ((text: LocalText) => string) => {
  const language = useContext(LanguageContext);
  return useCallback((text) => localText(text, language), [language]);
};

export const WordsContext = createContext<Words>(wordsOf.zh);

export const useWords = (): Words => useContext(WordsContext);

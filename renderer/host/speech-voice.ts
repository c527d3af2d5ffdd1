import type { Language } from "../words/speech.ts";

/** What of a system's voice tells whether we may use it. */
export interface Voice {
  readonly lang: string;
  /** Whether it speaks on this machine: others send the words away. */
  readonly localService: boolean;
}

/** Tags of languages as systems write them, best first. Cantonese is Chinese that many here would not follow. */
const wanted: Readonly<Record<Language, readonly RegExp[]>> = {
  zh: [/^(zh|cmn)-(hans-)?cn$/, /^(zh|cmn)(-hans)?(-sg)?$/, /^(zh|cmn)-(hant-)?tw$/],
  en: [/^en-gb$/, /^en-us$/, /^en(-|$)/],
};

/** The best voice of this machine for a language; undefined where there is none. */
export const voiceFor = <Found extends Voice>(voices: readonly Found[], language: Language): Found | undefined => {
  const own = voices.filter(({ localService }) => localService);
  const tagOf = ({ lang }: Voice): string => lang.toLowerCase().replaceAll("_", "-");
  return wanted[language]
    .map((tag) => own.find((voice) => tag.test(tagOf(voice))))
    .find((voice) => voice !== undefined);
};

import type { Language } from "../words/speech.ts";

/** The properties of a system's voice that decide whether it may be used. */
export interface Voice {
  readonly lang: string;
  /** Whether it speaks on this machine: other voices send the words over the network. */
  readonly localService: boolean;
}

/** Language tags as systems write them, best first. Cantonese is left out: many citizens here would not understand it. */
const wanted: Readonly<Record<Language, readonly RegExp[]>> = {
  zh: [/^(zh|cmn)-(hans-)?cn$/, /^(zh|cmn)(-hans)?(-sg)?$/, /^(zh|cmn)-(hant-)?tw$/],
  en: [/^en-gb$/, /^en-us$/, /^en(-|$)/],
};

/** The best voice of this machine for a language; undefined without one. */
export const voiceFor = <Found extends Voice>(voices: readonly Found[], language: Language): Found | undefined => {
  const own = voices.filter(({ localService }) => localService);
  const tagOf = ({ lang }: Voice): string => lang.toLowerCase().replaceAll("_", "-");
  return wanted[language]
    .map((tag) => own.find((voice) => tag.test(tagOf(voice))))
    .find((voice) => voice !== undefined);
};

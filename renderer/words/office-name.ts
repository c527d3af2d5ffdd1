import type { LocalText } from "../../contract/words.ts";
import type { Speech } from "./speech.ts";

/** The responsible office within a sentence: without a translated name, by a general one of the sentence's language. */
export const officeName = (office: LocalText, { language, words }: Pick<Speech, "language" | "words">): string =>
  office[language] ?? words("office.unnamed");

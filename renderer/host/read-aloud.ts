import type { KioskView, Screen } from "../../contract/ipc/view.ts";
import type { Language } from "../words/speech.ts";

/** After the tap a voice would give the level away, or a citizen's own words: those screens are never read aloud. */
const readable: ReadonlySet<Screen> = new Set(["no-one-on-duty", "closed", "paused", "ready", "prompt"]);

export const mayBeRead = (view: KioskView | null): boolean => view !== null && readable.has(view.screen);

const stops: Readonly<Record<Language, string>> = { zh: "。", en: ". " };

/** The lines of a screen as sentences, between which a voice pauses. */
export const sentencesOf = (lines: string, language: Language): string =>
  lines
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => (/[。！？.!?]$/.test(line) ? line : `${line}${stops[language]}`))
    .join("");

/** The visible words of the present screen, without header, footer and dialogs. */
export const wordsOnScreen = (language: Language): string =>
  sentencesOf(document.querySelector("main")?.innerText ?? "", language);

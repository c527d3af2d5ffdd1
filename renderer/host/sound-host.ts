import { createChime } from "./chime.ts";
import type { SoundHost } from "./sound-inviter.ts";

/** A machine without a sound device or without speech stays silent; that is not an error. */
const quietly = (action: () => void): void => {
  try {
    action();
  } catch (error) {
    console.warn("no sound", error);
  }
};

const after = (delayMs: number, action: () => void): (() => void) => {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
};

/** The browser's speech and sound. */
export const browserSound = (): SoundHost<SpeechSynthesisVoice> => {
  const speech: SpeechSynthesis | undefined = window.speechSynthesis;
  const chime = createChime();
  // Referenced here: a browser drops an utterance without a reference, and its events with it.
  let utterance: SpeechSynthesisUtterance | null = null;
  return {
    voices: () => speech?.getVoices() ?? [],
    onVoices: (listener) => speech?.addEventListener("voiceschanged", listener),
    speak: ({ text, voice, volume }, onStart, onFail) =>
      quietly(() => {
        utterance = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, volume, rate: 0.95 });
        utterance.addEventListener("start", onStart);
        utterance.addEventListener("error", onFail);
        speech.speak(utterance);
      }),
    openChime: () => requestIdleCallback(() => quietly(chime.open)),
    chime: (volume) => quietly(() => chime.ring(volume)),
    silence: () =>
      quietly(() => {
        chime.stop();
        if (utterance !== null) speech?.cancel();
        utterance = null;
      }),
    after,
  };
};

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

interface Note {
  readonly hertz: number;
  readonly atSeconds: number;
}

/** E and C: two falling notes, like a doorbell. */
const notes: readonly Note[] = [
  { hertz: 659.26, atSeconds: 0.02 },
  { hertz: 523.25, atSeconds: 0.34 },
];

const noteSeconds = 1.1;

/** At volume 1: soft compared with a voice. */
const loudest = 0.35;

const ringNote = (context: AudioContext, { hertz, atSeconds }: Note, volume: number): OscillatorNode => {
  const start = context.currentTime + atSeconds;
  const oscillator = new OscillatorNode(context, { type: "sine", frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudest * volume, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + noteSeconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + noteSeconds);
  return oscillator;
};

/** Two soft notes, synthesized here: no file. */
interface Chime {
  /** Opens and suspends the sound device, so that the first `ring` does not have to. */
  readonly open: () => void;
  readonly ring: (volume: number) => void;
  readonly stop: () => void;
}

/**
 * Opening the sound device takes the page a tenth of a second or more, once, and starts a process of the browser's. So it
 * must not happen while a citizen is about to tap a level. Later the device is only suspended between two chimes.
 */
const createChime = (): Chime => {
  let context: AudioContext | undefined;
  let ringing: readonly OscillatorNode[] = [];
  const device = (): AudioContext => {
    context ??= new AudioContext();
    return context;
  };
  const stop = (): void => {
    for (const oscillator of ringing) oscillator.disconnect();
    ringing = [];
    context?.suspend().catch(() => undefined);
  };
  return {
    stop,
    open: () => {
      // A device that is open may be ringing.
      if (context === undefined)
        device()
          .suspend()
          .catch(() => undefined);
    },
    ring: (volume) => {
      const opened = device();
      opened.resume().catch(() => undefined);
      const oscillators = notes.map((note) => ringNote(opened, note, volume));
      ringing = oscillators;
      oscillators.at(-1)?.addEventListener("ended", () => {
        if (ringing === oscillators) stop();
      });
    },
  };
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

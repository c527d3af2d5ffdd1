interface Note {
  readonly hertz: number;
  readonly atSeconds: number;
}

/** E and C: two notes that fall, as a door's bell does. */
const notes: readonly Note[] = [
  { hertz: 659.26, atSeconds: 0.02 },
  { hertz: 523.25, atSeconds: 0.34 },
];

const noteSeconds = 1.1;

/** At volume 1: soft beside a voice. */
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

/** Two soft notes, made here: no file. */
export interface Chime {
  /** Opens the sound device and puts it to sleep; the first `ring` would have to do it otherwise. */
  readonly open: () => void;
  readonly ring: (volume: number) => void;
  readonly stop: () => void;
}

/**
 * Opening the sound device takes the page a tenth of a second and more, once, and starts a process of the browser's: not
 * while somebody looks for a level to tap. From then on it is only put to sleep between two chimes.
 */
export const createChime = (): Chime => {
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

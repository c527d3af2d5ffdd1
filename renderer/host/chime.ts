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
  readonly ring: (volume: number) => void;
  readonly stop: () => void;
}

/**
 * The first `ring` opens the sound device, which takes the page a tenth of a second, once; from then on it is only put
 * to sleep between two of them.
 */
export const createChime = (): Chime => {
  let context: AudioContext | undefined;
  let ringing: readonly OscillatorNode[] = [];
  const stop = (): void => {
    for (const oscillator of ringing) oscillator.disconnect();
    ringing = [];
    context?.suspend().catch(() => undefined);
  };
  return {
    stop,
    ring: (volume) => {
      context ??= new AudioContext();
      context.resume().catch(() => undefined);
      const device = context;
      const oscillators = notes.map((note) => ringNote(device, note, volume));
      ringing = oscillators;
      oscillators.at(-1)?.addEventListener("ended", () => {
        if (ringing === oscillators) stop();
      });
    },
  };
};

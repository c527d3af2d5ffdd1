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

/** The machine's speech and sound. No method throws or blocks. */
export interface SoundHost<Found extends Voice> {
  /** The voices that the system has reported so far. */
  readonly voices: () => readonly Found[];
  readonly onVoices: (listener: () => void) => void;
  /** `onStart` once it is audible, `onFail` where it will not be. */
  readonly speak: (words: SpokenWords<Found>, onStart: () => void, onFail: () => void) => void;
  /** Opens the sound device early; otherwise the first chime would block the page. */
  readonly openChime: () => void;
  readonly chime: (volume: number) => void;
  /** Stops words and chime. */
  readonly silence: () => void;
  /** Calls back later; returns a function that cancels the call. */
  readonly after: (delayMs: number, action: () => void) => () => void;
}

export interface SpokenWords<Found extends Voice> {
  readonly text: string;
  readonly voice: Found;
  readonly volume: number;
}

export interface Invitation {
  readonly text: string;
  readonly language: Language;
  /** Above 0, to 1. */
  readonly volume: number;
}

export interface SoundInviter {
  /** To be called long before the first invitation: asks the system for its voices, and opens the chime if it has none. */
  readonly prepare: () => void;
  readonly invite: (invitation: Invitation) => void;
  readonly stop: () => void;
}

/** The system reports its voices late, once. After this time they are not waited for again. */
const voicesWaitMs = 700;

/** A voice that has not started after this time is broken. */
const startWaitMs = 1_500;

/** The language of most visits; for the other one the chime may have to be opened later. */
const usualLanguage: Language = "zh";

/** An invitation that was requested and is not audible yet. */
interface Pending {
  readonly invitation: Invitation;
  readonly awaits: "voices" | "start";
}

/** Speaks an invitation, or chimes if this machine has no voice for it; one at a time. */
export const createSoundInviter = <Found extends Voice>(host: SoundHost<Found>): SoundInviter => {
  let pending: Pending | null = null;
  let stopTimer: () => void = () => undefined;
  let isPatient = true;

  const wait = (next: Pending | null): void => {
    pending = next;
    stopTimer();
    stopTimer = () => undefined;
  };
  const chime = ({ volume }: Invitation): void => {
    wait(null);
    host.silence();
    host.chime(volume);
  };
  const speak = (invitation: Invitation, voice: Found): void => {
    const starting: Pending = { invitation, awaits: "start" };
    const begun = (): void => {
      if (pending === starting) wait(null);
    };
    const failed = (): void => {
      if (pending === starting) chime(invitation);
    };
    wait(starting);
    stopTimer = host.after(startWaitMs, failed);
    host.speak({ text: invitation.text, voice, volume: invitation.volume }, begun, failed);
  };
  const waitForVoices = (invitation: Invitation): void => {
    wait({ invitation, awaits: "voices" });
    stopTimer = host.after(voicesWaitMs, () => {
      isPatient = false;
      begin(invitation);
    });
  };
  const begin = (invitation: Invitation): void => {
    const voices = host.voices();
    const voice = voiceFor(voices, invitation.language);
    if (voice !== undefined) speak(invitation, voice);
    else if (voices.length === 0 && isPatient) waitForVoices(invitation);
    else chime(invitation);
  };
  host.onVoices(() => {
    if (pending?.awaits === "voices" && host.voices().length > 0) begin(pending.invitation);
  });
  return {
    prepare: () => {
      host.voices();
      host.after(voicesWaitMs, () => {
        isPatient = false;
        if (voiceFor(host.voices(), usualLanguage) === undefined) host.openChime();
      });
    },
    invite: (invitation) => {
      host.silence();
      begin(invitation);
    },
    stop: () => {
      wait(null);
      host.silence();
    },
  };
};

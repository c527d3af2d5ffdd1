import type { Language } from "../words/speech.ts";
import { type Voice, voiceFor } from "./speech-voice.ts";

/** What the inviter needs of the machine. Nothing of it throws, and nothing of it waits. */
export interface SoundHost<Found extends Voice> {
  /** As far as the system has told them. */
  readonly voices: () => readonly Found[];
  readonly onVoices: (listener: () => void) => void;
  /** `onStart` once it is heard, `onFail` where it will not be. */
  readonly speak: (words: SpokenWords<Found>, onStart: () => void, onFail: () => void) => void;
  /** Does once what the first chime would otherwise hold up the page for. */
  readonly openChime: () => void;
  readonly chime: (volume: number) => void;
  /** Ends words and chime. */
  readonly silence: () => void;
  /** Calls back later; returns the way not to. */
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
  /** To be called long before the first invitation: asks the system for its voices, and opens the chime for want of one. */
  readonly prepare: () => void;
  readonly invite: (invitation: Invitation) => void;
  readonly stop: () => void;
}

/** Voices come late, once: after this they are not waited for any more. */
const voicesWaitMs = 700;

/** A voice that has not begun by now is broken. */
const startWaitMs = 1_500;

/** What most visits are in; for another one a chime may have to be opened late. */
const usualLanguage: Language = "zh";

/** What has been asked for and is not heard yet. */
interface Pending {
  readonly invitation: Invitation;
  readonly awaits: "voices" | "start";
}

/** Speaks an invitation, or chimes where this machine has no voice for it; one at a time. */
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

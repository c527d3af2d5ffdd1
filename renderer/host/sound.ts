import type { KioskView } from "../../contract/ipc/view.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { speeches } from "../words/speech.ts";
import { mayBeRead, wordsOnScreen } from "./read-aloud.ts";
import { browserSound } from "./sound-host.ts";
import { createSoundInviter, voiceFor } from "./sound-inviter.ts";

/** Runs after the next paint: sound must not delay a picture. */
const afterPaint = (action: () => void): void => void requestAnimationFrame(() => setTimeout(action));

/** Sound is prepared before the first prompt needs it, and after everything visible. */
const prepareAfterMs = 1_000;

/** The sound for a change of view. */
type SoundCue = { readonly type: "invite"; readonly volume: number } | { readonly type: "stop" } | null;

const isSamePrompt = (before: KioskView | null, after: KioskView): boolean =>
  before?.screen === "prompt" && after.screen === "prompt" && before.promptId === after.promptId;

/** A new prompt invites; at volume 0, or where the citizen has muted it, it stops any sound. Its end stops its words. */
export const soundCue = (before: KioskView | null, after: KioskView | null, isMuted = false): SoundCue => {
  if (after === null || after === before) return null;
  if (after.screen !== "prompt") return before?.screen === "prompt" ? { type: "stop" } : null;
  const { volume } = after.sound;
  if (volume <= 0 || isMuted) return { type: "stop" };
  return isSamePrompt(before, after) ? null : { type: "invite", volume };
};

/** Loud enough for a citizen at the screen, who has asked for it. */
const readingVolume = 0.7;

/** The action that reads the present screen aloud; null where it may not be read, or no voice is installed for it. */
export type ReadAloud = () => (() => void) | null;

/**
 * Makes a prompt audible: spoken in the citizen's language, or a chime if there is no voice for it. Returns the offer to
 * read a screen aloud.
 */
export const startSound = (store: KioskStore): ReadAloud => {
  const host = browserSound();
  const inviter = createSoundInviter(host);
  setTimeout(inviter.prepare, prepareAfterMs);
  store.subscribe(({ view, preferences }, { view: before, preferences: chosen }) => {
    const isLeft = before !== null && view?.screen !== before.screen;
    if (isLeft || (preferences.muted && !chosen.muted)) afterPaint(inviter.stop);
    const cue = soundCue(before, view, preferences.muted);
    if (cue === null) return;
    afterPaint(() => {
      const { view: shown, language } = store.getState();
      // By now another view may be shown, which has a cue of its own.
      if (cue.type === "stop" || shown?.screen !== "prompt") return inviter.stop();
      inviter.invite({ text: speeches[language].words("sound.prompt"), language, volume: cue.volume });
    });
  });
  return () => {
    const { view, language } = store.getState();
    if (!mayBeRead(view) || voiceFor(host.voices(), language) === undefined) return null;
    return () => inviter.invite({ text: wordsOnScreen(language), language, volume: readingVolume });
  };
};

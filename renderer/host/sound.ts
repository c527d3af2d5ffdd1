import type { KioskView } from "../../contract/ipc/view.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { speeches } from "../words/speech.ts";
import { browserSound } from "./sound-host.ts";
import { createSoundInviter } from "./sound-inviter.ts";

/** Runs after the next paint: sound must not delay a picture. */
const afterPaint = (action: () => void): void => void requestAnimationFrame(() => setTimeout(action));

/** Sound is prepared before the first prompt needs it, and after everything visible. */
const prepareAfterMs = 1_000;

/** The sound for a change of view. */
type SoundCue = { readonly type: "invite"; readonly volume: number } | { readonly type: "stop" } | null;

const isSamePrompt = (before: KioskView | null, after: KioskView): boolean =>
  before?.screen === "prompt" && after.screen === "prompt" && before.promptId === after.promptId;

/** A new prompt invites; at volume 0 it stops any sound. The end of a prompt stops its words. */
export const soundCue = (before: KioskView | null, after: KioskView | null): SoundCue => {
  if (after === null || after === before) return null;
  if (after.screen !== "prompt") return before?.screen === "prompt" ? { type: "stop" } : null;
  const { volume } = after.sound;
  if (volume <= 0) return { type: "stop" };
  return isSamePrompt(before, after) ? null : { type: "invite", volume };
};

/** Makes a prompt audible: spoken in the citizen's language, or a chime if there is no voice for it. */
export const startSound = (store: KioskStore): void => {
  const inviter = createSoundInviter(browserSound());
  setTimeout(inviter.prepare, prepareAfterMs);
  store.subscribe(({ view }, { view: before }) => {
    const cue = soundCue(before, view);
    if (cue === null) return;
    afterPaint(() => {
      const { view: shown, language } = store.getState();
      // By now another view may be shown, which has a cue of its own.
      if (cue.type === "stop" || shown?.screen !== "prompt") return inviter.stop();
      inviter.invite({ text: speeches[language].words("sound.prompt"), language, volume: cue.volume });
    });
  });
};

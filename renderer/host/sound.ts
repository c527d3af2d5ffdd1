import type { KioskStore } from "../state/kiosk-store.ts";
import { speeches } from "../words/speech.ts";
import { soundCue } from "./sound-cue.ts";
import { browserSound } from "./sound-host.ts";
import { createSoundInviter } from "./sound-inviter.ts";

/** Runs after the next paint: sound must not delay a picture. */
const afterPaint = (action: () => void): void => void requestAnimationFrame(() => setTimeout(action));

/** Sound is prepared before the first prompt needs it, and after everything visible. */
const prepareAfterMs = 1_000;

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

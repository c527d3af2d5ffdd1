import type { KioskStore } from "../state/kiosk-store.ts";
import { speeches } from "../words/speech.ts";
import { soundCue } from "./sound-cue.ts";
import { browserSound } from "./sound-host.ts";
import { createSoundInviter } from "./sound-inviter.ts";

/** Runs once what has just changed is on the screen: sound must not hold up a picture. */
const afterPaint = (action: () => void): void => void requestAnimationFrame(() => setTimeout(action));

/** Sound is made ready before the first prompt needs it, and after everything that is seen. */
const prepareAfterMs = 1_000;

/** The prompt is heard as well as seen: spoken in the citizen's language, or a chime where there is no voice for it. */
export const startSound = (store: KioskStore): void => {
  const inviter = createSoundInviter(browserSound());
  setTimeout(inviter.prepare, prepareAfterMs);
  store.subscribe(({ view }, { view: before }) => {
    const cue = soundCue(before, view);
    if (cue === null) return;
    afterPaint(() => {
      const { view: shown, language } = store.getState();
      // By now another view may be here, and its own cue with it.
      if (cue.type === "stop" || shown?.screen !== "prompt") return inviter.stop();
      inviter.invite({ text: speeches[language].words("sound.prompt"), language, volume: cue.volume });
    });
  });
};

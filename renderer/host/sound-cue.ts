import type { KioskView } from "../../contract/ipc/view.ts";

/** The sound for a change of view. */
export type SoundCue = { readonly type: "invite"; readonly volume: number } | { readonly type: "stop" } | null;

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

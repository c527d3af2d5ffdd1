import type { KioskView } from "../../contract/ipc/view.ts";

/** What a change of view means to the ear. */
export type SoundCue = { readonly type: "invite"; readonly volume: number } | { readonly type: "stop" } | null;

const isSamePrompt = (before: KioskView | null, after: KioskView): boolean =>
  before?.screen === "prompt" && after.screen === "prompt" && before.promptId === after.promptId;

/** A new prompt invites, be it in silence; one that goes takes its words with it. Volume 0 stops what still sounds. */
export const soundCue = (before: KioskView | null, after: KioskView | null): SoundCue => {
  if (after === null || after === before) return null;
  if (after.screen !== "prompt") return before?.screen === "prompt" ? { type: "stop" } : null;
  const { volume } = after.sound;
  if (volume <= 0) return { type: "stop" };
  return isSamePrompt(before, after) ? null : { type: "invite", volume };
};

import type { Preferences } from "../../renderer/state/preferences.ts";

export interface Size {
  readonly name: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** All are supported equally; text and targets are measured at the first. */
export const sizes = [
  { name: "1280x800", width: 1280, height: 800 },
  { name: "1920x1080", width: 1920, height: 1080 },
  { name: "1024x768", width: 1024, height: 768 },
  { name: "800x1280", width: 800, height: 1280 },
] as const satisfies readonly Size[];

/** 窗口台: its smallest size, and one a clerk may choose. */
export const consoleSizes = [
  { name: "420x360", width: 420, height: 360 },
  { name: "560x420", width: 560, height: 420 },
] as const satisfies readonly Size[];

/** Each preference by itself, and those that take room together: high contrast has broader frames. */
export const modes = {
  normal: {},
  large: { largeText: true },
  high: { highContrast: true },
  low: { lowReach: true },
  left: { leftHanded: true },
  reduced: { reducedMotion: true },
  "large-low": { largeText: true, lowReach: true },
  "large-high-low": { largeText: true, highContrast: true, lowReach: true },
} as const satisfies Readonly<Record<string, Partial<Preferences>>>;

export type Mode = keyof typeof modes;

export const modeWords: Readonly<Record<Mode, string>> = {
  normal: "普通",
  large: "大字",
  high: "黑白分明",
  low: "低位",
  left: "左手",
  reduced: "少动画",
  "large-low": "大字＋低位",
  "large-high-low": "大字＋黑白＋低位",
};

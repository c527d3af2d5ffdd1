/** A citizen's preferences for screen and sound, for this visit. */
export interface Preferences {
  /** 大字版 */
  readonly largeText: boolean;
  readonly highContrast: boolean;
  readonly reducedMotion: boolean;
  readonly leftHanded: boolean;
  /** Every target in the lower 60 % of the screen, for seated citizens. */
  readonly lowReach: boolean;
  /** No invitation is spoken or chimed. */
  readonly muted: boolean;
}

export type PreferenceName = keyof Preferences;

export const noPreferences: Preferences = {
  largeText: false,
  highContrast: false,
  reducedMotion: false,
  leftHanded: false,
  lowReach: false,
  muted: false,
};

import { noPreferences, type Preferences } from "../../renderer/state/preferences.ts";
import type { Language } from "../../renderer/words/speech.ts";

/** One screen in one language with one set of preferences. */
export interface ScreenLink {
  /** A sample's name. */
  readonly screen: string;
  readonly language: Language;
  readonly preferences: Preferences;
}

/** The parameter that switches each preference on: "text=large". */
const parameters = {
  largeText: ["text", "large"],
  highContrast: ["contrast", "high"],
  reducedMotion: ["motion", "reduced"],
  leftHanded: ["hand", "left"],
  lowReach: ["reach", "low"],
  muted: ["sound", "off"],
} as const satisfies Readonly<Record<keyof Preferences, readonly [name: string, value: string]>>;

const preferenceNames = Object.keys(parameters) as readonly (keyof Preferences)[];

/** "/?screen=ready&language=en&text=large". */
export const addressOf = ({ screen, language, preferences }: ScreenLink): string => {
  const chosen = preferenceNames.filter((name) => preferences[name]).map((name) => parameters[name]);
  return `/?${new URLSearchParams({ screen, language, ...Object.fromEntries(chosen) })}`;
};

/** The screen that an address names; parameters that are missing have a new citizen's defaults. */
export const readAddress = (search: string): ScreenLink => {
  const given = new URLSearchParams(search);
  const preferences = Object.fromEntries(
    preferenceNames.map((name) => [name, given.get(parameters[name][0]) === parameters[name][1]]),
  );
  return {
    screen: given.get("screen") ?? "",
    language: given.get("language") === "en" ? "en" : "zh",
    preferences: { ...noPreferences, ...preferences },
  };
};

/** One state of 窗口台 in one language; it has no preferences. */
export interface ConsoleLink {
  readonly sample: string;
  readonly language: Language;
}

/** "/?console=console-serving&language=en". */
export const consoleAddressOf = ({ sample, language }: ConsoleLink): string =>
  `/?${new URLSearchParams({ console: sample, language })}`;

export const readConsoleAddress = (search: string): ConsoleLink => {
  const given = new URLSearchParams(search);
  return { sample: given.get("console") ?? "", language: given.get("language") === "en" ? "en" : "zh" };
};

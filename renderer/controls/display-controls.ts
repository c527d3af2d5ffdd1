import type { ReadAloud } from "../host/sound.ts";
import type { PreferenceName, Preferences } from "../state/preferences.ts";

/** The citizen's preferences and the actions that change them. `ScreenFooter` has their buttons. */
export interface DisplayControls {
  readonly preferences: Preferences;
  readonly onTogglePreference: (name: PreferenceName) => void;
  readonly onOpenPreferences: () => void;
  readonly onSwitchLanguage: () => void;
  readonly readAloud: ReadAloud;
}

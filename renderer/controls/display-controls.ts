import type { PreferenceName, Preferences } from "../state/preferences.ts";

/** How the screen is shown to this citizen, and what changes it. Screens pass it through to their footer. */
export interface DisplayControls {
  readonly preferences: Preferences;
  readonly onTogglePreference: (name: PreferenceName) => void;
  readonly onOpenPreferences: () => void;
  readonly onSwitchLanguage: () => void;
}

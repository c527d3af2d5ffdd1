import { type ReactElement, useLayoutEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { DisplayControls } from "./controls/display-controls.ts";
import type { ReadAloud } from "./host/sound.ts";
import { useSlow } from "./host/use-slow.ts";
import { hasNotice, Overlays } from "./overlays.tsx";
import { ScreenOfView } from "./screen-of-view.tsx";
import { shownLanguage } from "./state/it-state.ts";
import type { KioskActions } from "./state/kiosk-actions.ts";
import type { KioskState } from "./state/kiosk-state.ts";
import type { KioskStore } from "./state/kiosk-store.ts";
import { noPreferences, type Preferences } from "./state/preferences.ts";
import { speeches } from "./words/speech.ts";

interface AppProps {
  readonly store: KioskStore;
  readonly actions: KioskActions;
  /** Absent in a preview, which is silent. */
  readonly readAloud?: ReadAloud;
}

const noVoice: ReadAloud = () => null;

/** A citizen's preferences apply to the citizen's screens only, not to those on which staff and IT type. */
const shownPreferences = ({ view, login, it, overlay, preferences }: KioskState): Preferences =>
  login === null &&
  it === null &&
  overlay !== "ask-about" &&
  overlay !== "explanation" &&
  view?.screen !== "out-of-service"
    ? preferences
    : noPreferences;

/** The preferences as the style sheets read them, on the root element: they change the size of everything below. */
const modesOf = (preferences: Preferences): Readonly<Record<string, string | undefined>> => ({
  text: preferences.largeText ? "large" : undefined,
  contrast: preferences.highContrast ? "high" : undefined,
  motion: preferences.reducedMotion ? "reduced" : undefined,
  hand: preferences.leftHanded ? "left" : undefined,
  reach: preferences.lowReach ? "low" : undefined,
});

const showOnRoot = (locale: string, preferences: Preferences): void => {
  const root = document.documentElement;
  root.lang = locale;
  for (const [name, value] of Object.entries(modesOf(preferences))) {
    if (value === undefined) delete root.dataset[name];
    else root.dataset[name] = value;
  }
};

/** The page: one screen for the newest view. Blank until the first view arrives. */
export const App = ({ store, actions, readAloud = noVoice }: AppProps): ReactElement => {
  const stored = useStore(store);
  const state = { ...stored, language: shownLanguage(stored) };
  const { view, language, preferences } = state;
  const { locale } = speeches[language];
  // Before the paint: a screen that grows after it was painted would jump.
  const shown = shownPreferences(state);
  useLayoutEffect(() => showOnRoot(locale, shown), [locale, shown]);
  const display: DisplayControls = useMemo(
    () => ({
      preferences,
      onTogglePreference: actions.togglePreference,
      onOpenPreferences: () => actions.openOverlay("preferences"),
      onSwitchLanguage: actions.switchLanguage,
      readAloud,
    }),
    [preferences, actions, readAloud],
  );
  return (
    <div
      className="kiosk"
      data-screen={view?.screen ?? "none"}
      data-language={language}
      data-dialog={state.login === null && state.it === null ? undefined : "login"}
      data-busy={state.busy}
      data-slow={useSlow(state.busy)}
      data-notice={view !== null && hasNotice(state)}
    >
      {view !== null && <ScreenOfView view={view} state={state} actions={actions} display={display} />}
      {view !== null && <Overlays view={view} state={state} actions={actions} display={display} />}
    </div>
  );
};

import { type ReactElement, useEffect } from "react";
import { useStore } from "zustand";
import { Notice } from "./parts/notice.tsx";
import { ScreenOfView } from "./screen-of-view.tsx";
import { LogOutDialog } from "./staff/log-out-dialog.tsx";
import type { KioskActions } from "./state/kiosk-actions.ts";
import type { KioskState } from "./state/kiosk-state.ts";
import type { KioskStore } from "./state/kiosk-store.ts";
import { speeches } from "./words/speech.ts";

interface AppProps {
  readonly store: KioskStore;
  readonly actions: KioskActions;
}

interface OverlaysProps {
  readonly state: KioskState;
  readonly actions: KioskActions;
}

/** What may lie over a screen. On the login screen a problem stands beside its field instead. */
const Overlays = ({ state, actions }: OverlaysProps): ReactElement => {
  const speech = speeches[state.language];
  return (
    <>
      {state.confirmingLogOut && (
        <LogOutDialog speech={speech} busy={state.busy} onConfirm={actions.logOut} onStay={actions.stayOnDuty} />
      )}
      {state.problem !== null && state.login === null && (
        <Notice problem={state.problem} speech={speech} onDismiss={actions.dismissProblem} />
      )}
    </>
  );
};

/** The page: one screen for the view that main pushed last. Blank until the first one is here. */
export const App = ({ store, actions }: AppProps): ReactElement => {
  const state = useStore(store);
  const { locale } = speeches[state.language];
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <div
      className="kiosk"
      data-screen={state.view?.screen ?? "none"}
      data-language={state.language}
      data-dialog={state.login === null ? undefined : "login"}
      data-busy={state.busy}
    >
      {state.view !== null && <ScreenOfView view={state.view} state={state} actions={actions} />}
      <Overlays state={state} actions={actions} />
    </div>
  );
};

import { createRoot } from "react-dom/client";
import type { KioskApi } from "../contract/ipc/requests.ts";
import { App } from "./app.tsx";
import { loadKeyBoard } from "./controls/text-entry/load-typing.ts";
import { reportTouches, watchIdling } from "./host/activity.ts";
import { blockBrowserGestures } from "./host/block-browser-gestures.ts";
import { firstScreenReady } from "./host/first-screen.ts";
import { listenForBadges } from "./host/reader.ts";
import { startSound } from "./host/sound.ts";
import { createKioskActions } from "./state/kiosk-actions.ts";
import { afterIdling } from "./state/kiosk-state.ts";
import { createKioskStore, mirror } from "./state/kiosk-store.ts";

const reloadAfterBugMs = 2_000;
/** Text that was typed or chosen and abandoned must not be seen by the next citizen. */
const forgetAfterMs = 60_000;
/** After everything visible is loaded, and before a citizen can open a form. */
const loadKeyBoardAfterMs = 1_500;

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("index.html has no #root");

const store = createKioskStore();

declare global {
  interface Window {
    /** Set by the preload script, frozen, before the page's first script runs. */
    readonly counterstar: KioskApi;
  }
}

const kioskApi: KioskApi = window.counterstar;

const actions = createKioskActions(store, kioskApi);

const heartbeatEveryMs = 10_000;

/**
 * Reports that the page is painting: now and every ten seconds. Only from inside an animation frame, so that a frozen
 * picture stops the heartbeat. Returns a function that stops it.
 */
const startHeartbeat = (beat: () => void): (() => void) => {
  const paintThenBeat = (): void => void requestAnimationFrame(beat);
  paintThenBeat();
  const timer = setInterval(paintThenBeat, heartbeatEveryMs);
  return () => clearInterval(timer);
};

const stopHeartbeat = startHeartbeat(() => void kioskApi.heartbeat());

/** Reloads the page after a screen threw: an empty page must not count as "online". */
const recover = (error: unknown): void => {
  console.error(error);
  stopHeartbeat();
  setTimeout(() => location.reload(), reloadAfterBugMs);
};

blockBrowserGestures();
const readAloud = startSound(store);
watchIdling(forgetAfterMs, () => store.setState(afterIdling));
reportTouches(store, kioskApi, window);
listenForBadges(store, actions, window);
const ready = firstScreenReady(store);
mirror(store, kioskApi);
void ready.then(() =>
  createRoot(rootElement, { onUncaughtError: recover }).render(
    <App store={store} actions={actions} readAloud={readAloud} />,
  ),
);
setTimeout(() => requestIdleCallback(() => void loadKeyBoard()), loadKeyBoardAfterMs);

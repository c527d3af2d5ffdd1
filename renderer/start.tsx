import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { loadKeyBoard } from "./controls/text-entry/load-typing.ts";
import { tellOfTouches } from "./host/activity.ts";
import { listenForBadges } from "./host/badge-reader.ts";
import { firstScreenReady } from "./host/first-screen.ts";
import { startHeartbeat } from "./host/heartbeat.ts";
import { watchIdling } from "./host/idling.ts";
import { keepPageQuiet } from "./host/quiet-page.ts";
import { startSound } from "./host/sound.ts";
import { kioskApi } from "./kiosk-api.ts";
import { createKioskActions } from "./state/kiosk-actions.ts";
import { afterIdling } from "./state/kiosk-state.ts";
import { createKioskStore, mirror } from "./state/kiosk-store.ts";

const reloadAfterBugMs = 2_000;
/** What was typed or chosen and left standing is not for whoever comes next. */
const forgetAfterMs = 60_000;
/** After everything that is seen, and before a hand has found its way to a form. */
const loadKeyBoardAfterMs = 1_500;

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("index.html has no #root");

const store = createKioskStore();
const actions = createKioskActions(store, kioskApi);
const stopHeartbeat = startHeartbeat(() => void kioskApi.heartbeat());

/** A screen that threw is gone: an empty page is not "online", and a fresh one is the way back. */
const recover = (error: unknown): void => {
  console.error(error);
  stopHeartbeat();
  setTimeout(() => location.reload(), reloadAfterBugMs);
};

keepPageQuiet();
startSound(store);
watchIdling(forgetAfterMs, () => store.setState(afterIdling));
tellOfTouches(store, kioskApi, window);
listenForBadges(store, actions, window);
const ready = firstScreenReady(store);
mirror(store, kioskApi);
void ready.then(() =>
  createRoot(rootElement, { onUncaughtError: recover }).render(<App store={store} actions={actions} />),
);
setTimeout(() => requestIdleCallback(() => void loadKeyBoard()), loadKeyBoardAfterMs);

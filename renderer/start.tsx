import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { loadKeyBoard } from "./controls/text-entry/load-typing.ts";
import { tellOfTouches } from "./host/activity.ts";
import { firstScreenReady } from "./host/first-screen.ts";
import { startHeartbeat } from "./host/heartbeat.ts";
import { watchIdling } from "./host/idling.ts";
import { keepPageQuiet } from "./host/quiet-page.ts";
import { listenForBadges } from "./host/reader.ts";
import { startSound } from "./host/sound.ts";
import { kioskApi } from "./kiosk-api.ts";
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
const actions = createKioskActions(store, kioskApi);
const stopHeartbeat = startHeartbeat(() => void kioskApi.heartbeat());

/** Reloads the page after a screen threw: an empty page must not count as "online". */
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

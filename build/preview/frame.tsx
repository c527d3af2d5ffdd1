import "./content-policy.ts";
import { createRoot } from "react-dom/client";
import { requestNames } from "../../contract/ipc/channels.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import { PreviewOrder, previewReady } from "../../contract/office/policy/policy-stage.ts";
import { App } from "../../renderer/app.tsx";
import { blockBrowserGestures } from "../../renderer/host/block-browser-gestures.ts";
import { givePictures } from "../../renderer/host/decoded-picture.ts";
import { loadFontFor, textsIn } from "../../renderer/host/page-fonts.ts";
import { createKioskActions } from "../../renderer/state/kiosk-actions.ts";
import { withView } from "../../renderer/state/kiosk-state.ts";
import { createKioskStore } from "../../renderer/state/kiosk-store.ts";
import { languages } from "../../renderer/words/speech.ts";
import { viewFor } from "./stage-view.ts";

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("index.html has no #root");

const root = createRoot(rootElement);
const store = createKioskStore();
let order: PreviewOrder | undefined;
let revision = 0;
let runningOut: ReturnType<typeof setTimeout> | undefined;

const viewNow = (asked: PreviewOrder) => {
  revision += 1;
  return viewFor(asked, revision, new Date());
};

/**
 * The key of the drawing: an idle screen keeps the pages that it began with, so other pages are drawn as another screen.
 */
const drawingOf = ({ screen, content }: PreviewOrder): string =>
  screen === "attract" ? JSON.stringify([screen, content.attract]) : screen;

/** Stands in for main: a touch does not change the screen. */
const hostStandIn = (shown: () => KioskView): KioskApi => {
  const methods = requestNames.map((name) => [
    name,
    () => Promise.resolve({ ok: true, value: name === "heartbeat" ? null : shown() }),
  ]);
  return { ...Object.fromEntries(methods), onView: () => () => undefined };
};

const api = hostStandIn(() => {
  if (order === undefined) throw new Error("nothing was ordered yet");
  return viewNow(order);
});
const actions = createKioskActions(store, api);

const draw = async (asked: PreviewOrder): Promise<void> => {
  order = asked;
  givePictures(asked.pictures);
  const view = viewNow(asked);
  await loadFontFor(textsIn(view));
  if (order !== asked) return;
  // Switches the fade-in off: it would distract the person who types beside the preview.
  document.documentElement.dataset["firstScreen"] = "";
  store.setState((state) => ({ ...withView(state, view), language: asked.language }));
  againWhenOver(asked, view);
  root.render(<App key={drawingOf(asked)} store={store} actions={actions} />);
};

/** Draws a screen with a time limit again when its time is over; in the kiosk main would close it. */
const againWhenOver = (asked: PreviewOrder, view: ReturnType<typeof viewFor>): void => {
  clearTimeout(runningOut);
  if ("remainingMs" in view) runningOut = setTimeout(() => void draw(asked), view.remainingMs);
};

/** Accepts orders only from the page around this frame, and only of the same origin. */
const isFromPage = ({ origin, source }: MessageEvent): boolean => origin === location.origin && source === parent;

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (!isFromPage(event)) return;
  const asked = PreviewOrder.safeParse(event.data);
  if (asked.success) void draw(asked.data);
});
blockBrowserGestures();
// Not waited for: a desk with a Chinese font draws a screen before it has all of ours.
void loadFontFor(`${textsIn(languages)}0123456789`);
parent.postMessage(previewReady, location.origin);

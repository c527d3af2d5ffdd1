import "../../renderer/styles/kiosk.css";
import { createRoot } from "react-dom/client";
import { requestNames } from "../../contract/ipc/channels.ts";
import type { KioskApi, RequestName } from "../../contract/ipc/requests.ts";
import { App } from "../../renderer/app.tsx";
import { blockBrowserGestures } from "../../renderer/host/block-browser-gestures.ts";
import { firstScreenReady } from "../../renderer/host/first-screen.ts";
import { createKioskActions } from "../../renderer/state/kiosk-actions.ts";
import { createKioskStore, mirror } from "../../renderer/state/kiosk-store.ts";
import { readAddress } from "./deep-link.ts";
import { samples } from "./sample-views.ts";
import type { Sample } from "./samples/sample.ts";
import { sampleNow, stopWallClock } from "./samples/sample-clock.ts";
import { takeSteps } from "./take-steps.ts";

const { screen, language, preferences } = readAddress(location.search);

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("frame.html has no #root");

/** Requests that a sample's refusal does not apply to: they are not caused by a touch. */
const unrefused: ReadonlySet<string> = new Set(["currentView", "heartbeat", "stillHere"]);

/**
 * Stands in for main: logs every request to the console, and returns the sample's answer, its refusal or the unchanged
 * view. A sample is for viewing, so no request changes the screen.
 */
const hostStandIn = ({ view, refusal, answers = {}, unanswered = [] }: Sample): KioskApi => {
  const answer = (name: RequestName): unknown => {
    if (answers[name] !== undefined) return { ok: true, value: answers[name] };
    if (name === "heartbeat") return { ok: true, value: null };
    return refusal !== undefined && !unrefused.has(name) ? { ok: false, problem: refusal } : { ok: true, value: view };
  };
  const methods = requestNames.map((name) => [
    name,
    (...input: readonly unknown[]) => {
      console.info(name, ...input);
      return unanswered.includes(name) ? new Promise(() => undefined) : Promise.resolve(answer(name));
    },
  ]);
  return { ...Object.fromEntries(methods), onView: () => () => undefined };
};

/** The page as the kiosk starts it, except that one sample is the only view it ever receives. */
const show = async (sample: Sample): Promise<void> => {
  document.title = sample.name;
  stopWallClock((sample.at ?? sampleNow).getTime());
  blockBrowserGestures();
  const api = hostStandIn(sample);
  const store = createKioskStore();
  store.setState({ language, preferences });
  const ready = firstScreenReady(store);
  mirror(store, api);
  await ready;
  createRoot(rootElement).render(<App store={store} actions={createKioskActions(store, api)} />);
  await takeSteps(sample.steps ?? []);
};

const sample = samples.find(({ name }) => name === screen);
if (sample === undefined) rootElement.textContent = `no screen of the name ${screen}`;
else void show(sample);

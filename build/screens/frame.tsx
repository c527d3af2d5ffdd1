import "../../renderer/styles/kiosk.css";
import { createRoot } from "react-dom/client";
import { App } from "../../renderer/app.tsx";
import { firstScreenReady } from "../../renderer/host/first-screen.ts";
import { keepPageQuiet } from "../../renderer/host/quiet-page.ts";
import { createKioskActions } from "../../renderer/state/kiosk-actions.ts";
import { createKioskStore, mirror } from "../../renderer/state/kiosk-store.ts";
import { readAddress } from "./deep-link.ts";
import { hostStandIn } from "./host-stand-in.ts";
import { samples } from "./sample-views.ts";
import type { Sample } from "./samples/sample.ts";
import { takeSteps } from "./take-steps.ts";

const { screen, language, preferences } = readAddress(location.search);

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("frame.html has no #root");

/** The page as the kiosk starts it, except that one sample is the only view it ever receives. */
const show = async (sample: Sample): Promise<void> => {
  document.title = sample.name;
  keepPageQuiet();
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

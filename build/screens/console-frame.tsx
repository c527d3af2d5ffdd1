import "../../renderer/styles/console.css";
import { createRoot } from "react-dom/client";
import { consoleRequestNames } from "../../contract/ipc/channels.ts";
import type { ConsoleApi, ConsoleRequestName } from "../../contract/ipc/console-requests.ts";
import { blockBrowserGestures } from "../../renderer/host/block-browser-gestures.ts";
import { loadFontFor, textsIn } from "../../renderer/host/page-fonts.ts";
import { createConsoleActions } from "../../renderer/staff/console/console-actions.ts";
import { ConsoleApp } from "../../renderer/staff/console/console-app.tsx";
import { createConsoleStore, mirrorConsole } from "../../renderer/staff/console/console-store.ts";
import { languages } from "../../renderer/words/speech.ts";
import { readConsoleAddress } from "./deep-link.ts";
import { type ConsoleSample, consoleSamples } from "./samples/console-samples.ts";
import { sampleNow, stopWallClock } from "./samples/sample-clock.ts";
import { takeSteps } from "./take-steps.ts";

const { sample: name, language } = readConsoleAddress(location.search);

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("console-frame.html has no #root");

/** Stands in for main: every request returns the sample's own answer, its refusal, or the unchanged view. */
const consoleStandIn = ({ view, answers = {}, unanswered = [], refusal }: ConsoleSample): ConsoleApi => {
  const answer = (name: ConsoleRequestName): unknown =>
    refusal !== undefined && name !== "currentConsole"
      ? { ok: false, problem: refusal }
      : { ok: true, value: answers[name] ?? view };
  const methods = consoleRequestNames.map((name) => [
    name,
    (...input: readonly unknown[]) => {
      console.info(name, ...input);
      return unanswered.includes(name) ? new Promise(() => undefined) : Promise.resolve(answer(name));
    },
  ]);
  return { ...Object.fromEntries(methods), onView: () => () => undefined };
};

/** 窗口台 as the kiosk starts it, except that one sample is the only view it ever receives. */
const show = async (sample: ConsoleSample): Promise<void> => {
  document.title = sample.name;
  stopWallClock(sampleNow.getTime());
  blockBrowserGestures();
  const api = consoleStandIn(sample);
  const store = createConsoleStore();
  store.setState({ language });
  mirrorConsole(store, api);
  await loadFontFor(`${textsIn(languages)}${textsIn(sample.view)}0123456789`);
  createRoot(rootElement).render(<ConsoleApp store={store} actions={createConsoleActions(store, api)} />);
  await takeSteps(sample.steps ?? []);
};

const sample = consoleSamples.find((one) => one.name === name);
if (sample === undefined) rootElement.textContent = `no sample of the name ${name}`;
else void show(sample);

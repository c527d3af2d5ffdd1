import { createRoot } from "react-dom/client";
import type { ConsoleApi } from "../../../contract/ipc/console-requests.ts";
import { blockBrowserGestures } from "../../host/block-browser-gestures.ts";
import { loadFontFor, textsIn } from "../../host/page-fonts.ts";
import { languages } from "../../words/speech.ts";
import { createConsoleActions } from "./console-actions.ts";
import { ConsoleApp } from "./console-app.tsx";
import { createConsoleStore, mirrorConsole } from "./console-store.ts";

const reloadAfterBugMs = 2_000;

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("console.html has no #root");

const store = createConsoleStore();

const recover = (error: unknown): void => {
  console.error(error);
  setTimeout(() => location.reload(), reloadAfterBugMs);
};

blockBrowserGestures();
void loadFontFor(`${textsIn(languages)}0123456789`);
store.subscribe(({ view }, before) => {
  if (view !== before.view) void loadFontFor(textsIn(view));
});

declare global {
  interface Window {
    /** Set by the preload script on this page alone, frozen, before its first script runs. */
    readonly counterstarConsole: ConsoleApi;
  }
}

const consoleApi: ConsoleApi = window.counterstarConsole;

mirrorConsole(store, consoleApi);
createRoot(rootElement, { onUncaughtError: recover }).render(
  <ConsoleApp store={store} actions={createConsoleActions(store, consoleApi)} />,
);

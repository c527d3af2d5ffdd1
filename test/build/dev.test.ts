import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it, onTestFailed } from "vitest";
import { WebSocket } from "ws";
import { until } from "../electron/support/until.ts";
import { checkOut } from "../support/checkout/check-out.ts";
import { runScript } from "../support/checkout/run-script.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Ends a wait that would never end. */
const limitMs = 120_000;
/** Each question interrupts main. */
const askEveryMs = 500;

const replaceIn = (file: string, from: string, to: string): void => {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};

const debuggerListens = "Debugger listening on ";

/** The address of the newest main's debugger, once that main has logged its first event. */
const debuggerOf = (log: string): string | undefined => {
  const newest = log.slice(log.lastIndexOf(debuggerListens) + debuggerListens.length);
  return newest.includes('"event":') ? newest.split("\n", 1)[0] : undefined;
};

/**
 * Evaluates an expression in main through its debugger. Waits for main's first event: before it `require("electron")`
 * finds the package that downloads an Electron.
 */
const askMain = async (log: string, expression: string): Promise<unknown> => {
  const address = debuggerOf(log);
  if (!address) return undefined;
  const socket = new WebSocket(address);
  try {
    return await new Promise((resolve, reject) => {
      socket.on("error", reject).on("close", () => reject(new Error("main has ended")));
      socket.on("message", (data) => resolve(JSON.parse(String(data)).result?.result?.value));
      const params = { expression, awaitPromise: true, returnByValue: true, includeCommandLineAPI: true };
      socket.on("open", () => socket.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params })));
    });
  } finally {
    socket.close();
  }
};

const inWindow = (script: string): string =>
  `require("electron").BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(${JSON.stringify(script)})`;

it.runIf(process.platform === "linux")(
  "npm run dev shows a change of a page in the open window, restarts main at its change, and stops at Ctrl+C",
  async () => {
    const folder = join(temporaryFolder(), "counterstar");
    checkOut(folder);
    const dev = await runScript(folder, "build/dev/dev.ts", "centre   http", { COUNTERSTAR_INSPECT_PORT: "0" });
    let newestLog = "";
    const log = () => {
      newestLog = readFileSync(join(folder, ".data/kiosk.log"), "utf8");
      return newestLog;
    };
    const shown = () => askMain(log(), inWindow("document.body.innerText + (window.isTheSame ?? '')"));
    const isShown = (text: string) => async () => {
      await pause(askEveryMs);
      return String(await shown().catch(() => "")).includes(text);
    };
    // The folder is gone by then.
    onTestFailed(() => console.error(`${dev.output()}\n${newestLog}`));

    await until("the window", isShown("窗口人员登录"), limitMs);
    await askMain(log(), inWindow("window.isTheSame = 'the same page'"));
    replaceIn(
      join(folder, "renderer/citizen/screen-footer.tsx"),
      '{speech.words("noOneOnDuty.logIn")}',
      "请在这里登录",
    );
    await until("the changed word", isShown("请在这里登录"), limitMs);
    expect(await shown()).toContain("the same page");

    const starts = () => log().split(debuggerListens).length - 1;
    expect(starts()).toBe(1);
    // A change of two bundles causes two builds.
    replaceIn(join(folder, "electron/preload/preload.ts"), "\n", "\nvoid 0;\n");
    replaceIn(join(folder, "electron/main/main.ts"), "\n", '\nprocess.stderr.write("main was changed\\n");\n');
    await until("main's restart", () => log().includes("main was changed"), limitMs);
    expect(dev.output()).toContain("restarting the kiosk");
    await until("the window after the restart", isShown("请在这里登录"), limitMs);
    expect(starts()).toBe(2);

    const [, office = ""] = /^office {3}(http:\S+?)\/ login/m.exec(dev.output()) ?? [];
    const served = async () => (await fetch(`${office}/words/zh.ts`)).text();
    expect(await served()).toContain("窗口星 · 评价中心");
    replaceIn(join(folder, "central/web/words/zh.ts"), "窗口星 · 评价中心", "改了的题目");
    await until("the office's changed page", async () => (await served()).includes("改了的题目"), limitMs);

    expect(await dev.interrupt()).toBe(0);
  },
);

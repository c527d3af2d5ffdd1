import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { until } from "../electron/support/until.ts";
import { checkOut } from "../support/checkout/check-out.ts";
import { runScript } from "../support/checkout/run-script.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const limitMs = 60_000;

const replaceIn = (file: string, from: string, to: string): void => {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};

/** Evaluates an expression in main through its debugger, which the newest line of the log names. */
const askMain = async (log: string, expression: string): Promise<unknown> => {
  const address = [...log.matchAll(/^Debugger listening on (ws:\S+)$/gm)].at(-1)?.[1];
  if (!address) return undefined;
  const socket = new WebSocket(address);
  try {
    return await new Promise((resolve, reject) => {
      socket.on("error", reject).on("message", (data) => resolve(JSON.parse(String(data)).result?.result?.value));
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
  { timeout: 600_000 },
  async () => {
    const folder = join(temporaryFolder(), "counterstar");
    checkOut(folder);
    const dev = await runScript(folder, "build/dev/dev.ts", "centre   http", { COUNTERSTAR_INSPECT_PORT: "0" });
    const log = () => readFileSync(join(folder, ".data/kiosk.log"), "utf8");
    const shown = () => askMain(log(), inWindow("document.body.innerText + (window.isTheSame ?? '')"));
    const isShown = (text: string) => async () => String(await shown().catch(() => "")).includes(text);

    await until("the window", isShown("窗口人员登录"), limitMs);
    await askMain(log(), inWindow("window.isTheSame = 'the same page'"));
    replaceIn(
      join(folder, "renderer/citizen/closed-screen.tsx"),
      '{speech.words("noOneOnDuty.logIn")}',
      "请在这里登录",
    );
    await until("the changed word", isShown("请在这里登录"), limitMs);
    expect(await shown()).toContain("the same page");

    const starts = () => log().split("Debugger listening").length - 1;
    expect(starts()).toBe(1);
    replaceIn(join(folder, "electron/main/main.ts"), "\n", '\nprocess.stderr.write("main was changed\\n");\n');
    await until("main's restart", () => log().includes("main was changed"), limitMs);
    expect(dev.output()).toContain("restarting the kiosk");
    await until("the window after the restart", isShown("请在这里登录"), limitMs);
    expect(starts()).toBe(2);

    const [, office = ""] = /^office {3}(http:\S+?)\/#/m.exec(dev.output()) ?? [];
    const served = async () => (await fetch(`${office}/words/zh.ts`)).text();
    expect(await served()).toContain("窗口星 · 评价中心");
    replaceIn(join(folder, "central/web/words/zh.ts"), "窗口星 · 评价中心", "改了的题目");
    await until("the office's changed page", async () => (await served()).includes("改了的题目"), limitMs);

    expect(await dev.interrupt()).toBe(0);
  },
);

import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestNames } from "../../contract/ipc/channels.ts";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";

let enrolled: EnrolledKiosk;
beforeAll(async () => {
  enrolled = await startKioskOnDuty();
});
afterAll(() => enrolled.stop());

const inPage = <Value>(script: string): Promise<Value> => enrolled.kiosk.page.evaluate(script);
const address = "app://kiosk/index.html";

describe("the window", () => {
  it("shows its own page under a content security policy that allows nothing else", async () => {
    const header = await enrolled.kiosk.application.evaluate(async ({ net }, url) => {
      const response = await net.fetch(url);
      return response.headers.get("content-security-policy");
    }, address);
    expect(header).toContain("default-src 'none'");
    expect(header).toContain("script-src 'self'");
    expect(header).not.toContain("unsafe");
    expect(enrolled.kiosk.page.url()).toBe(address);
  });

  it.runIf(process.platform === "linux" && !existsSync("/dev/dri") && !existsSync("/dev/nvidiactl"))(
    "is drawn without a GPU process that fails first, on a machine without a graphics device",
    async () => {
      const drawn = await enrolled.kiosk.application.evaluate(
        ({ app }) => app.getGPUFeatureStatus()["gpu_compositing"],
      );
      expect(drawn).toBe("disabled_software");
      expect(enrolled.kiosk.errors()).not.toContain("Exiting GPU process");
    },
  );

  it("gives the page no Node, no Electron, and one frozen object", async () => {
    const found = await inPage<unknown>(`({
      types: [typeof require, typeof process, typeof module, typeof Buffer],
      frozen: Object.isFrozen(window.counterstar),
      methods: Object.keys(window.counterstar).toSorted(),
    })`);
    expect(found).toEqual({
      types: ["undefined", "undefined", "undefined", "undefined"],
      frozen: true,
      methods: [...requestNames, "onView"].toSorted(),
    });
  });

  it("keeps its page against navigation, new windows, evaluation of text and foreign scripts", async () => {
    const opened = await inPage<boolean>(`window.open("https://example.org/") === null`);
    const evaluated = await inPage<string>(
      // In a task of its own: the driver's own evaluations are exempt from the policy.
      `new Promise((resolve) => setTimeout(() => {
        try { resolve(String(window.eval("1"))); } catch (error) { resolve(error.name); }
      }))`,
    );
    await inPage(`void (location.href = "https://example.org/")`).catch(() => undefined);
    await inPage(`void (location.href = "file:///etc/passwd")`).catch(() => undefined);
    const script = await inPage<string>(
      `new Promise((resolve) => {
        const element = Object.assign(document.createElement("script"), { src: "https://example.org/a.js" });
        element.onerror = () => resolve("refused"); element.onload = () => resolve("loaded");
        document.head.append(element);
      })`,
    );
    const fetched = await inPage<string>(`fetch("/index.html").then(() => "fetched", () => "refused")`);
    expect({ opened, evaluated, script, fetched }).toEqual({
      opened: true,
      evaluated: "EvalError",
      script: "refused",
      fetched: "refused",
    });
    expect(enrolled.kiosk.page.url()).toBe(address);
    expect(enrolled.kiosk.application.windows()).toHaveLength(1);
  });

  it("may reload itself, and returns to its state", async () => {
    await inPage(`void (window.before = true)`);
    await inPage(`void location.reload()`);
    await expect.poll(() => inPage<unknown>("window.before")).toBe(undefined);
    await enrolled.kiosk.page.getByTestId("badge-name").waitFor();
  });

  it("refuses every permission", async () => {
    const states = await inPage<unknown>(`Promise.all(["geolocation", "notifications", "microphone", "camera", "midi"]
      .map((name) => navigator.permissions.query({ name }).then(({ state }) => state)))`);
    expect(states).toEqual(["denied", "denied", "denied", "denied", "denied"]);
  });

  it("serves nothing from outside its folder", async () => {
    const paths = [
      "../electron/main.js",
      "%2e%2e/electron/main.js",
      "..%2felectron%2fmain.js",
      "pictures/../../package.json",
    ];
    const statuses = await enrolled.kiosk.application.evaluate(
      ({ net }, list) => Promise.all(list.map((path) => net.fetch(`app://kiosk/${path}`).then(({ status }) => status))),
      paths,
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  it("answers a wrong argument with a problem, without effect", async () => {
    const answers = await inPage<unknown>(`((tap) => Promise.all([
      window.counterstar.rate({ promptId: "none", level: 5, ...tap }),
      window.counterstar.rate({ promptId: crypto.randomUUID(), level: 6, ...tap }),
      window.counterstar.rate({ promptId: crypto.randomUUID(), level: 5, ...tap }),
      window.counterstar.logIn({ staffNumber: "330101", pin: "12" }),
      window.counterstar.heartbeat({ unasked: true }),
    ]))({ input: "mouse", screenHasTouch: false })`);
    const input = (field: string) => ({ ok: false, problem: { code: "input-invalid", facts: { field } } });
    expect(answers).toEqual([
      input("promptId"),
      input("level"),
      { ok: false, problem: { code: "prompt-not-open" } },
      input("pin"),
      input("heartbeat"),
    ]);
  });

  it("answers only its own top frame", async () => {
    const answer = await enrolled.kiosk.application.evaluate(
      async ({ BrowserWindow }, preload) => {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await stranger.loadURL("data:text/html,<p>stranger</p>").catch(() => undefined);
        const found: unknown = await stranger.webContents.executeJavaScript("window.counterstar.openPrompt()");
        stranger.destroy();
        return found;
      },
      await enrolled.kiosk.application.evaluate(({ app }) => `${app.getAppPath()}/out/electron/preload.cjs`),
    );
    expect(answer).toEqual({ ok: false, problem: { code: "sender-refused" } });
  });
});

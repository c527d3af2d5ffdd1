import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consoleViewChannel } from "../../contract/ipc/channels.ts";
import { scanAt } from "../support/window/badge-reader.ts";
import { demoStaff, type EnrolledKiosk, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { consolePageOf, thanksOrReady } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

/** The second of the demonstration office. */
const colleague = { number: "330102", pin: "704931" } as const;

let enrolled: EnrolledKiosk;
let kiosk: Page;
let clerk: Page;
beforeAll(async () => {
  enrolled = await startEnrolledKiosk({ console: "window", policy: { reasonsMs: 6_000 } });
  kiosk = enrolled.kiosk.page;
  clerk = await consolePageOf(enrolled.kiosk.application);
  await listenIn();
});
afterAll(() => enrolled.stop());

const press = (testId: string): Promise<void> => clerk.getByTestId(testId).click();
const fill = (testId: string, text: string): Promise<void> => clerk.getByTestId(testId).fill(text);
const tap = (testId: string): Promise<void> => kiosk.getByTestId(testId).click();
const screen = (name: string): Promise<void> => kiosk.locator(`.kiosk[data-screen=${name}]`).waitFor();
const lastOutcome = () => expect.poll(() => clerk.getByTestId("last-outcome").textContent());
const written = (...kinds: Parameters<typeof entriesOnDisk>[1][]) => entriesOnDisk(enrolled.dataFolder, ...kinds);

/** Records every view that is pushed to 窗口台 from now on. */
const listenIn = async (): Promise<void> => {
  await enrolled.kiosk.application.evaluate(({ BrowserWindow }, channel) => {
    const heard: string[] = [];
    (globalThis as { heard?: string[] }).heard = heard;
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (name: string, ...values: unknown[]) => {
        if (name === channel) heard.push(JSON.stringify(values));
        send(name, ...values);
      };
    }
  }, consoleViewChannel);
};

const heard = (): Promise<readonly string[]> =>
  enrolled.kiosk.application.evaluate(() => (globalThis as { heard?: string[] }).heard ?? []);

const askNow = (): Promise<unknown> => clerk.evaluate("window.counterstarConsole.currentConsole()");

const logIn = async ({ number, pin }: { readonly number: string; readonly pin: string }): Promise<void> => {
  await fill("staff-number", number);
  await fill("pin", pin);
  await press("login-submit");
};

/** The citizen gives reasons and leaves. */
const goOn = async (): Promise<void> => {
  if (await kiosk.locator(".kiosk[data-screen=reasons]").isVisible()) {
    await kiosk.locator("[data-testid^=tag-]").first().click();
    await tap("done");
  }
  await kiosk.locator(thanksOrReady).waitFor();
  await kiosk.evaluate("window.counterstar.leave()");
  await screen("ready");
};

/** Opened at the touchscreen, because 窗口台 has to wait after every rating. */
const serveOnce = async (level: number): Promise<void> => {
  await kiosk.evaluate("window.counterstar.openPrompt()");
  await tap(`level-${level}`);
  await clerk.getByTestId("window-state").getByText("群众正在使用屏幕").waitFor();
  await goOn();
};

describe("窗口台", () => {
  it("accepts a badge as the touchscreen does, and asks for its PIN", async () => {
    await scanAt(clerk, "no-such-badge");
    await clerk.getByTestId("console-problem").getByText("这张证卡没有登记").waitFor();
    await fill("staff-number", "33");
    await scanAt(clerk, colleague.number);
    await clerk.getByTestId("console-problem").getByText("请输入口令").waitFor();
    expect(await clerk.getByTestId("staff-number").inputValue()).toBe(colleague.number);
    expect(await clerk.evaluate("document.activeElement.dataset.testid")).toBe("pin");
  });

  it("runs beside the citizens' page, and logs in as the touchscreen does", async () => {
    await logIn({ ...demoStaff, pin: "000000" });
    await clerk.getByTestId("console-problem").getByText("口令不正确").waitFor();
    expect(await clerk.getByTestId("pin").inputValue()).toBe("");
    await logIn(demoStaff);
    await kiosk.getByTestId("badge-name").waitFor();
    await clerk.getByText(demoStaff.name).waitFor();
    expect(written("login-attempted", "login-succeeded", "shift-started").map(({ kind }) => kind)).toEqual([
      // Of the unregistered badge.
      "login-attempted",
      "login-attempted",
      "login-attempted",
      "login-succeeded",
      "shift-started",
    ]);
  });

  it("opens a prompt for a service, and learns that it was answered but not the level", async () => {
    await press("about-open");
    await fill("reference", "XK-2026-0001");
    await fill("matter", "居住证签注");
    await press("open-prompt");
    await screen("prompt");
    await kiosk.getByText("居住证签注").waitFor();
    await clerk.getByText("XK-2026-0001 · 居住证签注").waitFor();
    await tap("level-1");
    await lastOutcome().toMatch(/^\d\d:\d\d 已评价$/);
    const shown = await clerk.locator("body").innerText();
    await goOn();
    // The citizen is done, and 窗口台 neither knows nor finds out by a request.
    await clerk.getByTestId("window-state").getByText("群众正在使用屏幕").waitFor();
    expect(await clerk.evaluate("window.counterstarConsole.openPrompt({ transaction: null })")).toEqual({
      ok: false,
      problem: { code: "citizen-busy" },
    });
    expect(shown).not.toMatch(/满意/);
    expect(written("rating-given").at(-1)?.body).toMatchObject({
      level: 1,
      source: "staff-console",
      transaction: { transactionRef: "XK-2026-0001", serviceNumber: 1, matterName: "居住证签注" },
    });
    // The next prompt shows nothing of this one.
    await press("open-prompt");
    await clerk.getByTestId("prompted").getByText("未填办件编号").waitFor();
    await clerk.keyboard.press("Escape");
    await screen("ready");
    await press("about-open");
    await fill("reference", "XK-2026-0001");
    await press("open-prompt");
    await clerk.getByTestId("console-problem").getByText("已经评价过").waitFor();
    await clerk.getByTestId("console-problem").getByRole("button").click();
    await fill("reference", "");
    await press("about-open");
  });

  it("opens and cancels a prompt by its own keys", async () => {
    await clerk.keyboard.press("F8");
    await screen("prompt");
    // 窗口台 may show it after the touchscreen, and cancels only the prompt that it shows.
    await clerk.getByTestId("prompted").waitFor();
    await clerk.keyboard.press("Escape");
    await screen("ready");
    await lastOutcome().toMatch(/已取消$/);
    expect(written("prompt-closed").at(-1)?.body).toMatchObject({ outcome: "cancelled", cause: "cancelled-by-staff" });
  });

  it("leaves a prompt that a citizen opened to the citizen", async () => {
    await tap("walk-up");
    await clerk.getByTestId("window-state").getByText("群众正在主动评价").waitFor();
    expect(await clerk.getByTestId("cancel").count()).toBe(0);
    const promptId = written("prompt-opened").at(-1)?.body["promptId"];
    const answer = await clerk.evaluate(`window.counterstarConsole.cancelPrompt({ promptId: "${promptId}" })`);
    expect(answer).toEqual({ ok: false, problem: { code: "prompt-of-citizen" } });
    expect(await clerk.getByTestId("log-out").isDisabled()).toBe(true);
    const ended = await clerk.evaluate(`window.counterstarConsole.logOut({ pin: "${demoStaff.pin}" })`);
    expect(ended).toEqual({ ok: false, problem: { code: "prompt-already-open" } });
    await tap("decline-prompt");
    await screen("ready");
  });

  it("lets the form for the log-out wait while a citizen rates unasked, and says why", async () => {
    await press("log-out");
    await fill("pin", demoStaff.pin);
    await tap("walk-up");
    await clerk.getByTestId("log-out-why-pale").waitFor();
    expect(await clerk.getByTestId("log-out-confirm").isDisabled()).toBe(true);
    await tap("decline-prompt");
    await clerk.locator("[data-testid=log-out-confirm]:enabled").waitFor();
    await press("back");
    await screen("ready");
  });

  it("keeps half-typed text while a citizen rates unasked", async () => {
    await press("about-open");
    await fill("reference", "XK-2026-00");
    await tap("walk-up");
    await clerk.getByTestId("window-state").getByText("群众正在主动评价").waitFor();
    await tap("decline-prompt");
    await screen("ready");
    await clerk.getByTestId("reference").waitFor();
    expect(await clerk.getByTestId("reference").inputValue()).toBe("XK-2026-00");
    await fill("reference", "");
    expect(await clerk.getByTestId("reference").isVisible()).toBe(true);
    await press("about-open");
  });

  it("pauses with free words, and resumes", async () => {
    await clerk.keyboard.press("F9");
    await fill("pause-words", "陪同办事群众");
    await fill("pause-until", "2359");
    await press("pause-submit");
    await screen("paused");
    await kiosk.getByText("陪同办事群众").waitFor();
    expect(await kiosk.getByTestId("paused-until").textContent()).toContain("23:59");
    await clerk.keyboard.press("F9");
    await screen("ready");
    expect(written("shift-paused").at(-1)?.body).toMatchObject({
      reason: { zh: "陪同办事群众" },
      until: expect.stringMatching(/T23:59:00/),
    });
  });

  it("stores 申诉 on disk, about a service", async () => {
    await press("explanation");
    await fill("explanation-reference", "XK-2026-0001");
    await fill("explanation-text", "当时系统正在升级。");
    await press("explanation-submit");
    await clerk.getByText("申诉已保存").waitFor();
    await press("back");
    expect(written("explanation-given")).toEqual([
      {
        kind: "explanation-given",
        body: expect.objectContaining({
          staffNumber: demoStaff.number,
          transactionRef: "XK-2026-0001",
          text: "当时系统正在升级。",
        }),
      },
    ]);
  });

  it("shows when all entries have reached the centre", async () => {
    await clerk.locator("[data-testid=upload][data-upload=sent]").waitFor({ timeout: 30_000 });
    expect(await clerk.getByTestId("upload").textContent()).toBe("已全部上传");
  });

  it("hands over to a colleague without a gap, and refuses the person on duty", async () => {
    await press("hand-over");
    await logIn(demoStaff);
    await clerk.getByTestId("console-problem").getByText("当班的就是您本人").waitFor();
    await press("back");
    await press("hand-over");
    await logIn(colleague);
    await expect
      .poll(() =>
        written("shift-ended", "shift-started")
          .slice(-2)
          .map(({ body }) => body["cause"] ?? body["staffNumber"]),
      )
      .toEqual(["handed-over", colleague.number]);
    await clerk.getByText(`工号 ${colleague.number}`).waitFor();
    expect(await clerk.getByTestId("last-outcome").textContent()).toBe("本班次还没有评价");
  });

  it("sums a shift up for the person who logs out: without levels after nine ratings, with them after ten", async () => {
    for (const ratings of [9, 10]) {
      for (let rating = 1; rating <= ratings; rating += 1) await serveOnce(rating % 2 === 0 ? 5 : 2);
      expect(await clerk.getByTestId("figures").textContent()).toBe(`已评价 ${ratings} · 未评价 0`);
      await press("log-out");
      await fill("pin", ratings === 9 ? colleague.pin : demoStaff.pin);
      await press("log-out-confirm");
      await clerk.getByTestId("shift-answered").getByText(String(ratings), { exact: true }).waitFor();
      const tooFew = await clerk.getByTestId("too-few-ratings").count();
      const levels = await clerk.locator("[data-testid^=shift-level-]").allTextContents();
      expect({ tooFew, levels }).toEqual(
        ratings < 10 ? { tooFew: 1, levels: [] } : { tooFew: 0, levels: ["5", "0", "0", "5", "0"] },
      );
      await press("back");
      await logIn(demoStaff);
      await clerk.getByTestId("open-prompt").waitFor();
    }
  });

  it("received no level, tag or comment of a citizen during these tests", async () => {
    const told = [...(await heard()), JSON.stringify(await askNow())];
    expect(told.length).toBeGreaterThan(60);
    expect(told.filter((text) => /level|满意|tag|comment/i.test(text))).toEqual([]);
  });

  it("remembers its last place", async () => {
    await enrolled.kiosk.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes("console"))
        ?.setPosition(123, 45),
    );
    const file = join(enrolled.dataFolder, "console-window.json");
    await expect
      .poll(() => existsSync(file) && JSON.parse(readFileSync(file, "utf8")))
      .toEqual({ x: 123, y: 45, width: 420, height: 360 });
  });

  it("is not closed by accident, and comes back when the menu on the touchscreen is opened", async () => {
    const state = () =>
      enrolled.kiosk.application.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
          webContents.getURL().includes("console"),
        );
        return window && { visible: window.isVisible(), focused: window.isFocused() };
      });
    await enrolled.kiosk.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes("console"))
        ?.close(),
    );
    expect(await state()).toBeDefined();
    await kiosk.evaluate("window.counterstar.showConsole()");
    await expect.poll(state).toMatchObject({ visible: true });
  });
});

describe("the two pages", () => {
  it("have an object each, and never the other's", async () => {
    const keysIn = (page: Page) =>
      page.evaluate(
        `[typeof window.counterstar, typeof window.counterstarConsole, Object.isFrozen(window.counterstarConsole)]`,
      );
    expect(await keysIn(kiosk)).toEqual(["object", "undefined", true]);
    expect(await keysIn(clerk)).toEqual(["undefined", "object", true]);
  });

  it("cannot navigate to each other's address", async () => {
    for (const [page, other] of [
      [kiosk, "console.html"],
      [clerk, "index.html"],
    ] as const) {
      const before = page.url();
      await page.evaluate(`void (location.href = "app://kiosk/${other}")`).catch(() => undefined);
      await page.evaluate("new Promise((resolve) => requestAnimationFrame(resolve))");
      expect(page.url()).toBe(before);
    }
  });

  it("are refused each other's requests, even if they claim the other's address", async () => {
    const answers = await enrolled.kiosk.application.evaluate(async ({ BrowserWindow, app }) => {
      const { writeFileSync, mkdtempSync } = process.getBuiltinModule("node:fs");
      const folder = mkdtempSync(`${app.getPath("temp")}/stranger-`);
      // A preload that lets a page send on any channel, more than any real one allows.
      writeFileSync(
        `${folder}/preload.cjs`,
        "const { contextBridge, ipcRenderer } = require('electron');" +
          "contextBridge.exposeInMainWorld('ask', (channel, input) => ipcRenderer.invoke(channel, input));",
      );
      const found: unknown[] = [];
      for (const page of ["index.html", "console.html"]) {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload: `${folder}/preload.cjs`, sandbox: true },
        });
        await window.loadURL(`app://kiosk/${page}`);
        for (const channel of ["counterstar:currentView", "counterstar-console:currentConsole"])
          found.push(await window.webContents.executeJavaScript(`window.ask("${channel}")`));
        window.destroy();
      }
      return found;
    });
    expect(answers).toEqual(Array(4).fill({ ok: false, problem: { code: "sender-refused" } }));
  });
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samples } from "../../../build/screens/sample-views.ts";
import { consoleSamples } from "../../../build/screens/samples/console-samples.ts";
import { portraitNumbered } from "../../../build/screens/samples/pictures.ts";
import { filesUnder, readText } from "../../architecture/source-files.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../../support/window/kiosk.ts";

const configFile = fileURLToPath(new URL("../../../build/vite/screens.config.ts", import.meta.url));

let server: ViteDevServer;
let address: string;
let kiosk: Kiosk;
/** A second window of the same Electron, in a session of its own, because the kiosk's session reaches no network. */
let page: Page;

beforeAll(async () => {
  server = await createServer({ configFile, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
  await server.listen();
  address = server.resolvedUrls?.local[0]?.replace(/\/$/, "") ?? "";
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  const opened = kiosk.application.waitForEvent("window");
  await kiosk.application.evaluate(({ BrowserWindow }) => {
    const webPreferences = { partition: "gallery" };
    const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, webPreferences });
    void window.loadURL("about:blank");
  });
  page = await opened;
});
afterAll(async () => {
  await kiosk.kill();
  await server.close();
});

describe("the gallery of screens", () => {
  it("lists every sample", async () => {
    await page.goto(`${address}/?scale=20`);
    await page.locator("section").first().waitFor();
    expect(await page.locator("section h2").allTextContents()).toEqual(
      [...samples, ...consoleSamples].map(({ name }) => name),
    );
  });

  it("opens a screen directly, in a citizen's settings, with the touches that led there", async () => {
    await page.goto(`${address}/?screen=ready-log-out&language=en&text=large&contrast=high&reach=low`);
    await page.getByTestId("log-out-confirm").waitFor();
    const shown = await page.evaluate(() => ({
      screen: document.querySelector<HTMLElement>(".kiosk")?.dataset["screen"],
      chosen: { lang: document.documentElement.lang, ...document.documentElement.dataset },
    }));
    expect(shown).toMatchObject({
      screen: "ready",
      chosen: { lang: "en-GB", text: "large", contrast: "high", reach: "low" },
    });
  });

  it("shows the main process's refusals without a main process: a citizen reads no error of the system", async () => {
    await page.goto(`${address}/?screen=ready-notice`);
    await page.getByTestId("notice").waitFor();
    expect(await page.getByTestId("notice-code").innerText()).toBe("store-failed");
    const notice = await page.getByTestId("notice").innerText();
    expect(notice).toContain("刚才的操作没有保存成功，请再试一次。还是不行，请告诉工作人员。");
    expect(notice).not.toContain("SQLITE_FULL");
  });

  it("opens a state of 窗口台 directly", async () => {
    await page.goto(`${address}/?console=console-about&language=en`);
    await page.getByTestId("reference").waitFor();
    await expect.poll(() => page.getByTestId("matter").inputValue()).toBe("居住证签注");
    expect(await page.evaluate("document.documentElement.lang")).toBe("en-GB");
  });

  it("serves the pictures of its samples under the kiosk's addresses", async () => {
    const response = await fetch(`${address}/pictures/${portraitNumbered(0)}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });

  it("is no part of the application", () => {
    const built = filesUnder("out/renderer");
    expect(built.filter((file) => file.endsWith(".html")).toSorted()).toEqual([
      "out/renderer/console.html",
      "out/renderer/index.html",
    ]);
    const scripts = built.filter((file) => /\.(js|html|css)$/.test(file));
    const traces = [samples[0]?.name ?? "", "阿卜杜热合曼", "host-stand-in", "所有界面"];
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((file) => traces.some((trace) => readText(file).includes(trace)))).toEqual([]);
    // The search text exists in the gallery.
    expect(readFileSync(new URL("../../../build/screens/index.html", import.meta.url), "utf8")).toContain("所有界面");
  });
});

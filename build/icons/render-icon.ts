import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication } from "playwright-core";
import { startDisplay } from "../display.ts";
import { runAsCommand } from "../electron-runtime/build-problem.ts";
import { prepareRuntime } from "../electron-runtime/prepare-runtime.ts";

const SIZE_PIXELS = 512;

/** Renders icon.svg to icon.png (512 × 512, transparent corners) with Chromium itself: run it after changing the drawing. */
async function renderIcon(): Promise<void> {
  const { runtime } = await prepareRuntime();
  const display = await startDisplay({ widthPixels: 800, heightPixels: 800 });
  const folder = await mkdtemp(join(tmpdir(), "counterstar-icon-"));
  const mainFile = join(folder, "main.mjs");
  await writeFile(mainFile, 'import { app } from "electron";\napp.on("window-all-closed", () => {});\n');
  const environment = Object.fromEntries(
    Object.entries(display.environment).map(([name, value]) => [name, value ?? ""]),
  );
  const electron = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [mainFile],
    env: environment,
  });
  try {
    await writeFile(join(import.meta.dirname, "icon.png"), await capture(electron));
  } finally {
    await electron.close();
    await display.stop();
    await rm(folder, { recursive: true });
  }
}

async function capture(electron: ElectronApplication): Promise<Buffer> {
  const drawing = await readFile(join(import.meta.dirname, "icon.svg"), "utf8");
  const opening = electron.waitForEvent("window");
  await electron.evaluate(async ({ app, BrowserWindow }, size) => {
    await app.whenReady();
    const window = new BrowserWindow({
      width: size,
      height: size,
      useContentSize: true,
      frame: false,
      transparent: true,
    });
    await window.loadURL("about:blank");
  }, SIZE_PIXELS);
  const page = await opening;
  await page.setContent(`<style>html,body{margin:0;overflow:hidden}svg{display:block;width:100vw}</style>${drawing}`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: SIZE_PIXELS, height: SIZE_PIXELS } });
}

await runAsCommand(renderIcon);

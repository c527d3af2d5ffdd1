import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import type { ConsoleSample } from "../../../build/screens/samples/console-samples.ts";
import { sampleNow, stopWallClock } from "../../../build/screens/samples/sample-clock.ts";
import type { Size } from "../../../build/screens/variants.ts";
import {
  consoleChannelOf,
  consoleRequestNames,
  consoleViewChannel,
  pageFiles,
} from "../../../contract/ipc/channels.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { consolePageOf, type KioskOptions, launchKiosk } from "../window/kiosk.ts";
import { walk } from "./arrive.ts";
import { teachAxe } from "./axe.ts";
import { teachMeasuring } from "./measuring-script.ts";

/** The real 窗口台 of a real kiosk, which shows any given view. */
export interface SampleConsole {
  readonly page: Page;
  /** Brings it to a sample, after reloading the page. Throws where an element to be touched never appears. */
  readonly arriveAt: (sample: ConsoleSample, language: Language) => Promise<void>;
  readonly setSize: (size: Size) => Promise<void>;
  /** Writes the window's content as a PNG. */
  readonly takePicture: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const patience = { timeout: 30_000 };

/** The main process answers every request with the sample's view, its own answer to it, its refusal, or not at all. */
const answerWith = (
  application: ElectronApplication,
  { view, answers = {}, unanswered = [], refusal }: ConsoleSample,
): Promise<void> =>
  application.evaluate(
    ({ ipcMain }, given) => {
      for (const [channel, value] of given.answers) {
        ipcMain.removeHandler(channel);
        ipcMain.handle(channel, () => {
          if (given.unanswered.includes(channel)) return new Promise(() => undefined);
          return given.refusal && channel !== given.first ? { ok: false, problem: given.refusal } : { ok: true, value };
        });
      }
    },
    {
      answers: consoleRequestNames.map((name) => [consoleChannelOf(name), answers[name] ?? view] as const),
      unanswered: unanswered.map(consoleChannelOf),
      first: consoleChannelOf("currentConsole"),
      refusal: refusal ?? null,
    },
  );

/** The window is found by its content, because the kiosk's own is open too. */
const pictureOf = (application: ElectronApplication): Promise<string> =>
  application.evaluate(async ({ BrowserWindow }, file) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith(file));
    return (await window?.capturePage())?.toPNG().toString("base64") ?? "";
  }, pageFiles.console);

const setSize = async (application: ElectronApplication, page: Page, size: Size): Promise<void> => {
  await application.evaluate(
    ({ BrowserWindow }, { file, width, height }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().endsWith(file))
        ?.setContentSize(width, height),
    { file: pageFiles.console, ...size },
  );
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
};

export const openSampleConsole = async (options: KioskOptions): Promise<SampleConsole> => {
  const { application, kill } = await launchKiosk({ ...options, console: "window" });
  const page = await consolePageOf(application);
  // Before the page's own code, each time it is loaded again.
  await page.addInitScript(stopWallClock, sampleNow.getTime());
  // Views that the main process itself pushes have no effect: they are older than any sample.
  await application.evaluate(({ BrowserWindow }, channel) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (name: string, ...values: unknown[]) => name !== channel && send(name, ...values);
    }
  }, consoleViewChannel);
  return {
    page,
    arriveAt: async (sample, language) => {
      await answerWith(application, sample);
      await page.reload();
      await page.waitForSelector(`.console[data-window=${sample.view.counter.window}]`, patience);
      await teachMeasuring(page);
      await teachAxe(page);
      if (language === "en") await page.getByTestId("language").click();
      await walk(page, sample.steps ?? []);
      if (sample.shows !== undefined) await page.waitForSelector(sample.shows, patience);
    },
    setSize: (size) => setSize(application, page, size),
    takePicture: async (file) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, Buffer.from(await pictureOf(application), "base64"));
    },
    close: kill,
  };
};

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import type { Sample } from "../../../build/screens/samples/sample.ts";
import type { Size } from "../../../build/screens/variants.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { type KioskOptions, launchKiosk } from "../window/kiosk.ts";
import { teachAxe } from "./axe.ts";
import { teachMeasuring } from "./measuring-script.ts";
import { serveSamplePictures } from "./serve-sample-pictures.ts";
import { type GivenAnswers, pushViews, silenceMain } from "./silence-main.ts";

/** The real window of a real kiosk, which shows any given view. */
export interface SampleWindow {
  readonly application: ElectronApplication;
  readonly page: Page;
  readonly push: (views: readonly KioskView[], refusal: Problem | null, given?: GivenAnswers) => Promise<void>;
  readonly setSize: (size: Size) => Promise<void>;
  /** The page's errors since the last call: a screen that threw, a picture that did not load. */
  readonly complaints: () => readonly string[];
  /** After a screen that threw: waits for the page to reload itself, and installs the test functions again. */
  readonly comeBack: () => Promise<void>;
  /** Resolves when the page's layout has settled. */
  readonly settle: () => Promise<void>;
  /** Resolves when the settled layout is on the glass, with every pixel drawn again: for pictures that are compared. */
  readonly redraw: () => Promise<void>;
  /** Writes the screen's content as a PNG, once its animations have ended. */
  readonly takePicture: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Above every revision of the main process itself: the page ignores older ones. */
const firstRevision = 1_000_000;

/** An answer that is a view, or has one as after a log-out, is newer than the one on the screen, as in the kiosk. */
const withNewerView = (answer: unknown, next: () => number): unknown => {
  if (typeof answer !== "object" || answer === null) return answer;
  if ("revision" in answer) return { ...answer, revision: next() };
  return "view" in answer ? { ...answer, view: withNewerView(answer.view, next) } : answer;
};

type Answers = NonNullable<Sample["answers"]>;

const withNewerViews = (answers: Answers, next: () => number): Answers =>
  Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, withNewerView(answer, next)]));

const setSize = async (application: ElectronApplication, page: Page, size: Size): Promise<void> => {
  await application.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
};

const takePicture = async (application: ElectronApplication, page: Page, file: string): Promise<void> => {
  await page.evaluate(() => window.screenMeasures.pagePainted());
  const base64 = await application.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.capturePage();
    return image?.toPNG().toString("base64") ?? "";
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(base64, "base64"));
};

const reloadLimitMs = 10_000;

/** As on a kiosk with voices: 无障碍 then has one answer more. They cannot speak. */
const listVoices = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const voices = ["zh-CN", "en-GB"].map((lang) => ({ lang, localService: true }));
    Object.assign(speechSynthesis, { getVoices: () => voices });
  });

const teach = async (page: Page): Promise<void> => {
  await teachMeasuring(page);
  await teachAxe(page);
  await listVoices(page);
};

/** The page takes two seconds to reload itself; an unchanged one needs nothing. */
const comeBack = async (page: Page): Promise<void> => {
  const isTaught = () =>
    page.evaluate(() => "screenMeasures" in globalThis && document.querySelector(".kiosk") !== null);
  if (await isTaught().catch(() => false)) return;
  await page.waitForSelector(".kiosk", { timeout: reloadLimitMs });
  await teach(page);
};

const complaintsOf = (page: Page): (() => readonly string[]) => {
  const heard: string[] = [];
  page.on("pageerror", ({ message }) => heard.push(message));
  page.on(
    "console",
    (message) => message.type() === "error" && heard.push(`${message.text()} ${message.location().url}`),
  );
  return () => heard.splice(0);
};

/** Starts an unenrolled kiosk and replaces its main process's answers. */
export const openSampleWindow = async (options: KioskOptions): Promise<SampleWindow> => {
  const { application, page, kill } = await launchKiosk(options);
  await page.getByTestId("out-of-service").waitFor();
  await serveSamplePictures(application);
  await page.reload();
  await page.getByTestId("out-of-service").waitFor();
  await silenceMain(application);
  await teach(page);
  let revision = firstRevision;
  return {
    application,
    page,
    push: (views, refusal, given) => {
      const numbered = views.map((view) => {
        revision += 1;
        return { ...view, revision };
      });
      const answers = given?.answers && withNewerViews(given.answers, () => (revision += 1));
      return pushViews(application, numbered, refusal, given && { ...given, ...(answers && { answers }) });
    },
    setSize: (size) => setSize(application, page, size),
    complaints: complaintsOf(page),
    comeBack: () => comeBack(page),
    settle: async () => void (await page.evaluate(() => window.screenMeasures.layoutSettled())),
    redraw: () => page.evaluate(() => window.screenMeasures.pageRedrawn()),
    takePicture: (file) => takePicture(application, page, file),
    close: kill,
  };
};

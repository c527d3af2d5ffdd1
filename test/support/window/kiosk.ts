import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { pageFiles } from "../../../contract/ipc/channels.ts";

export interface KioskOptions {
  /** An Electron that is given the project's folder, or a packaged application without arguments. */
  readonly executable: string;
  readonly isPackaged?: boolean;
  /** The executable switches to an ordinary user by itself, and so has Chromium's sandbox. */
  readonly isSandboxed?: boolean;
  readonly display: string;
  readonly dataFolder: string;
  readonly enrolment?: { readonly centreUrl: string; readonly code: string };
  /** The counter API's token; without it the API refuses every caller. */
  readonly counterToken?: string;
  /** The time zone of its wall clock, as in the variable TZ; this machine's own by default. */
  readonly timeZone?: string;
  /** CSS pixels, "1280x800" by default. */
  readonly window?: string;
  /** A folder that the IT panel treats as a stick. */
  readonly stick?: string;
  /** The position of 窗口台, as in `COUNTERSTAR_CONSOLE`. */
  readonly console?: string;
}

export interface Kiosk {
  readonly application: ElectronApplication;
  readonly page: Page;
  /** Its standard error so far. */
  readonly errors: () => string;
  /** Closes it as a person would. */
  readonly close: () => Promise<void>;
  /** Ends every one of its processes at this instant, as a power cut does; a second call has no effect. */
  readonly kill: () => Promise<void>;
}

const withLog = join(import.meta.dirname, "with-log.sh");

/** The folders for the logs of this process's kiosks, in the temporary folder. */
export const logFolderPrefix = `counterstar-kiosk-log-${process.pid}-`;

/** Ends a wait that would never end; on a busy machine a kiosk may take half a minute to its first screen. */
const longestWaitMs = 60_000;

/** Starts the real kiosk in a real window. Only root has to run without Chromium's sandbox. */
export const launchKiosk = async (options: KioskOptions): Promise<Kiosk> => {
  const isRoot = process.getuid?.() === 0 && !options.isSandboxed;
  const logFile = join(mkdtempSync(join(tmpdir(), logFolderPrefix)), "stderr");
  writeFileSync(logFile, "");
  const application = await _electron.launch({
    executablePath: withLog,
    args: [...(isRoot ? ["--no-sandbox"] : []), ...(options.isPackaged ? [] : [projectFolder])],
    // Without this the driver switches the sandbox off by itself.
    chromiumSandbox: true,
    env: { ...environmentOf(options), EXECUTABLE: options.executable, LOG_FILE: logFile },
    timeout: longestWaitMs,
  });
  const child = application.process();
  const page = await application.firstWindow();
  page.setDefaultTimeout(longestWaitMs);
  return {
    application,
    page,
    errors: () => readFileSync(logFile, "utf8"),
    close: () => application.close(),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
};

/** 窗口台, once it has opened beside the kiosk's own window. */
export const consolePageOf = async (application: ElectronApplication): Promise<Page> => {
  const isConsole = (page: Page): boolean => page.url().endsWith(pageFiles.console);
  const opened = application.windows().find(isConsole);
  const page = opened ?? (await application.waitForEvent("window", { predicate: isConsole, timeout: longestWaitMs }));
  page.setDefaultTimeout(longestWaitMs);
  return page;
};

export const environmentOf = (options: KioskOptions): Record<string, string> => {
  const inherited = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^COUNTERSTAR_/.test(name),
  );
  return {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    DISPLAY: options.display,
    COUNTERSTAR_DATA: options.dataFolder,
    COUNTERSTAR_WINDOW: options.window ?? "1280x800",
    ...(options.timeZone && { TZ: options.timeZone }),
    // A test waits seconds for the centre, not the minute of a hall.
    COUNTERSTAR_SYNC_SECONDS: "2",
    // Several may run side by side.
    COUNTERSTAR_COUNTER_PORT: "0",
    ...(options.counterToken && { COUNTERSTAR_COUNTER_TOKEN: options.counterToken }),
    ...(options.stick && { COUNTERSTAR_STICK: options.stick }),
    ...(options.console && { COUNTERSTAR_CONSOLE: options.console }),
    ...(options.enrolment && {
      COUNTERSTAR_CENTRE_URL: options.enrolment.centreUrl,
      COUNTERSTAR_ENROLMENT_CODE: options.enrolment.code,
    }),
  };
};

/** Types a 工号 and a PIN on the key pad and presses 登录. */
export const logIn = async (page: Page, staffNumber: string, pin: string): Promise<void> => {
  await page.getByTestId("login-open").click();
  await page.getByTestId("staff-number").click();
  for (const character of staffNumber) await page.getByTestId(`key-${character}`).click();
  await page.getByTestId("pin").click();
  for (const digit of pin) await page.getByTestId(`key-${digit}`).click();
  await page.getByTestId("login-submit").click();
};

/** Holds the badge until the staff menu opens; a tap alone does not. */
export const openStaffMenu = async (page: Page): Promise<void> => {
  const box = await page.getByTestId("badge").boundingBox();
  if (!box) throw new Error("the badge is not on the screen");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
  await page.mouse.down();
  await page.getByTestId("staff-menu-close").waitFor();
  await page.mouse.up();
};

/**
 * Spells a word on the key pad and chooses it once it is offered for all the letters: an earlier touch has no effect.
 */
export const typeInPinyin = async (page: Page, letters: string, word: string): Promise<void> => {
  for (const letter of letters) await page.getByTestId(`kb-${letter}`).click();
  const offered = page.locator(`.candidates[data-letters=${letters}]`);
  await offered.getByRole("button", { name: word, exact: true }).first().click();
};

/** Opens a prompt as staff do. */
export const openPrompt = async (page: Page): Promise<void> => {
  await openStaffMenu(page);
  await page.getByTestId("open-prompt").click();
};

/** Taps a level unasked, from the ready screen; returns when the thanks are on the screen. */
export const rateOnce = async (page: Page, level: number): Promise<void> => {
  await page.getByTestId("walk-up").click();
  await page.getByTestId(`level-${level}`).click();
  await page.getByTestId("thanks").waitFor();
};

/** The thanks may last a second, which a busy machine misses. */
export const thanksOrReady = ".kiosk:is([data-screen=thanks], [data-screen=ready])";

/** From the screen after a tap to the badge: a reason, 完成, and the thanks cut short. */
export const finishVisit = async (page: Page): Promise<void> => {
  await page.locator("[data-testid^=tag-]").first().click();
  await page.getByTestId("done").click();
  await page.locator(thanksOrReady).waitFor();
  await page.evaluate("window.counterstar.leave()");
  await page.getByTestId("badge-name").waitFor();
};

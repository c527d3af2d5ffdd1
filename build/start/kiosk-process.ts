import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, createWriteStream, openSync } from "node:fs";
import { _electron, type Page } from "playwright-core";
import type { Display } from "../display.ts";
import { projectFolder } from "../electron-runtime/project-modules.ts";
import { type Ending, endingOf } from "./ending.ts";

export interface KioskStart {
  readonly executable: string;
  /** The folder of the application; the project where it is absent. */
  readonly application?: string;
  /** Further options of Electron. */
  readonly options?: readonly string[];
  readonly display: Display;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly centreUrl: string;
  /** Only where this data folder has no identity yet. */
  readonly enrolmentCode: string | null;
  readonly counterApi: { readonly token: string; readonly port: number };
  /** Receives the process id at once. */
  readonly note: (pid: number | undefined) => void;
}

export interface KioskProcess {
  /** Settles when the window has been closed. */
  readonly ended: Promise<Ending>;
  readonly stop: () => Promise<void>;
}

/** A hung speech or sound service of the system keeps Chromium from ending; it is then killed after this time. */
const gracePeriodMs = 10_000;

/** Asks a process to end, and kills it if it does not. */
const endWithGracePeriod = async (child: ChildProcess, ask: () => unknown, ended: Promise<unknown>): Promise<void> => {
  const impatience = setTimeout(() => child.kill("SIGKILL"), gracePeriodMs);
  ask();
  await ended;
  clearTimeout(impatience);
};

/** As root Chromium's sandbox has to be off; the application itself never switches it off. */
const argumentsOf = ({ application = projectFolder, options = [] }: KioskStart): readonly string[] => [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ...options,
  application,
];

/** Starts the kiosk on a real display, as an ordinary window. */
export const startVisibleKiosk = (start: KioskStart): KioskProcess => {
  const log = openSync(start.logFile, "a", 0o600);
  const child = spawn(start.executable, argumentsOf(start), {
    env: environmentOf(start),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  start.note(child.pid);
  const ended = endingOf(child);
  return {
    ended,
    stop: () => endWithGracePeriod(child, () => child.kill("SIGTERM"), ended),
  };
};

export interface Login {
  readonly staffNumber: string;
  readonly pin: string;
}

/**
 * Starts the kiosk on a virtual display, where its screen cannot be touched: logs in, and saves a picture of the ready
 * screen.
 */
export const startInvisibleKiosk = async (start: KioskStart, login: Login, picture: string): Promise<KioskProcess> => {
  const signalListeners = process.listeners("SIGINT");
  const application = await _electron.launch({
    executablePath: start.executable,
    // Without this the driver switches the sandbox off.
    chromiumSandbox: true,
    args: [...argumentsOf(start)],
    env: environmentOf(start),
  });
  // At Ctrl+C the driver would end this process with 130 while the centre is still stopping.
  for (const listener of process.listeners("SIGINT"))
    if (!signalListeners.includes(listener)) process.off("SIGINT", listener);
  start.note(application.process().pid);
  application.process().stderr?.pipe(createWriteStream(start.logFile, { mode: 0o600, flags: "a" }));
  const ended = endingOf(application.process());
  const page = await application.firstWindow();
  await logIn(page, login);
  await page.screenshot({ path: picture, animations: "disabled" });
  // At this point the driver's error about a closed window does not matter.
  const close = () => application.close().catch(() => undefined);
  return { ended, stop: () => endWithGracePeriod(application.process(), close, ended) };
};

/** Logs in, unless a member of staff is on duty already, from an earlier start. */
const logIn = async (page: Page, { staffNumber, pin }: Login): Promise<void> => {
  const badge = page.getByTestId("badge-name");
  const door = page.getByTestId("login-open");
  await badge.or(door).waitFor();
  if (await door.isVisible()) {
    await door.click();
    await page.getByTestId("staff-number").click();
    for (const character of staffNumber) await page.getByTestId(`key-${character}`).click();
    await page.getByTestId("pin").click();
    for (const digit of pin) await page.getByTestId(`key-${digit}`).click();
    await page.getByTestId("login-submit").click();
  }
  await badge.waitFor();
  // Any touch closes the confirmation of the login, which covers the citizens' buttons.
  await page.locator("body").dispatchEvent("pointerdown");
  await page.getByTestId("shift-begun").waitFor({ state: "detached" });
  await page.locator("img").first().waitFor();
};

const environmentOf = ({
  display,
  dataFolder,
  centreUrl,
  enrolmentCode,
  counterApi,
}: KioskStart): Record<string, string> => {
  const inherited = Object.entries(display.environment).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return {
    ...Object.fromEntries(inherited),
    COUNTERSTAR_DATA: dataFolder,
    COUNTERSTAR_WINDOW: display.environment["COUNTERSTAR_WINDOW"] ?? "1280x800",
    COUNTERSTAR_CENTRE_URL: centreUrl,
    COUNTERSTAR_COUNTER_TOKEN: counterApi.token,
    COUNTERSTAR_COUNTER_PORT: String(counterApi.port),
    ...(enrolmentCode === null ? {} : { COUNTERSTAR_ENROLMENT_CODE: enrolmentCode }),
  };
};

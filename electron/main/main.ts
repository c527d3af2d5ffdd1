import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { app, session } from "electron";
import { channelOf, consoleChannelOf, consoleRequestNames, requestNames } from "../../contract/ipc/channels.ts";
import { consoleInputSchemas } from "../../contract/ipc/console-inputs.ts";
import { inputSchemas } from "../../contract/ipc/inputs.ts";
import { problem } from "../../contract/problems/problem.ts";
import { assertWritable } from "../../db/data-folder.ts";
import { systemClock } from "../wire/clock.ts";
import { logProblem } from "../wire/log.ts";
import { followsFreeze, relaunchAfterFreeze, relaunchOnCrash } from "./crash.ts";
import { serveRequests } from "./ipc/serve-requests.ts";
import { createKiosk } from "./kiosk.ts";
import { readSettings } from "./settings.ts";
import { startSync } from "./sync/start-sync.ts";
import { registerScheme, serveScheme } from "./window/app-scheme.ts";
import { type ConsoleWindow, keepConsoleWindow } from "./window/console-window.ts";
import { drawWithoutGraphicsDevice } from "./window/graphics-device.ts";
import { type KioskWindow, openKioskWindow } from "./window/kiosk-window.ts";
import { lockDownContents, lockDownSession, switchOffGestures } from "./window/lock-down.ts";

const builtFolder = import.meta.dirname;
const preload = join(builtFolder, "preload.cjs");
let window: KioskWindow | undefined;
let consoleWindow: ConsoleWindow | undefined;

let ledgerFolder: string | undefined;
relaunchOnCrash(() => ledgerFolder);
// A test harness that runs as root passes --no-sandbox; with both options every child process ends.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
lockDownContents();
switchOffGestures();
drawWithoutGraphicsDevice();
// Chromium needs this switch to use the system's voices on Linux.
if (process.platform === "linux") app.commandLine.appendSwitch("enable-speech-dispatcher");
registerScheme();

const settings = readSettings(process.env, app.getPath("appData"));

// Chromium needs a writable folder even where the data folder is not: the screen must open to report that.
const { dataFolder } = settings;
ledgerFolder = dataFolder;
const writable = assertWritable(dataFolder);
app.setPath("userData", writable.ok ? join(dataFolder, "chromium") : mkdtempSync(join(tmpdir(), "counterstar-")));

const kiosk = createKiosk({
  settings,
  writable,
  clock: systemClock(),
  appVersion: app.getVersion(),
  electronVersion: process.versions.electron ?? "",
  show: (view) => window?.show(view),
  showConsole: (view) => consoleWindow?.show(view),
  restart: () => {
    app.relaunch();
    app.quit();
  },
  openDesktop: (isOpen) => window?.openDesktop(isOpen),
  isDesktopOpen: () => window?.isDesktopOpen() ?? false,
  bringConsoleBack: () => consoleWindow?.bringBack(),
  dropCaches: () => void session.defaultSession.clearCache(),
  startSync: (begin, hear, beginsAnew) => startSync(join(builtFolder, "sync.js"), begin, hear, beginsAnew),
});

const start = async (): Promise<void> => {
  lockDownSession();
  serveScheme(join(builtFolder, "../renderer"), kiosk.picture);
  serveRequests({
    names: requestNames,
    channelOf,
    schemas: inputSchemas,
    handlers: {
      ...kiosk.handlers,
      heartbeat: () => {
        window?.pageIsAlive();
        return kiosk.handlers.heartbeat();
      },
    },
    isShownIn: (contents) => window?.shows(contents) ?? false,
  });
  serveRequests({
    names: consoleRequestNames,
    channelOf: consoleChannelOf,
    schemas: consoleInputSchemas,
    handlers: kiosk.consoleHandlers,
    isShownIn: (contents) => consoleWindow?.shows(contents) ?? false,
  });
  window = openKioskWindow({
    preload,
    kiosk: settings.window === null,
    width: settings.window?.width ?? 1280,
    height: settings.window?.height ?? 800,
    relaunch: relaunchAfterFreeze,
    isRelaunched: followsFreeze(),
  });
  // Opening the ledger blocks this process for a moment, so the page is handed over first.
  await window.pageArrived;
  await kiosk.begin();
  const placeFile = join(dataFolder, "console-window.json");
  consoleWindow = keepConsoleWindow({ preload, mode: settings.console, kiosk: window, placeFile });
};

const alreadyRunningExitCode = 3;

/** Allows one kiosk per data folder. A second start logs a message and ends; the first kiosk comes to the front. */
const claimDataFolder = (onSecondStart: () => void): boolean => {
  if (app.requestSingleInstanceLock()) {
    app.on("second-instance", onSecondStart);
    return true;
  }
  logProblem("start refused", problem("already-running"));
  app.exit(alreadyRunningExitCode);
  return false;
};

// Not awaited at the top level: Electron is ready only after this module has been evaluated.
if (claimDataFolder(() => window?.focus())) void app.whenReady().then(start);

app.on("window-all-closed", () => app.quit());
app.on("will-quit", () => void kiosk.end());

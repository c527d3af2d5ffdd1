import { app } from "electron";
import { log } from "./log.ts";

/** Shorter than this, and starting again would only go round in circles: the system's supervisor decides. */
const worthRelaunchingAfterMs = 60_000;
const crashExitCode = 70;

/** An exception nobody expected is a bug: it is logged, and the kiosk starts again from what is on disk. */
export const relaunchOnCrash = (): void => {
  const end = (error: unknown): void => {
    log("crashed", { message: error instanceof Error ? error.stack : String(error) });
    if (performance.now() > worthRelaunchingAfterMs) app.relaunch();
    app.exit(crashExitCode);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
};

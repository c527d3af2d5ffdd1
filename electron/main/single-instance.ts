import { app } from "electron";
import { problem } from "../../contract/problems/problem.ts";
import { logProblem } from "../wire/log.ts";

const alreadyRunningExitCode = 3;

/** Allows one kiosk per data folder. A second start logs a message and ends; the first kiosk comes to the front. */
export const claimDataFolder = (onSecondStart: () => void): boolean => {
  if (app.requestSingleInstanceLock()) {
    app.on("second-instance", onSecondStart);
    return true;
  }
  logProblem("start refused", problem("already-running"));
  app.exit(alreadyRunningExitCode);
  return false;
};

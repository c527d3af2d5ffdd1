import { app } from "electron";
import { problem } from "../../contract/problems/problem.ts";
import { logProblem } from "../wire/log.ts";

const alreadyRunningExitCode = 3;

/** One kiosk a data folder. A second start is told so in words and ends; the first one comes to the front. */
export const claimDataFolder = (onSecondStart: () => void): boolean => {
  if (app.requestSingleInstanceLock()) {
    app.on("second-instance", onSecondStart);
    return true;
  }
  logProblem("start refused", problem("already-running"));
  app.exit(alreadyRunningExitCode);
  return false;
};

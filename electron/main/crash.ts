import { app } from "electron";
import { isDamage, reasonOf } from "../../db/failure-reason.ts";
import { condemn } from "../../db/recovery/condemn.ts";
import { log } from "../wire/log.ts";

/** Shorter than this, and starting again would only go round in circles: the system's supervisor decides. */
const worthRelaunchingAfterMs = 60_000;
const crashExitCode = 70;
/** Told to the start that follows damage: a disk that damages its ledger as well, at once, would go round in circles. */
const afterDamage = "--after-damage";

/**
 * An exception nobody expected is a bug: it is logged, and the kiosk starts again from what is on disk. A damaged ledger
 * is none: the next start sets it aside and serves on with what can be saved.
 */
export const relaunchOnCrash = (dataFolder: () => string | undefined): void => {
  const end = (error: unknown): void => {
    log("crashed", { message: error instanceof Error ? error.stack : String(error) });
    const isMended = isDamage(error) && setLedgerAside(dataFolder());
    const isFirstTime = isMended && !process.argv.includes(afterDamage);
    if (isFirstTime || performance.now() > worthRelaunchingAfterMs) app.relaunch({ args: argumentsOf(isMended) });
    app.exit(crashExitCode);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
};

const argumentsOf = (isMended: boolean): string[] => {
  const given = process.argv.slice(1).filter((argument) => argument !== afterDamage);
  return isMended ? [...given, afterDamage] : given;
};

/** Whether the next start will do so. */
const setLedgerAside = (folder: string | undefined): boolean => {
  if (folder === undefined) return false;
  try {
    condemn(folder);
    return true;
  } catch (error) {
    log("damaged ledger not marked", { reason: reasonOf(error) });
    return false;
  }
};

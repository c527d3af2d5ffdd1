import { app } from "electron";
import { isDamage, reasonOf } from "../../db/failure-reason.ts";
import { condemn } from "../../db/recovery/quarantine.ts";
import { log } from "../wire/log.ts";

/**
 * Shortest run that is worth a relaunch: after a shorter one it would crash again and again, and the system's
 * supervisor decides.
 */
const worthRelaunchingAfterMs = 60_000;
const crashExitCode = 70;
/**
 * Tells a start that it follows damage. If the disk damages the new ledger at once, another relaunch would repeat for
 * ever.
 */
const afterDamage = "--after-damage";
/** Tells a start that no page painted a frame before it. */
const afterFreeze = "--after-freeze";

/**
 * Handles unexpected exceptions. Such an exception is a bug: it is logged, and the kiosk starts again from the disk. A
 * damaged ledger is not a bug: the next start sets it aside and serves on with the entries that it can salvage.
 */
export const relaunchOnCrash = (dataFolder: () => string | undefined): void => {
  const end = (error: unknown): void => {
    log("crashed", { message: error instanceof Error ? error.stack : String(error) });
    const isMended = isDamage(error) && setLedgerAside(dataFolder());
    const isFirstTime = isMended && !process.argv.includes(afterDamage);
    if (isFirstTime || performance.now() > worthRelaunchingAfterMs)
      app.relaunch({ args: argumentsOf(isMended && afterDamage) });
    app.exit(crashExitCode);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
};

const argumentsOf = (cause: string | false): string[] => {
  const given = process.argv.slice(1).filter((argument) => ![afterDamage, afterFreeze].includes(argument));
  return cause ? [...given, cause] : given;
};

/** Ends and starts again because no page paints a frame, also after its restart. */
export const relaunchAfterFreeze = (): void => {
  log("starting again: no page paints");
  app.relaunch({ args: argumentsOf(afterFreeze) });
  app.exit(crashExitCode);
};

export const followsFreeze = (): boolean => process.argv.includes(afterFreeze);

/** Marks the ledger as damaged; true where the next start will set it aside. */
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

import { parseArgs } from "node:util";
import type { Sql } from "../database/sql.ts";
import { isFitForIt, setItPin, unlockItPin } from "../policy/set-it-pin.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { readSecret } from "./read-secret.ts";
import { runCommand } from "./run-command.ts";

const readUnlock = (): boolean => {
  try {
    return parseArgs({ options: { unlock: { type: "boolean" } } }).values.unlock ?? false;
  } catch {
    throw new StartupTrouble("用法：npm run centre -- set-it-pin", "Usage: npm run centre -- set-it-pin");
  }
};

const readPin = async (): Promise<string> => {
  const pin = await readSecret("信息科口令（6 位数字） IT PIN, six digits: ", "再输一次 once more: ");
  if (isFitForIt(pin)) return pin;
  throw new StartupTrouble(
    "口令须为 6 位数字，且不易猜到：不用连号、重号、生日。没有改动。",
    "The PIN must have six digits and must not be easy to guess: no sequence, repetition or birthday. Nothing was changed.",
  );
};

const set = async (sql: Sql): Promise<string> => {
  await setItPin(sql, await readPin());
  return "信息科口令已设置 The IT PIN is set";
};

const unlock = async (sql: Sql): Promise<string> => {
  if (await unlockItPin(sql)) return "信息科口令已解锁 The IT PIN is unlocked";
  throw new StartupTrouble("还没有设置信息科口令。", "No IT PIN is set.");
};

/**
 * Sets 信息科口令, which opens the IT panel of every kiosk; with `--unlock` it keeps the PIN and lifts the lock after ten
 * wrong ones. Each device receives the change within a minute.
 */
await runCommand((sql) => (readUnlock() ? unlock(sql) : set(sql)));

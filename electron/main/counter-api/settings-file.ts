import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CounterApiChoices, counterApiPort } from "../../../contract/counter/counter-api.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { Sha256Hex } from "../../../contract/words.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";

/** How far the counter API is open. The token itself is nowhere: only its hash is kept. */
export const CounterApiSettings = CounterApiChoices.extend({
  v: z.literal(1),
  /** null: no token has been made, and nobody is let in. */
  tokenSha256: Sha256Hex.nullable(),
});
export type CounterApiSettings = z.infer<typeof CounterApiSettings>;

const untouched: CounterApiSettings = {
  v: 1,
  isOpen: true,
  reach: "loopback",
  port: counterApiPort,
  origins: [],
  tokenSha256: null,
};

const fileIn = (folder: string): string => join(folder, "counter-api.json");

/** What IT has set, or what holds before IT sets anything. `counter-settings-unreadable` where nobody can tell. */
export const readCounterApiSettings = (folder: string): Result<CounterApiSettings> => {
  const file = fileIn(folder);
  try {
    return success(existsSync(file) ? CounterApiSettings.parse(JSON.parse(readFileSync(file, "utf8"))) : untouched);
  } catch (error) {
    const reason = error instanceof z.ZodError || error instanceof SyntaxError ? "content" : reasonOf(error);
    return failure(problem("counter-settings-unreadable", { reason }));
  }
};

/** Keeps them, readable by their owner only; on disk when it returns well. */
export const writeCounterApiSettings = (folder: string, settings: CounterApiSettings): Result<null> => {
  try {
    replaceFile(fileIn(folder), `${JSON.stringify(settings)}\n`);
    return success(null);
  } catch (error) {
    return failure(problem("data-folder-unwritable", { folder, reason: reasonOf(error) }));
  }
};

/** What to go on from where the file cannot be read and IT sets things anew. */
export const settingsOrUntouched = (read: Result<CounterApiSettings>): CounterApiSettings =>
  read.ok ? read.value : untouched;

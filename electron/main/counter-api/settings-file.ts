import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CounterApiChoices, counterApiPort } from "../../../contract/counter/counter-api.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { Sha256Hex } from "../../../contract/words.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";

/** The settings of the counter API. The token itself is never stored, only its hash. */
export const CounterApiSettings = CounterApiChoices.extend({
  v: z.literal(1),
  /** null: no token was made, and no client may connect. */
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

/** IT's settings, or the defaults. Problem: `counter-settings-unreadable`. */
export const readCounterApiSettings = (folder: string): Result<CounterApiSettings> => {
  const file = fileIn(folder);
  try {
    return success(existsSync(file) ? CounterApiSettings.parse(JSON.parse(readFileSync(file, "utf8"))) : untouched);
  } catch (error) {
    const reason = error instanceof z.ZodError || error instanceof SyntaxError ? "content" : reasonOf(error);
    return failure(problem("counter-settings-unreadable", { reason }));
  }
};

/** Stores the settings, readable by their owner only; on disk when it succeeds. */
export const writeCounterApiSettings = (folder: string, settings: CounterApiSettings): Result<null> => {
  try {
    replaceFile(fileIn(folder), `${JSON.stringify(settings)}\n`);
    return success(null);
  } catch (error) {
    return failure(problem("data-folder-unwritable", { folder, reason: reasonOf(error) }));
  }
};

/** The settings to change: the defaults where the file cannot be read. */
export const settingsOrUntouched = (read: Result<CounterApiSettings>): CounterApiSettings =>
  read.ok ? read.value : untouched;

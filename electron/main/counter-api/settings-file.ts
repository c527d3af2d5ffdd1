import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { counterApiPort } from "../../../contract/counter/counter-api.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { Sha256Hex } from "../../../contract/words.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";

const isOrigin = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.origin === text;
};

/** How far the counter API is open. The token itself is nowhere: only its hash is kept. */
export const CounterApiSettings = z.strictObject({
  v: z.literal(1),
  /** Whether it listens at all. */
  isOpen: z.boolean(),
  reach: z.enum(["loopback", "lan"]),
  /** 0 lets the system choose. */
  port: z.int().min(0).max(65_535),
  /** Web pages that may call, as a browser names them: "https://office.example:8443". */
  origins: z.array(z.string().max(300).refine(isOrigin)).max(50).readonly(),
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

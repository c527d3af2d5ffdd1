import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { LogLine } from "../../../contract/ipc/it-system.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { reasonOf } from "../../../db/failure-reason.ts";

const textOf = ({ at, event, facts }: LogLine): string => `${at} ${event}${facts === "" ? "" : ` ${facts}`}\n`;

/** Writes the log of this run to a stick and tells its file's name. Problems: `stick-unwritable`. */
export const copyLog = async (
  folder: string,
  lines: readonly LogLine[],
  now: Date,
): Promise<Result<{ readonly fileName: string }>> => {
  const fileName = `counterstar-log-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}.txt`;
  const file = join(folder, fileName);
  try {
    const handle = await open(`${file}.new`, "w", 0o600);
    try {
      await handle.writeFile(lines.map(textOf).join(""));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
    return success({ fileName });
  } catch (error) {
    return failure(problem("stick-unwritable", { reason: reasonOf(error) }));
  }
};

import type { LogLine } from "../../../contract/ipc/it-system.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { writeToStick } from "../../wire/write-to-stick.ts";

const textOf = ({ at, event, facts }: LogLine): string => `${at} ${event}${facts === "" ? "" : ` ${facts}`}\n`;

/** Writes the log of this run to a stick and returns the file's name. Problems: `stick-unwritable`. */
export const copyLog = async (
  folder: string,
  lines: readonly LogLine[],
  now: Date,
): Promise<Result<{ readonly fileName: string }>> => {
  const fileName = `counterstar-log-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}.txt`;
  try {
    await writeToStick(folder, fileName, (file) => file.writeFile(lines.map(textOf).join("")));
    return success({ fileName });
  } catch (error) {
    return failure(problem("stick-unwritable", { reason: reasonOf(error) }));
  }
};

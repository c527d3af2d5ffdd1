import { readFile } from "node:fs/promises";
import { StartupTrouble } from "./startup-trouble.ts";

/** The text of a file that an environment variable names. Throws `StartupTrouble` with both. */
export const readConfiguredFile = async (variable: string, file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new StartupTrouble(
      `读不了 ${variable} 指的文件 ${file}（${code}）。请检查路径和权限。`,
      `The file ${file} of ${variable} cannot be read (${code}). Check its path and its permissions.`,
    );
  }
};

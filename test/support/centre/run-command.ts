import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command of the centre in a process of its own. */
export const runCommand = (
  command: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> =>
  new Promise((resolve) => {
    const file = fileURLToPath(new URL(`../../../central/commands/${command}.ts`, import.meta.url));
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    execFile(process.execPath, [file, ...options], { env: { ...inherited, ...environment } }, (error, output, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors }),
    );
  });

import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { shellEnvironment } from "./check-out.ts";

export interface RunningScript {
  /** Both streams, in the order received. */
  readonly output: () => string;
  /** Ends it as Ctrl+C does; answers with its exit code. The end of the test does the same. */
  readonly interrupt: () => Promise<unknown>;
}

/**
 * Runs a script of a checkout as without a display, on free ports, until its output contains `ready`. Rejects with the
 * output where it ends before.
 */
export const runScript = async (
  folder: string,
  script: string,
  ready: string,
  environment: Record<string, string> = {},
): Promise<RunningScript> => {
  const { DISPLAY: _, ...withoutDisplay } = shellEnvironment();
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { ...withoutDisplay, COUNTERSTAR_CENTRE_PORT: "0", COUNTERSTAR_COUNTER_PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = once(child, "exit");
  const isReady = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.includes(ready)) resolve();
      });
    }
  });
  const interrupt = async (): Promise<unknown> => {
    child.kill("SIGINT");
    return (await ended)[0];
  };
  onTestFinished(async () => void (await interrupt()));
  await Promise.race([isReady, ended]);
  if (!output.includes(ready)) throw new Error(`${script} ended early:\n${output}`);
  return { output: () => output, interrupt };
};

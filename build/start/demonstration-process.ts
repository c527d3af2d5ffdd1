import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DemonstrationOrder } from "../demonstration/fill-demonstration.ts";
import type { Say } from "../electron-runtime/progress.ts";
import { projectFolder } from "../electron-runtime/project-modules.ts";

export interface DemonstrationProcess {
  readonly stop: () => Promise<void>;
}

/** Writes one line for every tenth of the history. */
const sayTenths = (say: Say): ((share: number) => void) => {
  let saidTenths = 0;
  return (share) => {
    const tenths = Math.floor(share * 10);
    if (tenths <= saidTenths) return;
    saidTenths = tenths;
    say(`Demonstration data 演示数据 ${10 * tenths} %`);
  };
};

/**
 * Starts the program that writes the demonstration's history, at the lowest priority; returns at once. `note` receives
 * its process id.
 */
export const startDemonstration = (
  order: DemonstrationOrder,
  logFile: string,
  note: (pid: number | undefined) => void,
  say: Say,
): DemonstrationProcess => {
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(process.execPath, [join(projectFolder, "build/demonstration/fill.ts")], {
    cwd: projectFolder,
    // Ctrl+C reaches only this script. When this script ends by a bug, the closed input ends the program.
    detached: true,
    stdio: ["pipe", "pipe", log],
  });
  closeSync(log);
  note(child.pid);
  let isAskedToStop = false;
  const ended = once(child, "exit").then(([code]) => {
    if (code !== 0 && !isAskedToStop)
      say(`Demonstration data 演示数据: stopped, see ${logFile} 已停止，原因见 ${logFile}`);
  });
  // A program that has just ended takes no order; its exit says why.
  child.stdin?.on("error", () => undefined);
  child.stdin?.write(`${JSON.stringify(order)}\n`);
  const report = sayTenths(say);
  if (child.stdout) createInterface(child.stdout).on("line", (line) => report(Number(JSON.parse(line).share)));
  return {
    stop: async () => {
      isAskedToStop = true;
      child.stdin?.end();
      await ended;
    },
  };
};

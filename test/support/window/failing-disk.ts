import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { databaseFileIn, journalFileIn } from "../../../db/data-folder.ts";

/** A tracer may be forbidden to attach to a process that is not its child. */
export const canAttach = process.platform === "linux" && process.getuid?.() === 0;

export interface FailingDisk {
  readonly mend: () => Promise<void>;
}

/** From now on the ledger's disk refuses process `pid` every write and sync with EIO, until it is mended. */
export const failDisk = async (pid: number, dataFolder: string): Promise<FailingDisk> => {
  const database = databaseFileIn(dataFolder);
  const files = [database, `${database}-wal`, journalFileIn(dataFolder)];
  const refused = ["pwrite64", "write", "fsync", "fdatasync"];
  const strace = spawn(
    "strace",
    [
      ...["-p", String(pid), "-e", `trace=${refused.join(",")}`, "-e", `inject=${refused.join(",")}:error=EIO`],
      ...files.flatMap((file) => ["-P", file]),
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const lines = createInterface({ input: strace.stderr });
  for await (const line of lines) if (/attached/.test(line)) break;
  return {
    mend: async () => {
      const ended = once(strace, "exit");
      strace.kill("SIGINT");
      await ended;
    },
  };
};

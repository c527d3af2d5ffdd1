import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process by its id and its start time: the system reuses an id. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly since: string;
}

/** Ticks from the system's start to the process's; undefined for a zombie or a dead process. */
const sinceOnLinux = (pid: number): string | undefined => {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // After the program's name, which may contain blanks and brackets: the state is the first field, the start time the
  // twentieth.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
};

const sinceElsewhere = (pid: number): string =>
  execFileSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** The process that has this id now; undefined where there is none, or it cannot be read. */
export const identityOf = (pid: number): ProcessIdentity | undefined => {
  try {
    const since = process.platform === "linux" ? sinceOnLinux(pid) : sinceElsewhere(pid).trim();
    return since ? { pid, since } : undefined;
  } catch {
    return undefined;
  }
};

export const isRunning = ({ pid, since }: ProcessIdentity): boolean => identityOf(pid)?.since === since;

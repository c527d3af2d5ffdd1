import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process by its number and its beginning: a number alone is some other process's one day. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly since: string;
}

/** Ticks from the system's start to the process's; undefined for what is gone, or dead and not yet buried. */
const sinceOnLinux = (pid: number): string | undefined => {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // Behind the name of the program, which may hold blanks and brackets: the state first, the beginning as the twentieth.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
};

const sinceElsewhere = (pid: number): string =>
  execFileSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** Who has this number now; undefined where nobody has, or nobody can tell. */
export const identityOf = (pid: number): ProcessIdentity | undefined => {
  try {
    const since = process.platform === "linux" ? sinceOnLinux(pid) : sinceElsewhere(pid).trim();
    return since ? { pid, since } : undefined;
  } catch {
    return undefined;
  }
};

export const isRunning = ({ pid, since }: ProcessIdentity): boolean => identityOf(pid)?.since === since;

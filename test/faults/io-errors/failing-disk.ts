import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const kioskScript = fileURLToPath(new URL("troubled-kiosk.ts", import.meta.url));

/** The errors that a system may return for each call, by the call's name. Reading is not refused for lack of space. */
const errorsOf: Readonly<Record<string, readonly ("EIO" | "ENOSPC")[]>> = {
  openat: ["EIO", "ENOSPC"],
  write: ["EIO", "ENOSPC"],
  pwrite64: ["EIO", "ENOSPC"],
  fsync: ["EIO", "ENOSPC"],
  fdatasync: ["EIO", "ENOSPC"],
  rename: ["EIO", "ENOSPC"],
  mkdir: ["EIO", "ENOSPC"],
  link: ["EIO", "ENOSPC"],
  ftruncate: ["EIO"],
  unlink: ["EIO"],
  read: ["EIO"],
  pread64: ["EIO"],
};

/** One call that fails: the `nth` of its name that touches the kiosk's files, and possibly all after it. */
export interface Trouble {
  readonly call: string;
  readonly nth: number;
  readonly error: "EIO" | "ENOSPC" | "EPERM";
  readonly lasts: boolean;
}

export interface Lived {
  readonly exitCode: number;
  readonly said: readonly string[];
  readonly complaint: string;
  /** As strace writes them. */
  readonly calls: readonly string[];
}

interface LifeOnDisk {
  readonly folder: string;
  readonly life: string;
  /** Only calls on these are counted, and fail. */
  readonly paths: readonly string[];
  readonly trouble?: Trouble;
}

const injection = ({ call, nth, error, lasts }: Trouble): readonly string[] => [
  "-e",
  `inject=${call}:error=${error}:when=${nth}${lasts ? "+" : ""}`,
];

/** Runs a stretch of a kiosk's life in a process of its own. Only the thread that touches its files is traced. */
export const liveOn = async ({ folder, life, paths, trouble }: LifeOnDisk): Promise<Lived> => {
  const traceFolder = realpathSync(mkdtempSync(join(tmpdir(), "counterstar-io-")));
  const trace = join(traceFolder, "trace");
  const strace = ["-qq", "-s", "4096", "-o", trace, "-e", `trace=${Object.keys(errorsOf).join(",")}`];
  const watched = paths.flatMap((path) => ["-P", path]);
  const kiosk = [process.execPath, kioskScript, folder, life];
  try {
    return await new Promise((resolve) => {
      const args = [...strace, ...watched, ...(trouble ? injection(trouble) : []), ...kiosk];
      execFile("strace", args, { encoding: "utf8", timeout: 120_000 }, (error, stdout, stderr) =>
        resolve({
          exitCode: error ? Number(error.code ?? 1) : 0,
          said: stdout.split("\n").filter((line) => line !== ""),
          complaint: stderr,
          calls: readFileSync(trace, "utf8").split("\n"),
        }),
      );
    });
  } finally {
    rmSync(traceFolder, { recursive: true, force: true });
  }
};

/** Every path below `folder`, and the folder itself, that these calls name. */
export const pathsIn = (calls: readonly string[], folder: string): readonly string[] => [
  ...new Set(calls.flatMap((call) => call.match(/"[^"]*"/g) ?? []).flatMap((quoted) => within(quoted, folder))),
];

const within = (quoted: string, folder: string): readonly string[] => {
  const path = quoted.slice(1, -1);
  return path === folder || path.startsWith(`${folder}/`) ? [path] : [];
};

/** A disk whose reads fail permanently allows no start. */
const reads: readonly string[] = ["read", "pread64"];

/** Every call of a life that can fail, once and permanently, with each error that the system may return. */
export const troublesOf = (calls: readonly string[]): readonly Trouble[] =>
  Object.entries(errorsOf).flatMap(([call, errors]) => {
    const count = calls.filter((line) => line.startsWith(`${call}(`)).length;
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    return numbers.flatMap((nth) =>
      errors.flatMap((error) =>
        (reads.includes(call) ? [false] : [false, true]).map((lasts) => ({ call, nth, error, lasts })),
      ),
    );
  });

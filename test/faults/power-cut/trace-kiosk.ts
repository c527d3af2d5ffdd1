import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tracedCalls } from "./system-call.ts";

/** The sync mode of the recorded kiosk: as shipped, or one of two modes that must be seen to lose. */
export const configurations = ["as shipped", "synchronous = NORMAL", "eatmydata"] as const;
export type Configuration = (typeof configurations)[number];

export interface TracedKiosk {
  /** Where the trace is written. */
  readonly folder: string;
  /** The folder that is watched. */
  readonly root: string;
  readonly life: string;
  readonly configuration: Configuration;
}

const kioskScript = fileURLToPath(new URL("recorded-kiosk.ts", import.meta.url));
/** No write of a kiosk is longer; a longer one is detected as truncated. */
const longestString = 64 * 1024 * 1024;

/** The calls of the one thread that touched the watched folder, in order, as strace writes them. */
export const tracedLines = ({ folder, root, life, configuration }: TracedKiosk): readonly string[] => {
  const trace = join(folder, "trace");
  const strace = ["-ff", "--seccomp-bpf", "-qq", "-xx", "-s", `${longestString}`, "-e", `trace=${tracedCalls}`];
  const weakened = configuration === "eatmydata" ? ["eatmydata"] : [];
  const kiosk = [
    process.execPath,
    kioskScript,
    root,
    life,
    configuration === "synchronous = NORMAL" ? "normal" : "full",
  ];
  const options = { encoding: "utf8", maxBuffer: longestString } as const;
  const ended = spawnSync("strace", [...strace, "-e", "signal=none", "-o", trace, ...weakened, ...kiosk], options);
  if (ended.status !== 0)
    throw new Error(`the recorded kiosk failed (${ended.error ?? ended.status}):\n${ended.stderr}`);
  const threads = readdirSync(folder)
    .filter((name) => name.startsWith("trace."))
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .filter((text) => text.includes(asTraced(root)));
  // The order of calls on several threads is not recorded, so there must be one.
  if (threads.length !== 1) throw new Error(`${threads.length} threads touched the kiosk's folder`);
  return threads.flatMap((text) => text.split("\n"));
};

const asTraced = (path: string): string => Buffer.from(path).toString("hex").replaceAll(/../g, "\\x$&");

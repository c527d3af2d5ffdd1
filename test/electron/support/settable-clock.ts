import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The wall clock of one process; its monotonic clock stays the machine's. */
export interface SettableClock {
  /** For the process that is started with it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sets the offset from the machine's clock, milliseconds; takes effect at once. */
  readonly setAhead: (ms: number) => void;
}

export const settableClock = (): SettableClock => {
  const file = join(mkdtempSync(join(tmpdir(), "counterstar-clock-")), "offset");
  const library = execFileSync("faketime", ["-m", "-f", "+0", "printenv", "LD_PRELOAD"], { encoding: "utf8" }).trim();
  const setAhead = (ms: number): void => writeFileSync(file, `${ms < 0 ? "-" : "+"}${Math.abs(ms) / 1_000}`);
  setAhead(0);
  return {
    setAhead,
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  };
};

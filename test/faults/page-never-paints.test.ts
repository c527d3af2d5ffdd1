import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { environmentOf } from "../support/window/kiosk.ts";

const fileOf = (process: string, name: string): string => {
  try {
    return readFileSync(`/proc/${process}/${name}`, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
};

/** The processes of the pages of the kiosk on this data folder. */
const pageProcesses = (dataFolder: string): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && fileOf(name, "cmdline").includes("--type=renderer"))
    .filter((name) => fileOf(name, "environ").includes(dataFolder))
    .map(Number);

it.runIf(process.platform === "linux")("a kiosk whose page never paints shows its window all the same", async () => {
  const options = kioskOptions(temporaryFolder());
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  // Without the driver, which waits for the page.
  const kiosk = spawn(options.executable, [...asRoot, projectFolder], {
    env: environmentOf(options),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  kiosk.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  try {
    await expect.poll(() => pageProcesses(options.dataFolder).length, { interval: 5 }).toBeGreaterThan(0);
    for (const page of pageProcesses(options.dataFolder)) process.kill(page, "SIGSTOP");
    await expect.poll(() => said).toContain("window shown before its page has painted");
  } finally {
    kiosk.kill("SIGKILL");
    // A stopped process does not notice that its kiosk has ended.
    for (const page of pageProcesses(options.dataFolder)) process.kill(page, "SIGKILL");
  }
});

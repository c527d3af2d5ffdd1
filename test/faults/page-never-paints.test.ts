import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { environmentOf } from "../support/window/kiosk.ts";
import { processesOf } from "../support/window/processes.ts";

it.runIf(process.platform === "linux")("a kiosk whose page never paints shows its window all the same", async () => {
  const options = kioskOptions(temporaryFolder());
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  // Without the driver, which waits for the page.
  const kiosk = spawn(options.executable, [...asRoot, projectFolder], {
    env: environmentOf(options),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const pageProcesses = () => processesOf(options.dataFolder, "renderer");
  let said = "";
  kiosk.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  try {
    await expect.poll(() => pageProcesses().length, { interval: 5 }).toBeGreaterThan(0);
    for (const page of pageProcesses()) process.kill(page, "SIGSTOP");
    await expect.poll(() => said).toContain("window shown before its page has painted");
  } finally {
    kiosk.kill("SIGKILL");
    // A stopped process does not notice that its kiosk has ended.
    for (const page of pageProcesses()) process.kill(page, "SIGKILL");
  }
});
